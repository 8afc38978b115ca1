"""Awards told by a noun of who bears them: «… орденінің иегері, ақын X», «… лауреаттары X пен Y», «X – … иегері»."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import award_at
from nlp_reports.extraction.award_places import heads_list, place_starting
from nlp_reports.extraction.award_pointing import list_after
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_items import leads_to
from nlp_reports.extraction.recipients import grouped
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import DASHES, Span
from nlp_reports.language.morphology import Case

_NEAR, _FAR = 5, 120
_CLOSING = frozenset('»"”')
_PLURALS = ("лер", "лар")
_BECAME = re.compile(r"(?:атан|бол|таныл|табыл|санал)(?:ды|ып|ады|ган)")
_CONVERB = ("ып", "ип")


def find_bearers(
    context: Context, sentence: Span, members: list[RecipientDraft], verbs: list[AwardVerb]
) -> list[AwardDraft]:
    """Return the awards that a sentence tells by a noun of their bearers.

    Args:
        context: The post.
        sentence: The sentence.
        members: Those of it who may receive.
        verbs: Its verbs of awarding, over which no list of names goes.
    """
    found = []
    for i in range(sentence.start + 1, sentence.end):
        if not bears(context, i) or (not verbs and heads_list(context, i)):
            continue
        head = i - 2 if context.words[i - 1].text in _CLOSING else i - 1
        phrase = award_at(context, head, sentence.start, borne=True) or _place_before(context, i, sentence.start)
        unnamed = context.lexicon.data["awards_rules"]["nominations"]
        if phrase is None or (phrase.kind_text in unnamed and phrase.nomination is None):
            continue
        start = i + 1
        while start < sentence.end and context.words[start].fold in context.lexicon.words(
            "awards_rules", "having_become"
        ):
            start += 1
        after = [m for m in members if m.span.start >= start]
        named: list[RecipientDraft] = []
        if (
            after
            and after[0].person is not None
            and (
                leads_to(context, start, after[0])
                or (after[0].span.start - start <= _NEAR and _leads(context, start, after[0].span.start))
            )
        ):
            groups = grouped(context, [m for m in members if m.span.start >= after[0].span.start], [], verbs)
            named = groups[0] if _of_many(context, i) else after[:1]
        elif i + 1 < sentence.end and context.words[i + 1].text == ",":
            named = _subjects(context, phrase, sentence, members, verbs)
        elif (told := _predicate(context, i, sentence)) is not None and not _by_verb(verbs, told):
            clause = _clause_of(phrase, told, sentence, verbs)
            named = _subjects(context, phrase, sentence, members, verbs) or _before(context, phrase, members, clause)
            if not named:  # «2012 жылы «Құрмет» орденінің иегері атанды»: of whom is told elsewhere
                verb = AwardVerb(told, "Nom", False, "finite", False)
                found.append(AwardDraft(phrase, clause=Span(clause.start, told.end), verb=verb))
        if named:
            found.append(AwardDraft(phrase, list(named), score=0.75, origin="rule:award-bearer"))
    return found


def _predicate(context: Context, i: int, sentence: Span) -> Span | None:
    """Return the words in which the noun of the bearer, the word `i`, is said of someone: «иегері», «иегері атанды»."""
    words = context.words
    end = i + 1
    while end < sentence.end and words[end].fold in context.lexicon.words("awards_rules", "as_what"):
        end += 1
    if end < sentence.end and _BECAME.fullmatch(words[end].fold):
        return Span(i, end + 1)
    return Span(i, i + 1) if i + 1 >= sentence.end or words[i + 1].text in ".!;" else None


def _by_verb(verbs: list[AwardVerb], told: Span) -> bool:
    """Tell whether a verb of awarding holds the words: «лауреаты атанды» is read as one."""
    after = bisect_left(verbs, told.end, key=lambda verb: verb.span.end)
    return after < len(verbs) and verbs[after].winner is not None and verbs[after].span.overlaps(told)


def _clause_of(phrase: AwardPhrase, told: Span, sentence: Span, verbs: list[AwardVerb]) -> Span:
    """Return the clause that the words of becoming end, from the verb of awarding before it."""
    before = bisect_right(verbs, phrase.start, key=lambda verb: verb.span.end)
    return Span(verbs[before - 1].span.end if before else sentence.start, told.end)


def _before(context: Context, phrase: AwardPhrase, members: list[RecipientDraft], clause: Span) -> list[RecipientDraft]:
    """Return the subject of a clause that says who bears an award: «X пен Y «…» медалінің иегері атанды»."""
    words = context.words
    body = phrase.issuer_body
    if body is not None and body.ending.case is Case.NOM and not body.bare:
        phrase.issuer_body, phrase.start = None, phrase.span.start
        return [RecipientDraft(body.span, "Nom", body=body)]
    near = [m for m in members if phrase.start - _FAR <= m.span.end <= phrase.start]
    groups = grouped(context, near, [], [])
    subjects = [group for group in groups if group[-1].case == "Nom"]
    if not subjects:
        return []
    between = range(subjects[-1][-1].span.end, phrase.start)
    own = [i for i in between if i >= clause.start and i not in words.inside_quote]
    if any(words[i].pos == "VERB" and words[i].fold.endswith(_CONVERB) for i in own):
        return []
    roles = (context.lexicon.match("roles", words.folds, i) for i in own)
    if any(role is not None and role.ending.plural and role.ending.case is Case.NOM for role in roles):
        return []
    return subjects[-1]


def _place_before(context: Context, i: int, low: int) -> AwardPhrase | None:
    """Return the place of «І орын иегері», whose noun of the bearer is the word `i`."""
    for start in range(i - 1, max(low, i - 4) - 1, -1):
        phrase = place_starting(context, start, low, i)
        if phrase is not None and phrase.span.end == i:
            return phrase
    return None


def bears(context: Context, i: int) -> bool:
    """Tell whether the word is a possessed noun of who bears an award: «иегері», «лауреаттары»."""
    form = context.words[i].fold
    stems = context.lexicon.words("awards_rules", "bearers")
    return form[-1] in "ыи" and any(form.startswith(stem) and form != stem for stem in stems)


def _of_many(context: Context, i: int) -> bool:
    stems = context.lexicon.words("awards_rules", "bearers")
    return context.words[i].fold.startswith(tuple(stem + plural for stem in stems for plural in _PLURALS))


def _leads(context: Context, start: int, end: int) -> bool:
    """Tell whether only commas and roles stand between a bearer's noun and a name."""
    words = context.words
    return all(words[i].text in {",", "–", "-"} or not words[i].punct for i in range(start, end)) and (
        end == start or role_ending(context, end - 1) is not None
    )


def _subjects(
    context: Context, phrase: AwardPhrase, sentence: Span, members: list[RecipientDraft], verbs: list[AwardVerb]
) -> list[RecipientDraft]:
    """Return who bears an award told after a dash: those before the dash, else those whom the next sentence names."""
    dash = _dash_before(context, phrase, sentence)
    if dash is None:
        return []
    before = [m for m in members if m.person is not None and m.case == "Nom" and m.span.end <= dash]
    if before:
        groups = grouped(context, before, [], verbs)
        return groups[-1] if groups[-1][-1].span.end == _unbracketed(context, dash, sentence) else []
    return list_after(context, sentence) if dash == phrase.start - 1 else []


def _dash_before(context: Context, phrase: AwardPhrase, sentence: Span) -> int | None:
    """Return the dash after which a clause without a verb tells of the award."""
    words = context.words
    for i in range(phrase.start - 1, max(sentence.start, phrase.start - _FAR), -1):
        if words[i].text in DASHES and words[i].spaced and i not in words.inside_quote:
            return i
        if words[i].pos == "VERB" and i not in words.inside_quote:
            return None
    return None


def _unbracketed(context: Context, end: int, sentence: Span) -> int:
    """Return where the words before `end` end that stand outside a bracket: «Айша (шын аты – …) –»."""
    words = context.words
    if words[end - 1].text != ")":
        return end
    opening = next((i for i in range(end - 2, max(sentence.start, end - _FAR), -1) if words[i].text == "("), None)
    return end if opening is None else opening

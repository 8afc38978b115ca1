"""Awards told by a noun of who bears them: «… орденінің иегері, ақын X», «… лауреаттары X пен Y», «X – … иегері»."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_groups import list_after
from nlp_reports.extraction.award_phrases import award_at
from nlp_reports.extraction.award_places import heads_list, place_starting
from nlp_reports.extraction.award_verbs import AwardVerb
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_items import leads_to
from nlp_reports.extraction.recipients import grouped
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span

_NEAR = 5
_DASHES = frozenset("-–—")
_CLOSING = frozenset('»"”')
_BECOMING = frozenset({"атанган", "болган", "танылган", "болып", "атанып"})
_PLURALS = ("лер", "лар")


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
        if not _bears(context, i) or (not verbs and heads_list(context, i)):
            continue
        head = i - 2 if context.words[i - 1].text in _CLOSING else i - 1
        phrase = award_at(context, head, sentence.start, borne=True) or _place_before(context, i, sentence.start)
        unnamed = context.lexicon.data["awards_rules"]["nominations"]
        if phrase is None or (phrase.kind_text in unnamed and phrase.nomination is None):
            continue
        start = i + 1
        while start < sentence.end and context.words[start].fold in _BECOMING:
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
        elif i + 1 >= sentence.end or context.words[i + 1].text in ".!;":
            named = _subjects(context, phrase, sentence, members, verbs)
        if named:
            found.append(AwardDraft(phrase, list(named), score=0.75, origin="rule:award-bearer"))
    return found


def _place_before(context: Context, i: int, low: int) -> AwardPhrase | None:
    """Return the place of «І орын иегері», whose noun of the bearer is the word `i`."""
    for start in range(i - 1, max(low, i - 4) - 1, -1):
        phrase = place_starting(context, start, low, i)
        if phrase is not None and phrase.span.end == i:
            return phrase
    return None


def _bears(context: Context, i: int) -> bool:
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
    """Return who bears the award that ends the sentence: those before its dash, else those whom the next one names."""
    dash = phrase.start - 1
    if dash <= sentence.start or context.words[dash].text not in _DASHES:
        return []
    before = [m for m in members if m.person is not None and m.case == "Nom" and m.span.end <= dash]
    if before:
        groups = grouped(context, before, [], verbs)
        return groups[-1] if groups[-1][-1].span.end == dash else []
    return list_after(context, sentence)

"""Awards whose recipients are told elsewhere: «жеңімпаздарға», «осы бес азамат», «оған», a subject left out."""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import award_at, find_phrases
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.people import PersonDraft
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.numerals import is_numeral, parse_number

_WON = frozenset({"place", "prize", "title"})
_SENTENCES_BACK = 8
_DASHES = frozenset("-–—:")


def with_recipients(
    context: Context, drafts: list[AwardDraft], people: list[PersonDraft]
) -> tuple[list[AwardDraft], list[AwardDraft]]:
    """Return the awards that someone receives, in order of the text, references followed, and those of no one named.

    Args:
        context: the post.
        drafts: awards found, those without recipients too.
        people: the people of the post, to tell whom it is about.
    """
    drafts = sorted(drafts, key=lambda draft: draft.phrase.span.start)
    kept: list[AwardDraft] = []
    unawarded: list[AwardDraft] = []
    listed = {draft.phrase.span for draft in drafts if draft.recipients}
    for draft in drafts:
        if _only_hands_over(draft):
            for earlier in kept:
                earlier.presenter = earlier.presenter or draft.presenter
            continue
        if not draft.recipients and draft.phrase.span in listed:
            continue
        if not draft.recipients and draft.clause is not None and draft.verb is not None:
            draft.recipients, draft.score = _referred(context, draft, draft.clause, kept, people)
            draft.origin = "rule:award-reference"
            last = kept[-1] if kept else None
            if not draft.recipients and last is not None and _goes_on(context, last, draft):
                draft.recipients = list(last.recipients)
        if draft.recipients:
            kept.append(draft)
        elif draft.verb is not None and not draft.phrase.weak:
            unawarded.append(draft)
    return kept, unawarded


def _only_hands_over(draft: AwardDraft) -> bool:
    """Tell whether the clause only says who handed over the awards told before: «Жүлделерді X тапсырды»."""
    phrase = draft.phrase
    return not draft.recipients and draft.presenter is not None and phrase.definite and phrase.name is None


def _goes_on(context: Context, last: AwardDraft, draft: AwardDraft) -> bool:
    """Tell whether the clause goes on about the one recipient of the award before, in its sentence or the next."""
    words = context.words
    apart = words[draft.phrase.span.start].sentence - words[last.phrase.span.start].sentence
    same_line = words[draft.phrase.span.start].line == words[last.phrase.span.start].line
    alone = len(last.recipients) == 1 and last.origin == "rule:award-reference"
    handed = draft.verb is not None and draft.verb.case == "Dat"
    return same_line and ((apart == 0 and alone) or (apart <= 1 and alone and handed))


def _referred(
    context: Context, draft: AwardDraft, clause: Span, before: list[AwardDraft], people: list[PersonDraft]
) -> tuple[list[RecipientDraft], float]:
    listed = _list_after(context, clause)
    if listed:
        return listed, 0.8
    everyone = _everyone(context, clause, before)
    if everyone is not None:
        return everyone, 0.7
    counted = _counted(context, clause)
    if counted is not None:
        return counted, 0.7
    person = (
        _pronoun(context, draft, clause, people)
        or _honoured(context, draft, clause, people)
        or _topic(context, draft, clause)
        or _told_of(context, draft, clause, people)
    )
    return ([RecipientDraft(person.span, "Nom", person=person)] if person else []), 0.6


def _list_after(context: Context, clause: Span) -> list[RecipientDraft]:
    """Read the next sentence where it is «Олар – X, Y және Z», «Олардың қатарында X, Y бар»."""
    words = context.words
    sentence = words.sentence_of(clause.start)
    if sentence.end + 2 >= len(words):
        return []
    first, second = words[sentence.end].fold, words[sentence.end + 1]
    among = context.lexicon.words("awards_rules", "among")
    if not (first == "олар" and second.text in _DASHES) and not (first == "олардын" and second.fold in among):
        return []
    return members_of(context, words.sentence_of(sentence.end), [], listed=False, any_case=True)


def _everyone(context: Context, clause: Span, before: list[AwardDraft]) -> list[RecipientDraft] | None:
    """Return the winners told of before where the clause speaks of them together."""
    words = context.words
    stems = context.lexicon.words("awards_rules", "everyone")
    numerous = [i for i in range(clause.start, clause.end) if _collective(words.folds[i])]
    named = [
        i
        for i in range(clause.start, clause.end)
        if any(_inflected(words.folds[i], stem) for stem in stems) and context.person_at(i) is None
    ]
    if not named and not numerous:
        return None
    won = [draft for draft in before if draft.phrase.kind in _WON or draft.origin == "rule:award-line"]
    if named and words.folds[named[0] - 1].startswith("орын"):
        won = [draft for draft in won if draft.phrase.kind == "place"]
    elif named and (borne := award_at(context, named[0] - 1, clause.start, borne=True)) is not None:
        alike = (borne.kind, borne.nomination is None)
        won = [draft for draft in won if (draft.phrase.kind, draft.phrase.nomination is None) == alike] or won
    unique: dict[Span, RecipientDraft] = {}
    for draft in won:
        for recipient in draft.recipients:
            unique.setdefault(recipient.span, replace(recipient, branch_text=None, branch_body=None, branch_span=None))
    recipients = list(unique.values())
    if numerous and not named and len(recipients) != _collective(words.folds[numerous[0]]):
        return None
    return recipients or None


def _inflected(folded: str, stem: str) -> bool:
    """Tell whether the word is a plural or a dative of the stem, as a noun that stands for people is."""
    tail = folded.removeprefix(stem)
    return folded.startswith(stem) and (stem == "олар" or tail.startswith(_PLURALS) or tail in {"ге", "ке", "ине"})


_PLURALS = ("лер", "лар", "дар", "дер", "тар", "тер")
_COLLECTIVES = {"екеуи": 2, "ушеуи": 3, "тортеуи": 4, "бесеуи": 5, "алтауы": 6, "жетеуи": 7}


def _collective(folded: str) -> int:
    """Return the number that a collective numeral says («бесеуіне»), 0 for other words."""
    return next((number for stem, number in _COLLECTIVES.items() if folded.startswith(stem)), 0)


def _counted(context: Context, clause: Span) -> list[RecipientDraft] | None:
    """Return the people of the paragraph before where «осы бес азамат» counts just them."""
    words = context.words
    nouns = context.lexicon.words("awards_rules", "counted")
    for i in range(clause.start, clause.end - 2):
        if words[i].fold not in {"осы", "бул", "аталган"} or not is_numeral(words[i + 1].text):
            continue
        if not any(words[i + 2].fold.startswith(noun) for noun in nouns):
            continue
        value = parse_number(words[i + 1].text)
        line = words[clause.start].line
        earlier = [p for p in context.people if p.span.end <= i and words[p.span.start].line < line]
        if earlier:
            last = words[earlier[-1].span.start].line
            here = {p.parts.full: p for p in earlier if words[p.span.start].line == last and p.form != "given"}
            if len(here) == value:
                return [RecipientDraft(p.span, "Nom", person=p) for p in here.values()]
    return None


def _pronoun(context: Context, draft: AwardDraft, clause: Span, people: list[PersonDraft]) -> PersonMention | None:
    """Return whom «оған» stands for: the last one named before it, who is not the giver."""
    words = context.words
    pronouns = context.lexicon.words("awards_rules", "pronouns")
    at = next((i for i in range(clause.start, clause.end) if words[i].fold in pronouns), None)
    if at is None:
        return None
    givers = {mention.span for mention in (draft.presenter, draft.phrase.issuer_person) if mention is not None}
    earlier = [p for p in context.people if p.span.end <= at and p.span not in givers and p.case != "Gen"]
    near = [p for p in earlier if words[at].sentence - words[p.span.start].sentence <= 1]
    draft.alternatives = near if len(near) > 1 else []
    if earlier and words[at].sentence - words[earlier[-1].span.start].sentence <= 1:
        return earlier[-1]
    return protagonist(people) or (earlier[-1] if earlier else None)


def _honoured(context: Context, draft: AwardDraft, clause: Span, people: list[PersonDraft]) -> PersonMention | None:
    """Return the one whom the post is about where the clause speaks of «мерейтой иесі», or of no one at all."""
    words = context.words
    text = " ".join(words.folds[clause.start : clause.end])
    if any(fold(word) in text for word in context.lexicon.data["awards_rules"]["honoured"]):
        return protagonist(people)
    if draft.verb is None or draft.verb.case != "Dat" or not draft.verb.active or draft.phrase.weak:
        return None
    if any(body.ending.case == "Dat" for body in context.bodies_in(clause)):
        return None
    roles = (context.lexicon.match("roles", words.folds, i) for i in range(clause.start, clause.end))
    someone = any(role is not None and (role.ending.plural or role.ending.case == "Dat") for role in roles)
    return None if someone else protagonist(people)


def protagonist(people: list[PersonDraft]) -> PersonMention | None:
    """Return the person named most often, if three times or more and half as often again as any other."""
    ranked = sorted(people, key=lambda person: -len(person.mentions))
    if not ranked or len(ranked[0].mentions) < 2:
        return None
    if len(ranked) > 1 and len(ranked[1].mentions) * 1.5 > len(ranked[0].mentions):
        return None
    return ranked[0].best


def _topic(context: Context, draft: AwardDraft, clause: Span) -> PersonMention | None:
    """Return the subject carried on from an earlier sentence: «… туған. … орденімен марапатталған»."""
    words, verb = context.words, draft.verb
    if verb is None or verb.case != "Nom" or verb.active:
        return None
    referred = any(words[i].fold == "ол" for i in range(clause.start, clause.end))
    if not referred and _has_subject(context, clause):
        return None
    sentence = words[clause.start].sentence
    for number in range(len(context.people) - 1, -1, -1):
        person = context.people[number]
        start = person.span.start
        if start >= clause.start or person.case != "Nom":
            continue
        if sentence - words[start].sentence > _SENTENCES_BACK or words[clause.start].line - words[start].line > (
            0 if referred else 2
        ):
            return None
        if _opens(context, person):
            return person
    return None


def _told_of(context: Context, draft: AwardDraft, clause: Span, people: list[PersonDraft]) -> PersonMention | None:
    """Return the one whom a life is told of where it ends «… орденімен марапатталған» without a subject."""
    verb = draft.verb
    if verb is None or verb.form != "participle" or verb.case != "Nom" or _has_subject(context, clause):
        return None
    return protagonist(people)


def _opens(context: Context, person: PersonMention) -> bool:
    """Tell whether the name opens its sentence, a date or role before it passed over."""
    sentence = context.words.sentence_of(person.span.start)
    return person.span.start - sentence.start <= 1 or all(
        context.words[i].punct or context.dated_at(i) for i in range(sentence.start, person.span.start)
    )


def _has_subject(context: Context, clause: Span) -> bool:
    """Tell whether the clause has a subject of its own, a noun of people or a body in the nominative."""
    words = context.words
    own = [Span(phrase.start, phrase.span.end) for phrase in find_phrases(context, clause)]
    for i in range(clause.start, clause.end):
        if any(i in span for span in own) or i in words.inside_quote:
            continue
        role = context.lexicon.match("roles", words.folds, i)
        if role is not None and role.ending.case == "Nom" and not any(i in p.span for p in context.people):
            return True
        body = context.body_ending(i)
        if body is not None and body.ending.case == "Nom":
            return True
    return any(
        clause.start <= quote.start and quote.end <= clause.end and not any(quote.start in span for span in own)
        for quote in words.quotes
    )

"""Those named beside a clause that points at them: «Олар – X, Y», «аталған ұстаздар», «осы бес азамат»."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.recipients import grouped, members_of
from nlp_reports.extraction.words import LEADS, Span
from nlp_reports.language.folding import fold
from nlp_reports.language.numerals import is_numeral, parse_number


def list_after(context: Context, clause: Span) -> list[RecipientDraft]:
    """Read the next sentence where it is «Олар – X, Y және Z», «Олардың қатарында X, Y бар», «Атап айтсақ, X, Y»."""
    words = context.words
    sentence = words.sentence_of(clause.start)
    if sentence.end + 2 >= len(words):
        return []
    first, second = words[sentence.end].fold, words[sentence.end + 1]
    among = context.lexicon.words("awards_rules", "among")
    pointing = first in context.lexicon.words("awards_rules", "they_are") and second.text in LEADS
    listing = f"{first} {second.fold}" in context.lexicon.words("awards_rules", "listing")
    if not pointing and not listing and not (first == "олардын" and second.fold in among):
        return []
    following = words.sentence_of(sentence.end)
    if listing and find_verbs(context, following):
        return []
    members = members_of(context, following, [], listed=False, any_case=True)
    return [member for member in members if member.person is not None] if listing else members


def listed_before(context: Context, clause: Span, before: list[AwardDraft]) -> list[RecipientDraft] | None:
    """Return two or more whom the sentence before lists, where «олар» or «аталған ұстаздар» opens the clause."""
    words = context.words
    sentence = words.sentence_of(clause.start)
    first = next((i for i in range(clause.start, clause.end) if not words[i].punct), clause.end)
    if sentence.start == 0 or first + 1 >= clause.end:
        return None
    if (number := _counted_here(context, first)) is not None:
        return _so_many(context, words.sentence_of(sentence.start - 1), number)
    role = context.lexicon.match("roles", words.folds, first + 1)
    they, those = (context.lexicon.words("awards_rules", key) for key in ("they", "those"))
    pointing = words[first].fold in those and role is not None and role.ending.plural
    if words[first].fold not in they and not pointing:
        return None
    earlier = words.sentence_of(sentence.start - 1)
    given = {recipient.span for draft in before for recipient in draft.recipients}
    members = [m for m in members_of(context, earlier, [], listed=False) if m.person is not None and m.case == "Nom"]
    groups = grouped(context, members, [], [])
    last = groups[-1] if groups else []
    return last if len(last) > 1 and not any(member.span in given for member in last) else None


def _counted_here(context: Context, first: int) -> int | None:
    """Return how many «Үшеуі», «Осы екеуіне» at the beginning of a clause speak of."""
    folds = context.words.folds
    at = first + (folds[first] in context.lexicon.words("awards_rules", "those"))
    return collective(context, folds[at]) or None


def _so_many(context: Context, sentence: Span, number: int) -> list[RecipientDraft] | None:
    """Return the people whom a sentence names where they are just so many, or its last list where that is."""
    members = [m for m in members_of(context, sentence, [], listed=False) if m.person is not None and m.case == "Nom"]
    groups = grouped(context, members, [], [])
    return next((group for group in (members, groups[-1] if groups else []) if len(group) == number), None)


def counted(context: Context, clause: Span) -> list[RecipientDraft] | None:
    """Return the people of the paragraph before where «осы бес азамат» counts just them."""
    words = context.words
    nouns = context.lexicon.words("awards_rules", "counted")
    these = context.lexicon.words("awards_rules", "these")
    for i in range(clause.start, clause.end - 2):
        if words[i].fold not in these or not is_numeral(words[i + 1].text):
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


def collective(context: Context, folded: str) -> int:
    """Return the number that a collective numeral says («бесеуіне»), 0 for other words."""
    stems: dict[str, int] = context.lexicon.data["awards_rules"]["collectives"]
    return next((number for stem, number in stems.items() if folded.startswith(fold(stem))), 0)

"""In which case a name stands for who receives: its own, or that of a word after it which stands for the person.

A word of address carries the case («Зәуре апаға»), and so does what is somebody's: «Айгүлдің еншісіне тиді», «Айгүлдің
кеудесіне тағылды», «Айгүлдің жұмысы бірінші орын алды».
"""

from __future__ import annotations

from functools import cache

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline

_FAR = 2
_CASES = {Case.NOM: "Nom", Case.DAT: "Dat", Case.ACC: "Acc", Case.LOC: "Nom"}


def addressed(context: Context, person: PersonMention, *, works: bool) -> tuple[Span, str]:
    """Return the words that stand for a person who receives, and the case that they stand in.

    Args:
        context: The post.
        person: Whose name it is.
        works: Whether what the person made may stand for them; in a list it is no more than what they performed.
    """
    at, words = person.span.end, context.words
    if at >= len(words) or words[at].line != words[at - 1].line:
        return person.span, person.case
    if person.case == "Gen":
        return _owned(context, person, works=works)
    if person.case != "Nom":
        return person.span, person.case
    for case in (Case.DAT, Case.ACC):
        if words[at].fold in _address_forms(case, tuple(context.lexicon.data["names"]["addresses"]["words"])):
            return Span(person.span.start, at + 1), case.value
    return person.span, person.case


def _owned(context: Context, person: PersonMention, *, works: bool) -> tuple[Span, str]:
    words = context.words
    stems = context.lexicon.words("awards_rules", "owned")
    stems |= context.lexicon.words("awards_rules", "made") if works else frozenset()
    at, line = person.span.end, words.line_of(person.span.start)
    quote = words.inside_quote.get(at)
    if quote is not None and quote.start == at:
        at = quote.end
    for i in range(at, min(at + _FAR + 1, line.end)):
        word = words[i]
        if any(word.fold.startswith(stem) for stem in stems):
            case = _CASES.get(word.case) if word.case is not None else None
            return (Span(person.span.start, i + 1), case) if case is not None else (person.span, person.case)
        if word.punct or word.cap or word.pos == "VERB":
            break
    return person.span, person.case


@cache
def _address_forms(case: Case, nouns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(decline(noun, case)) for noun in nouns)

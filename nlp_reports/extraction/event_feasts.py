"""Feasts and days that are told by their own name: «Балаларды қорғау күні аталып өтті», «Наурыз тойланды»."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import endings
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_REACH = 7
_MOST_WORDS = 6
_KEPT_AS = frozenset({Case.NOM, Case.ACC})


def feast_name(context: Context, i: int) -> Span | None:
    """Return the name of the feast that the verb at `i` says was kept, None where it says so of none."""
    words, kept = context.words, context.lexicon.words("feasts", "kept")
    if words[i].fold not in kept:
        return None
    follows = words[i + 1].fold if i + 1 < words.sentence_of(i).end else ""
    if words[i].fold.endswith("п") and follows not in context.lexicon.words("feasts", "passed"):
        return None
    floor = words.sentence_of(i).start
    for head in range(i - 1, max(floor, i - _REACH) - 1, -1):
        if words[head].punct or words[head].fold in kept:
            return None
        if not _is_feast(context, head):
            continue
        start = head
        while start > max(floor, head - _MOST_WORDS) and _belongs(context, start - 1):
            start -= 1
        while start < head and not words[start].cap:
            start += 1
        return Span(start, head + 1) if words[start].cap else None
    return None


def _is_feast(context: Context, i: int) -> bool:
    """Tell whether the word is a feast's noun that something names, in the nominative or accusative."""
    fold = context.words[i].fold
    for stem in context.lexicon.words("feasts", "heads"):
        ending = endings().get(fold[len(stem) :]) if fold.startswith(stem) else None
        if ending is not None and not ending.plural and ending.case in _KEPT_AS:
            return context.dated_at(i) is None or not context.words[i - 1].number
    return False


def _belongs(context: Context, i: int) -> bool:
    word = context.words[i]
    if word.punct or word.number or word.fold in context.stops or context.dated_at(i) is not None:
        return False
    return word.case is not Case.LOC and word.case is not Case.ABL and context.person_at(i) is None

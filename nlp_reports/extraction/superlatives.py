"""Nominations told by a quoted superlative and a dash alone: ««Үздік ойыншы» – Азат …», «… – «Ең белсенді оқырман»»."""

from __future__ import annotations

from nlp_reports.extraction.award_phrases import AwardPhrase, find_phrases
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span

_DASHES = frozenset("-–—:")


def phrases_and_superlatives(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the awards named in a stretch of words, quoted superlatives that a dash ties to a name among them."""
    phrases = find_phrases(context, span)
    found = [phrase for i in range(span.start, span.end) if (phrase := _superlative_at(context, i, span)) is not None]
    free = [phrase for phrase in found if not any(phrase.span.overlaps(other.span) for other in phrases)]
    return sorted([*phrases, *free], key=lambda phrase: phrase.span.start)


def _superlative_at(context: Context, i: int, span: Span) -> AwardPhrase | None:
    """Return a nomination told by its quoted name and a dash alone: «Үздік ойыншы» – X, X – «Ең үздік отбасы»."""
    words = context.words
    quote = words.inside_quote.get(i)
    if quote is None or quote.start != i or quote.end > span.end or i + 2 >= quote.end:
        return None
    if words[i + 1].fold not in context.lexicon.words("awards_rules", "superlatives"):
        return None
    after = words[quote.end] if quote.end < span.end else None
    named = after is not None and after.fold in _DASHES and context.person_starting(quote.end + 1) is not None
    closed = after is None or after.text in {",", ";", "."}
    if not named and not (closed and i - 1 > span.start and words[i - 1].fold in _DASHES):
        return None
    if not named and context.person_ending(i - 2) is None:
        return None
    name = words.span_text(Span(quote.start + 1, quote.end - 1))
    return AwardPhrase(quote, i, "prize", name, nomination=name)

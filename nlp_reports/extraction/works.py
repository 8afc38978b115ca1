"""Works named in the post, and counts with what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.phrases import unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.numerals import find_numbers


@dataclass(slots=True, frozen=True)
class WorkDraft:
    """A work in the making."""

    span: Span
    title: str
    genre: str
    author: PersonMention | None


@dataclass(slots=True, frozen=True)
class QuantityDraft:
    """A count in the making."""

    span: Span
    value: float
    unit: str


def find_works(context: Context) -> list[WorkDraft]:
    """Find quoted titles followed by a noun of a genre, with the author whose genitive stands before."""
    words, lexicon = context.words, context.lexicon
    links = lexicon.words("events_rules", "name_links")
    found: dict[str, WorkDraft] = {}
    for quote in words.quotes:
        for i in range(quote.end, min(quote.end + 4, len(words))):
            if words[i].line != words[quote.start].line or words[i].punct:
                break
            hit = lexicon.match("works", words.folds, i)
            if hit is not None:
                author = context.person_ending(quote.start - 1) if quote.start else None
                author = author if author is not None and author.case == "Gen" else None
                title = unquoted(words.span_text(quote))
                found.setdefault(fold(title), WorkDraft(quote, title, hit.entry.group, author))
                break
            if words[i].fold not in links and words[i].fold in context.stops:
                break
    return list(found.values())


def find_quantities(context: Context) -> list[QuantityDraft]:
    """Find numbers with the unit that they count, numbers inside dates left out."""
    words = context.words
    units = {fold(unit): unit for unit in context.lexicon.data["units"]["words"]}
    found = []
    for number in find_numbers(words.text):
        span = words.at(number.start, number.end)
        if span is None or number.value is None or any(span.overlaps(dated.span) for dated in context.dates):
            continue
        for i in range(span.end, min(span.end + 4, len(words))):
            if words[i].line != words[span.start].line or words[i].punct:
                break
            unit = next(
                (name for stem, name in units.items() if words[i].fold == stem or _inflected(words[i].fold, stem)), None
            )
            if unit is not None and number.kind != "ordinal":
                found.append(QuantityDraft(Span(span.start, i + 1), float(number.value), unit))
                break
    return found


def _inflected(folded: str, stem: str) -> bool:
    from nlp_reports.extraction.endings import endings

    return folded.startswith(stem) and folded[len(stem) :] in endings()

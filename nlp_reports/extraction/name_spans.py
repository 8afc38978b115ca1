"""The words of a name that a tagger proposed, mended at the edges: two names run into one, a place taken along."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.words import Span
from nlp_reports.language.names import is_given, is_patronymic, nominative_name

_MOST_WORDS = 5
_ABLATIVE = ("тан", "тен", "дан", "ден", "нан", "нен")
_ATTRIBUTE = ("дагы", "деги", "тагы", "теги")
_FENCES = {"/": "/", "(": ")", "[": "]"}
_SHORT_QUOTE = 6


def name_spans(context: Context, span: Span) -> list[Span]:
    """Return the names that a proposed span holds: none, one or two."""
    words = context.words
    start, end = span.start, span.end
    while end > start and _no_end_of_name(context, end - 1):
        end -= 1
    while end - start > 2 and words[start].fold.endswith(_ABLATIVE) and is_given(words[start].text) < 0.5:
        start += 1
    while start < end and not words[start].cap:
        start += 1
    span = Span(start, end)
    if end <= start or end - start > _MOST_WORDS or _is_label(context, span):
        return []
    cut = _second_name(context, span)
    return [Span(start, cut), Span(cut, end)] if cut is not None else [span]


def _no_end_of_name(context: Context, i: int) -> bool:
    """Tell whether the word belongs to what follows: «… Осакаров ауданы», or is an attribute of place."""
    words = context.words
    if words[i].fold.endswith(_ATTRIBUTE) and not is_patronymic(words[i].text):
        return True
    if i + 1 >= len(words) or words[i + 1].line != words[i].line:
        return False
    reading = kind_reading(context.lexicon, words[i + 1].fold)
    return reading is not None and reading[2].possession == "3"


def _is_label(context: Context, span: Span) -> bool:
    """Tell whether the words are a branch between slashes or brackets, or a name in short quotes."""
    words = context.words
    before = words[span.start - 1].text if span.start else ""
    after = words[span.end].text if span.end < len(words) else ""
    if span.end - span.start == 1 and _FENCES.get(before) == after and after:
        return True
    quote = words.inside_quote.get(span.start)
    return (
        quote is not None
        and quote.end - quote.start <= _SHORT_QUOTE
        and quote.end - quote.start - 2 <= span.end - span.start + 1
    )


def _second_name(context: Context, span: Span) -> int | None:
    """Return where a second name begins: «Given Surname Given …», «А. Surname Given …»."""
    words = context.words
    size = span.end - span.start
    if size < 3 or any(is_patronymic(words[i].text) >= 0.5 for i in range(span.start, span.end)):
        return None
    for i in range(span.start + 2, span.end):
        if words[i].text.endswith("."):
            return None
        opens = words[span.start].text.endswith(".") or is_given(words[span.start].text) >= 0.5
        if opens and is_given(words[i].text) >= 0.5 and (i > span.start + 1):
            return i
        if nominative_name(words[i - 1].text) != words[i - 1].text:
            return i
    return None

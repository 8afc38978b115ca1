"""The class of a pupil, which stands between the school and who they are: «№7 мектептің 5 «А» сынып оқушысы»."""

from __future__ import annotations

from nlp_reports.extraction.context import Context

_STEMS = ("сынып", "сыныб", "класс", "класы")
_LETTER = 2


def before_class(context: Context, i: int) -> int:
    """Return the index of the word before the class that ends at the word `i`, `i` itself where none ends there."""
    words = context.words
    if i < 1 or not words[i].fold.startswith(_STEMS):
        return i
    at, line = i - 1, words.line_of(i)
    quote = words.quote_at.get(at)
    if quote is not None and quote.end - quote.start == 3 and len(words[at - 1].text) <= _LETTER:
        at = quote.start - 1
    elif words[at].cap and len(words[at].text) <= _LETTER and not words[at].number:
        at -= 1
    at -= at >= line.start and words[at].fold == "-"
    return at - 1 if at >= line.start and words[at].text[:1].isdigit() else i


def after_class(context: Context, i: int, high: int) -> int:
    """Return the index after the class that begins at the word `i`, as in «9 «А» сынып»; `i` where none does."""
    words = context.words
    if not words[i].text.isdigit() or len(words[i].text) > _LETTER:
        return i
    quote = words.inside_quote.get(i + 1)
    if quote is None or quote.start != i + 1 or quote.end - quote.start != 3 or len(words[i + 2].text) != 1:
        return i
    end = quote.end + (quote.end < high and words[quote.end].fold.startswith(_STEMS))
    return end if end <= high else i

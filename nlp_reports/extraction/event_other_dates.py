"""Dates that stand near an event and are of something else: of a document, or of an event still to come."""

from __future__ import annotations

from collections.abc import Iterable

from nlp_reports.extraction.context import Context, Dated
from nlp_reports.extraction.words import Span

_ADNOMINAL = ("гы", "ги")
_FAR, _SOON, _NOUN = 10, 3, 7
_ITS_NOUN = 6


def of_document(context: Context, dated: Dated) -> bool:
    """Tell whether the date is that of a law, an order, an address: «2014 жылғы 17 қаңтардағы «…» Жолдауы»."""
    words = context.words
    if not words[dated.span.end - 1].fold.endswith(_ADNOMINAL):
        return False
    documents = tuple(context.lexicon.words("event_dates", "documents"))
    end = words.sentence_of(dated.span.start).end
    at = dated.span.end
    for _ in range(_FAR):
        if at >= end:
            return False
        quote = next(iter(words.quotes_in(Span(at, at + 1))), None)
        if quote is not None:
            at = quote.end
            continue
        if words[at].fold.startswith(documents):
            return True
        if words[at].text == "," or context.lexicon.match("events", words.folds, at):
            return False
        at += 1
    return False


def of_coming(context: Context, dated: Dated, told: Span) -> bool:
    """Tell whether the date is that of an event to come that is not the one told: «5 маусымда өтетін референдум»."""
    words = context.words
    end = words.sentence_of(dated.span.start).end
    coming = context.lexicon.words("event_dates", "coming")
    for at in range(dated.span.end, min(end, dated.span.end + _SOON)):
        if words[at].punct:
            return False
        if words[at].fold not in coming:
            continue
        nouns = (k for k in range(at + 1, min(end, at + _NOUN)) if context.lexicon.match("events", words.folds, k))
        return next(nouns, None) not in {None, told.end - 1}
    return False


def of_rival(context: Context, dated: Dated, own: Iterable[Span], rivals: Iterable[Span]) -> bool:
    """Tell whether the noun of another event follows the date soon, in a sentence that says nothing of this one."""
    sentence = context.words.sentence_of(dated.span.start)
    if any(span.start in sentence for span in own):
        return False
    return any(dated.span.end <= rival.start < min(sentence.end, dated.span.end + _ITS_NOUN) for rival in rivals)

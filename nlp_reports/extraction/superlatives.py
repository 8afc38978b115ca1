"""Nominations told by a quoted superlative and a dash alone: ««Үздік ойыншы» – Азат …», «… – «Ең белсенді оқырман»»."""

from __future__ import annotations

from nlp_reports.extraction.award_becoming import winner_kind
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import LEADS, Span

_MOST_WORDS = 5
_ONE = ("", "ы", "и")


def phrases_and_superlatives(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the awards named in a stretch of words, quoted superlatives that a dash ties to a name among them."""
    phrases = find_phrases(context, span)
    found = [phrase for i in range(span.start, span.end) if (phrase := _superlative_at(context, i, span)) is not None]
    found += _unquoted(context, span)
    found += _winner(context, span) if not phrases else []
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
    named = after is not None and after.fold in LEADS and _one_starts(context, quote.end + 1)
    closed = after is None or after.text in {",", ";", "."}
    if not named and not (closed and i - 1 > span.start and words[i - 1].fold in LEADS):
        return None
    if not named and context.person_ending(i - 2) is None:
        return None
    name = words.span_text(Span(quote.start + 1, quote.end - 1))
    return AwardPhrase(quote, i, "prize", name, nomination=name)


def labelled_nomination(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the nomination that begins a line under a heading of nominations: «Жыл кітапханашысы – X»."""
    words = context.words
    limit = min(span.end - 1, span.start + _MOST_WORDS + 1)
    dash = next((i for i in range(span.start + 1, limit) if words[i].fold in LEADS), None)
    if dash is None or not words[span.start].cap or not _one_starts(context, dash + 1):
        return []
    label = Span(span.start, dash)
    if any(context.person_at(i) or words[i].punct or words[i].number for i in range(label.start, label.end)):
        return []
    text = words.span_text(label)
    return [AwardPhrase(label, label.start, "prize", text, nomination=text)]


def _winner(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the victory that a noun of the winner and a dash tell of: «Жеңімпаз – X», «Байқаудың бас жүлдегері: X»."""
    words = context.words
    for i in range(span.start, min(span.end - 2, span.start + _MOST_WORDS)):
        if words[i].punct and words[i].text not in '«»"“”':
            break
        kind = winner_kind(context, i, _ONE)
        if kind is not None and words[i + 1].fold in LEADS and _one_starts(context, i + 2):
            place = 1 if kind == "place" else None
            return [AwardPhrase(Span(i, i + 1), span.start, kind, words[i].text, place=place)]
    return []


def _one_starts(context: Context, i: int) -> bool:
    """Tell whether a person or a body of its own begins at the word."""
    body = context.body_starting(i)
    return context.person_starting(i) is not None or (body is not None and not body.bare)


def _unquoted(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the nomination with which a line begins: «Үздік оқырман – X»."""
    words = context.words
    if words[span.start].fold not in context.lexicon.words("awards_rules", "superlatives"):
        return []
    limit = min(span.end, span.start + _MOST_WORDS + 1)
    end = next((i for i in range(span.start + 1, limit) if words[i].punct), None)
    if end is None or end < span.start + 2 or words[end].fold not in LEADS:
        return []
    if context.person_starting(end + 1) is None:
        return []
    phrase = Span(span.start, end)
    return [AwardPhrase(phrase, span.start, "prize", words.span_text(phrase), nomination=words.span_text(phrase))]

"""Plans of events copied cell by cell: the lines right after an event's own give its day and its house."""

from __future__ import annotations

from nlp_reports.extraction.context import Context, Dated
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.venues import VENUE, Venue, never_hosts
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_LONGEST_CELL = 14
_HEADER_LINES = 12


def day_below(context: Context, mention: EventMention) -> Dated | None:
    """Return the date that is the whole line after that of an event that ends its own line."""
    return next((_as_date(context, line) for line in _cells_below(context, mention)[:1]), None)


def house_below(context: Context, mention: EventMention) -> Venue | None:
    """Return the house or place that is the line after the event's day; or after the event, in a table with places."""
    cells = _cells_below(context, mention)
    dated = bool(cells) and _as_date(context, cells[0]) is not None
    if dated:
        return next((_as_house(context, line) for line in cells[1:2]), None)
    return next((_as_house(context, line) for line in cells[:1] if _has_column(context)), None)


def _cells_below(context: Context, mention: EventMention) -> list[Span]:
    """Return the two lines after the event's, where its noun ends a line of its own."""
    words = context.words
    line = words.line_of(mention.span.start)
    if line.end - line.start > _LONGEST_CELL or any(not words[k].punct for k in range(mention.span.end, line.end)):
        return []
    below: list[Span] = []
    at = line.end
    while at < len(words) and len(below) < 2:
        below.append(words.line_of(at))
        at = below[-1].end
    return below


def _as_date(context: Context, line: Span) -> Dated | None:
    words = context.words
    if any(not (words[k].punct or words[k].number or context.dated_at(k)) for k in range(line.start, line.end)):
        return None
    return next(iter(context.dates_in(line)), None)


def _as_house(context: Context, line: Span) -> Venue | None:
    end = line.end
    while end > line.start and context.words[end - 1].text in ".,;":
        end -= 1
    body, place = context.body_ending(end - 1), context.place_ending(end - 1)
    house = body if body is not None and not never_hosts(context, body) else place
    if house is None or house.span.start != line.start or house.ending.case is not Case.NOM:
        return None
    return Venue(house.span, house.name, VENUE)


def _has_column(context: Context) -> bool:
    """Tell whether one of the first lines is the name of a column of places: «Өткізілетін орны»."""
    words = context.words
    labels = context.lexicon.words("events_rules", "place_labels")
    heads = [" ".join(words.folds[line.start : line.end]) for line in words.lines[:_HEADER_LINES]]
    return any(head in labels for head in heads)

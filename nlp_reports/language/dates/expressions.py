"""Date expressions of a text, each resolved with the text's own context or the day of publication."""

from __future__ import annotations

import datetime

from nlp_reports.language.dates.anchor import find_anchor
from nlp_reports.language.dates.clock import with_times
from nlp_reports.language.dates.joining import joined, with_list_members
from nlp_reports.language.dates.model import DateExpression, Reading
from nlp_reports.language.dates.patterns import find_matches
from nlp_reports.language.dates.reading import read
from nlp_reports.language.dates.relations import relation_of
from nlp_reports.language.dates.settle import settle
from nlp_reports.language.folding import fold


def find_dates(text: str, *, published: datetime.date | None = None) -> list[DateExpression]:
    """Return the dates of a text in order; durations and ages are none.

    Args:
        text: Any text.
        published: The day that the text came out; without it a date line, the first full date or the year in the
            name of the event stands in.
    """
    folded = fold(text)
    read_all = [reading for match in find_matches(text, folded) if (reading := read(match)) is not None]
    readings = with_list_members(folded, read_all)
    anchor = find_anchor(folded, readings, published)
    settled: list[Reading] = []
    for reading in joined(folded, readings):
        known = settle(folded, reading, anchor, settled[-1] if settled else None)
        if known is not None:
            settled.append(known)
    return [_expression(text, folded, reading) for reading in with_times(folded, settled, anchor)]


def _expression(text: str, folded: str, reading: Reading) -> DateExpression:
    quarter = reading.precision == "quarter"
    return DateExpression(
        reading.start,
        reading.end,
        text[reading.start : reading.end],
        reading.first.iso(quarter=quarter),
        reading.last.iso(quarter=quarter),
        reading.precision,
        not reading.explicit and reading.first.year is not None,
        relation_of(folded, reading),
    )

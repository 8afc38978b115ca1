"""Tables whose cells copying left with single spaces between: a header of known words over rows of names and places.

«№ Аты-жөні Мектебі Орны Жетекшісі» over «1 X №5 мектеп І орын Y»: what stands where is told by what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlp_reports.extraction.award_places import place_number, place_starting
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.table_cells import FEWEST_CELLS, Row, column_of
from nlp_reports.extraction.words import Span

_LONGEST_NAME = 3
_MOST_BETWEEN = 4
_MOSTLY = 0.7
_MOST_BRANCH = 6
_COLUMNS = ("names", "branch", "won")


def spaced_rows(context: Context, lines: Sequence[Span]) -> dict[int, Row | None]:
    """Read the table that begins with these lines: its rows by their first words, None for its other lines."""
    columns = spaced_header(context, lines[0])
    if not columns:
        return {}
    rows: dict[int, Row | None] = {lines[0].start: None}
    for line in lines[1:]:
        row = _row(context, line, columns)
        if row is None and (line.end - line.start > _MOST_BETWEEN or context.people_in(line)):
            break
        rows[line.start] = row
    return rows if any(row is not None for row in rows.values()) else {}


def spaced_header(context: Context, line: Span) -> tuple[str, ...]:
    """Return what the words of a line say that columns hold, where nearly all of them say so."""
    found: list[str] = []
    known, at, most_unknown = 0, line.start, (1 - _MOSTLY) * (line.end - line.start)
    while at < line.end and at - line.start - known <= most_unknown + 1:
        size = next((n for n in range(_LONGEST_NAME, 0, -1) if _column(context, at, at + n, line)), 0)
        if size:
            found.append(_column(context, at, at + size, line))
            known += size
        at += size or 1
    sure = known >= _MOSTLY * (line.end - line.start) and len(found) >= FEWEST_CELLS
    return tuple(found) if sure and {"names", "won"} <= set(found) else ()


def _column(context: Context, start: int, end: int, line: Span) -> str:
    if end > line.end:
        return ""
    column = column_of(context, Span(start, end))
    return column if end - start == 1 or column != column_of(context, Span(start, start + 1)) else ""


def _row(context: Context, line: Span, columns: tuple[str, ...]) -> Row | None:
    """Return the name, whence it is and the place of a line; None where it has no name and place."""
    words = context.words
    person = next(iter(context.people_in(line)), None)
    if person is None or any(words[i].text.isalpha() for i in range(line.start, person.span.start)):
        return None
    after = range(person.span.end, line.end)
    phrases = (place_starting(context, i, line.start, line.end) for i in after)
    won = next((phrase.span for phrase in phrases if phrase is not None), None)
    if won is None and columns[0] == "won" and place_number(words[line.start].text) is not None:
        won = Span(line.start, line.start + 1)
    if won is None:
        return None
    limit = won.start if won.start > person.span.start else line.end
    return Row((person.span, _branch(context, Span(person.span.end, limit), columns), won), _COLUMNS)


def _branch(context: Context, between: Span, columns: tuple[str, ...]) -> Span:
    """Return where a row's name is from: the words up to a quote or number, or the body among them."""
    if "branch" not in columns:
        return Span(between.start, between.start)
    words = context.words
    opening = context.body_starting(between.start) if between.end > between.start else None
    if opening is not None:
        return opening.span
    end = between.start
    while end < min(between.end, between.start + _MOST_BRANCH) and not (
        words[end].text in '«"“(' or (words[end].number and end > between.start and words[end - 1].text != "№")
    ):
        end += 1
    bodies = [body.span for body in context.bodies_in(Span(between.start, end)) if body.span.start >= between.start]
    return bodies[0] if bodies else Span(between.start, end)

"""Tables whose every cell stands on a line of its own: row after row, or column after column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_places import place_at
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.table_cells import FEWEST_CELLS, Row, column_of, header_of
from nlp_reports.extraction.words import Span

_MOST_CELL_WORDS = 10
_MOST_SHORT_WORDS = 5
_MOST_COLUMNS, _LEAST_COLUMNS, _MOST_LACKING, _MOST_UNKNOWN = 12, 2, 3, 2
_BARE_ROWS = {3: ("names", "branch", "won"), 2: ("names", "won")}


def upright_rows(context: Context, lines: Sequence[Span]) -> dict[int, Row | None]:
    """Read the table that begins with these lines: its rows by their first words, None for its other lines."""
    width = _width(context, lines)
    columns = header_of(context, lines[:width]) if width >= FEWEST_CELLS else ()
    if not columns:
        return _by_columns(context, lines) or _without_header(context, lines)
    rows: dict[int, Row | None] = dict.fromkeys((line.start for line in lines[:width]), None)
    starts = _numbered(context, lines, width)
    for first, last in pairwise(starts) if starts else _stepping(len(lines), width):
        cells = lines[first:last]
        if any(cell.end - cell.start > _MOST_CELL_WORDS for cell in cells):
            break
        lacking = width - len(cells)
        placed = _aligned(context, cells, columns) if 0 < lacking <= _MOST_LACKING else tuple(cells[:width])
        rows |= {cell.start: None for cell in cells} | {cells[0].start: Row(placed, columns)}
    return rows


def _width(context: Context, lines: Sequence[Span]) -> int:
    """Return how many lines are the cells of a header; under «№» all before the first row's 1.

    A header may end in a word that no list has: then as many lines are its cells as make the rows below fit.
    """
    known = next((n for n, line in enumerate(lines[:_MOST_COLUMNS]) if not column_of(context, line)), 0)
    if known and _counts(context, lines[0]):
        return next((n for n, line in enumerate(lines[:_MOST_COLUMNS]) if _number(context, line) == 1), known)
    if known < _LEAST_COLUMNS:
        return known
    widths = range(known, known + _MOST_UNKNOWN + 1)
    return next((width for width in widths if _rows_fit(context, lines, width)), known)


def _rows_fit(context: Context, lines: Sequence[Span], width: int) -> bool:
    """Tell whether the first rows under a header of that width hold names where it says so."""
    columns = [column_of(context, line) for line in lines[:width]]
    below = [lines[first : first + width] for first in (width, 2 * width) if first + width <= len(lines)]
    names = columns.index("names") if "names" in columns else None
    return names is not None and len(below) > 1 and all(context.people_in(row[names]) for row in below)


def _counts(context: Context, cell: Span) -> bool:
    """Tell whether a header's cell stands over the numbers of rows."""
    return context.words.span_text(cell).strip(".").lower() in context.lexicon.data["awards_rules"]["numbers"]


def _number(context: Context, cell: Span) -> int | None:
    text = context.words.span_text(cell).rstrip(".)")
    return int(text) if text.isdigit() and len(text) <= 3 else None


def _stepping(count: int, width: int) -> list[tuple[int, int]]:
    return [(first, first + width) for first in range(width, count - width + 1, width)]


def _numbered(context: Context, lines: Sequence[Span], width: int) -> list[int]:
    """Return where the rows begin that are numbered in turn, and where the last ends."""
    if not _counts(context, lines[0]):
        return []
    starts: list[int] = []
    for n in range(width, len(lines)):
        if starts and n - starts[-1] > width:
            break
        if _number(context, lines[n]) == len(starts) + 1 and (not starts or n - starts[-1] > 1):
            starts.append(n)
    return [*starts, min(len(lines), starts[-1] + width)] if starts else []


def _aligned(context: Context, cells: Sequence[Span], columns: tuple[str, ...]) -> tuple[Span, ...]:
    """Put the cells of a row that lacks some where they fit best, empty spans in place of those missing."""
    best: tuple[int, tuple[Span, ...]] = (-1, tuple(cells))
    for kept in combinations(range(len(columns)), min(len(cells), len(columns))):
        placed = [Span(cells[0].start, cells[0].start)] * len(columns)
        for cell, number in zip(cells, kept, strict=False):
            placed[number] = cell
        fits = sum(_fits(context, cell, columns[n]) for n, cell in zip(kept, cells, strict=False))
        best = max(best, (fits, tuple(placed)), key=lambda found: found[0])
    return best[1]


def _fits(context: Context, cell: Span, column: str) -> int:
    """Return 1 where a cell may well stand in a column, -1 where it surely does not."""
    last = cell.end - 1
    told = {
        "names": bool(context.people_in(cell)),
        "won": place_at(context, cell.start, cell.end) or bool(find_phrases(context, cell)),
        "branch": context.body_ending(last) is not None or context.place_ending(last) is not None,
        "role": role_ending(context, last) is not None,
    }
    return told[column] * 2 - 1 if column in told else -any(told.values())


def _by_columns(context: Context, lines: Sequence[Span]) -> dict[int, Row | None]:
    """Read a table pasted column by column: each header over as many lines as the others, in turn."""
    if not column_of(context, lines[0]):
        return {}
    height = next((n for n, line in enumerate(lines[1:]) if column_of(context, line)), 0)
    heads = [0]
    for head in range(height + 1, min(len(lines), _MOST_COLUMNS * (height + 1)), height + 1) if height > 1 else ():
        if not column_of(context, lines[head]):
            break
        heads.append(head)
    cells = [lines[head] for head in heads]
    columns = tuple(column_of(context, cell) for cell in cells)
    if len(heads) < _LEAST_COLUMNS or not {"names", "won"} <= set(columns) or heads[-1] + height >= len(lines):
        return {}
    if any(column_of(context, line) for head in heads for line in lines[head + 1 : head + height + 1]):
        return {}
    rows: dict[int, Row | None] = {line.start: None for line in lines[: heads[-1] + height + 1]}
    for n in range(1, height + 1):
        row = Row(tuple(lines[head + n] for head in heads), columns)
        if not context.people_in(row.cells[columns.index("names")]):
            return {}
        rows[row.cells[columns.index("names")].start] = row
    return rows


def _without_header(context: Context, lines: Sequence[Span]) -> dict[int, Row | None]:
    """Read rows of cells on lines of their own under no header: a name, where it is from, the place won, in turn."""
    for width, columns in _BARE_ROWS.items():
        rows: dict[int, Row | None] = {}
        for first in range(0, len(lines) - width + 1, width):
            cells = lines[first : first + width]
            if not _is_bare_row(context, cells):
                break
            rows |= {cell.start: None for cell in cells} | {cells[0].start: Row(tuple(cells), columns)}
        if len(rows) >= 2 * width:
            return rows
    return {}


def _is_bare_row(context: Context, cells: Sequence[Span]) -> bool:
    """Tell whether the first cell is a name and nothing else, the last a place won, and any between short."""
    words = context.words
    named = context.people_in(cells[0])
    won = [place_at(context, cell.start, cell.end) for cell in cells]
    short = all(cell.end - cell.start <= _MOST_SHORT_WORDS and words[cell.start].cap for cell in cells[:-1])
    whole = len(named) == 1 and named[0].span == cells[0]
    return whole and short and won[-1] and not any(won[:-1]) and not any(context.people_in(c) for c in cells[1:-1])

"""Cells of tables pasted as text: parted by tabs, strokes or runs of spaces, and what a header says they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_reports.extraction.branches import FENCES
from nlp_reports.extraction.context import BodyMention, Context, PersonMention
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_GAP = re.compile(r"\t|\||[ \u00a0]{2,}")
_EMPTY = re.compile(r"\t[ \u00a0]*(?=\t)")
_MOST_HEADER_WORDS = 5
FEWEST_CELLS = 3


@dataclass(slots=True, frozen=True)
class Row:
    """A row: its cells, and by the words of its table's header which column holds what, where there is a header.

    A cell that holds nothing is an empty span.
    """

    cells: tuple[Span, ...]
    columns: tuple[str, ...] = ()

    def column(self, name: str) -> int | None:
        """Return the number of the column that the header calls so."""
        number = self.columns.index(name) if name in self.columns else len(self.cells)
        return number if number < len(self.cells) else None

    def cell(self, name: str) -> Span | None:
        """Return the cell under the header of that name, None where it is empty or there is none."""
        number = self.column(name)
        cell = self.cells[number] if number is not None else None
        return cell if cell is not None and cell.end > cell.start else None


def cells_of(context: Context, line: Span) -> list[Span]:
    """Return the cells of a line, those between two strokes or tabs that hold nothing among them."""
    words = context.words
    cells: list[Span] = []
    start = line.start
    for i in range(line.start, line.end):
        gap = words.text[words[i].end : words[i + 1].start] if i + 1 < line.end else "\t"
        if words[i].text == "|":
            if i > start or (i > line.start and start == i):
                cells.append(Span(start, i))
            start = i + 1
        elif _GAP.search(gap):
            if i + 1 > start:
                cells.append(Span(start, i + 1))
            cells += [Span(i + 1, i + 1)] * len(_EMPTY.findall(gap))
            start = i + 1
    return [_bare(context, cell) for cell in cells]


def _bare(context: Context, cell: Span) -> Span:
    """Return a cell without the brackets that it stands in: «(№10 мектеп)»."""
    fenced = (
        cell.end - cell.start > 2 and FENCES.get(context.words[cell.start].text) == context.words[cell.end - 1].text
    )
    return Span(cell.start + 1, cell.end - 1) if fenced else cell


def header_of(context: Context, cells: Sequence[Span]) -> tuple[str, ...]:
    """Return what each cell of a header stands over: empty where the cells are no header."""
    columns = tuple(column_of(context, cell) for cell in cells)
    known = [column for column in columns if column]
    won = [cell for cell, column in zip(cells, columns, strict=True) if column in {"won", "nomination"}]
    sure = len(known) >= FEWEST_CELLS - 1 and len(known) * 2 > len(cells)
    return columns if won and (sure or won[0].end - won[0].start == 1) else ()


def column_of(context: Context, cell: Span) -> str:
    """Return what a cell of a header says that its column holds, an empty string where it is no such cell."""
    if not 0 < cell.end - cell.start <= _MOST_HEADER_WORDS:
        return ""
    text = fold(context.words.span_text(cell))
    columns = context.lexicon.kinds_of("awards_rules", "columns")
    return columns.get(text) or columns.get(fold(text.split()[0].strip(".,:")), "")


def named_in(context: Context, row: Row) -> list[PersonMention]:
    """Return the people under the header of names, else those of the first cell that names any."""
    under = row.cell("names")
    people = context.people_in(under) if under is not None else []
    return people or next((found for cell in row.cells if (found := context.people_in(cell))), [])


def body_of(context: Context, cell: Span) -> BodyMention | None:
    """Return the body that a cell ends in."""
    body = context.body_ending(cell.end - 1) if cell.end > cell.start else None
    return body if body is not None and body.span.start >= cell.start else None


def home_cell(context: Context, row: Row) -> Span | None:
    """Return the cell under the headers of teams, schools and places that says where a row is from, a body's first."""
    under = [
        cell
        for cell, column in zip(row.cells, row.columns, strict=False)
        if column == "branch" and cell.end > cell.start
    ]
    return next((cell for cell in under if body_of(context, cell) is not None), under[0] if under else None)

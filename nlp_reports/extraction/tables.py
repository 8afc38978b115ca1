"""Tables pasted as lines: cells parted by tabs, strokes or runs of spaces; a row gives a place to a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_places import place_at, place_number
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import FENCES, RecipientDraft
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_GAP = re.compile(r"\t|\||[ \u00a0]{2,}")
_FEWEST_CELLS = 3
_MOST_HEADER_WORDS = 5
_MOST_CELL_WORDS = 10
_BARE_ROWS = {3: ("names", "branch", "won"), 2: ("names", "won")}
_SCORE = re.compile(r"\d{1,4}(?:[.,]\d+)?")


@dataclass(slots=True, frozen=True)
class Row:
    """A row: its cells, and by the words of its table's header which column holds what, where there is a header."""

    cells: tuple[Span, ...]
    columns: tuple[str, ...] = ()

    def column(self, name: str) -> int | None:
        """Return the number of the column that the header calls so."""
        number = self.columns.index(name) if name in self.columns else len(self.cells)
        return number if number < len(self.cells) else None


def table_rows(context: Context) -> dict[int, Row | None]:
    """Return the rows of the post's tables by the index of their first word, None for their other lines."""
    rows: dict[int, Row | None] = {}
    columns: tuple[str, ...] = ()
    lines = context.words.lines
    for number, line in enumerate(lines):
        if line.start in rows:
            continue
        cells = _cells(context, line)
        if len(cells) < _FEWEST_CELLS:
            columns = ()
            rows |= _upright(context, lines[number:])
            continue
        header = _header(context, cells)
        if header:
            columns = header
            rows[line.start] = None
            continue
        rows[line.start] = Row(tuple(cells), columns)
    return rows


def _header(context: Context, cells: Sequence[Span]) -> tuple[str, ...]:
    """Return what each cell of a header stands over: empty where the cells are no header."""
    columns = tuple(_column(context, cell) for cell in cells)
    known = [column for column in columns if column]
    won = [cell for cell, column in zip(cells, columns, strict=True) if column == "won"]
    sure = len(known) >= _FEWEST_CELLS - 1 and len(known) * 2 > len(cells)
    return columns if won and (sure or won[0].end - won[0].start == 1) else ()


def _column(context: Context, cell: Span) -> str:
    if cell.end - cell.start > _MOST_HEADER_WORDS:
        return ""
    text = fold(context.words.span_text(cell))
    first = fold(context.words.span_text(cell).split()[0].strip(".,:"))
    for name in context.lexicon.data["awards_rules"]["columns"]:
        if {first, text} & context.lexicon.words("awards_rules", "columns", name):
            return str(name)
    return ""


def _upright(context: Context, lines: Sequence[Span]) -> dict[int, Row | None]:
    """Read a table whose every cell stands on a line of its own: a header of so many lines, then rows of as many."""
    width = next((n for n, line in enumerate(lines) if not _column(context, line)), len(lines))
    columns = _header(context, lines[:width]) if width >= _FEWEST_CELLS else ()
    if not columns:
        return _without_header(context, lines)
    rows: dict[int, Row | None] = dict.fromkeys((line.start for line in lines[:width]), None)
    for first in range(width, len(lines) - width + 1, width):
        cells = lines[first : first + width]
        if any(cell.end - cell.start > _MOST_CELL_WORDS for cell in cells):
            break
        rows |= {cell.start: None for cell in cells} | {cells[0].start: Row(tuple(cells), columns)}
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
    short = all(cell.end - cell.start <= _MOST_HEADER_WORDS and words[cell.start].cap for cell in cells[:-1])
    whole = len(named) == 1 and named[0].span == cells[0]
    return whole and short and won[-1] and not any(won[:-1]) and not any(context.people_in(c) for c in cells[1:-1])


def _cells(context: Context, line: Span) -> list[Span]:
    words = context.words
    cells: list[Span] = []
    start = line.start
    for i in range(line.start, line.end):
        gap = words.text[words[i].end : words[i + 1].start] if i + 1 < line.end else "\t"
        if words[i].text == "|":
            if i > start:
                cells.append(Span(start, i))
            start = i + 1
        elif _GAP.search(gap):
            cells.append(Span(start, i + 1))
            start = i + 1
    return [_bare(context, cell) for cell in cells if cell.end > cell.start]


def _bare(context: Context, cell: Span) -> Span:
    """Return a cell without the brackets that it stands in: «(№10 мектеп)»."""
    fenced = (
        cell.end - cell.start > 2 and FENCES.get(context.words[cell.start].text) == context.words[cell.end - 1].text
    )
    return Span(cell.start + 1, cell.end - 1) if fenced else cell


def row_award(context: Context, row: Row) -> AwardDraft | None:
    """Return the place or prize that a row gives to the first name, or where it has none to the first body."""
    phrase = _award_cell(context, row)
    if phrase is None:
        return None
    recipients: list[RecipientDraft] = []
    body = next(
        (b for cell in row.cells if (b := context.body_ending(cell.end - 1)) and b.span.start >= cell.start), None
    )
    score = _score(context, row, phrase)
    for cell in row.cells:
        people = context.people_in(cell)
        if people:
            recipients = [RecipientDraft(p.span, p.case, person=p, place=phrase.place, score=score) for p in people]
            break
    if not recipients:
        if body is None:
            return None
        recipients = [RecipientDraft(body.span, "Nom", body=body, place=phrase.place, score=score)]
    else:
        home = _home(context, row, body, recipients)
        if home is not None:
            for recipient in recipients:
                recipient.come_from(context, *home)
    return AwardDraft(phrase, recipients, score=0.9, origin="rule:award-row")


def _home(
    context: Context, row: Row, body: BodyMention | None, recipients: list[RecipientDraft]
) -> tuple[Span, BodyMention | None] | None:
    """Return where the row says its people are from: the cell under such a header, else a body's cell or a place's."""
    column = row.column("branch")
    if column is not None and not any(r.span.start in row.cells[column] for r in recipients):
        cell = row.cells[column]
        whole = context.body_ending(cell.end - 1)
        return cell, whole if whole is not None and whole.span.start >= cell.start else None
    if body is not None:
        return body.span, body
    after = [cell for cell in row.cells if cell.start > recipients[0].span.start]
    places = [(context.place_ending(cell.end - 1), cell) for cell in after]
    return next(((cell, None) for place, cell in places if place is not None and place.span == cell), None)


def _award_cell(context: Context, row: Row) -> AwardPhrase | None:
    words = context.words
    for number, cell in enumerate(row.cells):
        text = words.span_text(cell)
        place = place_number(text) if cell.end - cell.start == 1 else None
        if place is not None and (number == row.column("won") or (not text.isdigit() and text.isupper())):
            return AwardPhrase(cell, cell.start, "place", text, place=place)
        phrases = find_phrases(context, cell)
        whole = phrases and (cell.end - cell.start <= 4 or phrases[0].start == cell.start)
        if whole and phrases[0].span.end == cell.end:
            return phrases[0]
    return None


def _score(context: Context, row: Row, phrase: AwardPhrase) -> float | None:
    """Return the number of the last cell that is nothing but one, the place's own cell and row numbers left out."""
    for cell in reversed(row.cells[1:]):
        text = context.words.span_text(cell)
        if cell.start != phrase.span.start and _SCORE.fullmatch(text):
            return float(text.replace(",", "."))
    return None

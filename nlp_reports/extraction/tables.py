"""Tables pasted as lines: cells parted by tabs, strokes or runs of spaces; a row gives a place to a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import AwardPhrase, find_phrases, place_number
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span

_GAP = re.compile(r"\t|\||[ \u00a0]{2,}")
_FEWEST_CELLS = 3
_SCORE = re.compile(r"\d{1,4}(?:[.,]\d+)?")


@dataclass(slots=True, frozen=True)
class Row:
    """A row: its cells, and the column that its table's header calls the place, if any does."""

    cells: tuple[Span, ...]
    place_column: int | None


def table_rows(context: Context) -> dict[int, Row]:
    """Return the rows of the post's tables by the index of their first word; a header is no row."""
    rows: dict[int, Row] = {}
    column: int | None = None
    for line in context.words.lines:
        cells = _cells(context, line)
        if len(cells) < _FEWEST_CELLS:
            column = None
            continue
        header = [n for n, cell in enumerate(cells) if context.words[cell.start].fold.startswith("орын")]
        if header and cells[header[0]].end - cells[header[0]].start == 1:
            column = header[0]
            continue
        rows[line.start] = Row(tuple(cells), column)
    return rows


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
    return [cell for cell in cells if cell.end > cell.start]


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
    elif body is not None:
        for recipient in recipients:
            recipient.come_from(context, body.span, body)
    return AwardDraft(phrase, recipients, score=0.9, origin="rule:award-row")


def _award_cell(context: Context, row: Row) -> AwardPhrase | None:
    words = context.words
    for number, cell in enumerate(row.cells):
        text = words.span_text(cell)
        place = place_number(text) if cell.end - cell.start == 1 else None
        if place is not None and (number == row.place_column or (not text.isdigit() and text.isupper())):
            return AwardPhrase(cell, cell.start, "place", text, place=place)
        phrases = find_phrases(context, cell)
        if phrases and phrases[0].span.end == cell.end and cell.end - cell.start <= 4:
            return phrases[0]
    return None


def _score(context: Context, row: Row, phrase: AwardPhrase) -> float | None:
    """Return the number of the last cell that is nothing but one, the place's own cell and row numbers left out."""
    for cell in reversed(row.cells[1:]):
        text = context.words.span_text(cell)
        if cell.start != phrase.span.start and _SCORE.fullmatch(text):
            return float(text.replace(",", "."))
    return None

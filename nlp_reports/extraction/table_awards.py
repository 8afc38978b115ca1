"""What a row of a table tells: the place or prize won, who won it, and where they are from."""

from __future__ import annotations

import re

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_places import place_number
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.table_cells import Row, body_of, home_cell, named_in
from nlp_reports.extraction.words import Span

_SCORE = re.compile(r"\d{1,4}(?:[.,]\d+)?")


def row_award(context: Context, row: Row) -> AwardDraft | None:
    """Return the place or prize that a row gives to the first name, or where it has none to the first body."""
    phrase = _award_cell(context, row)
    if phrase is None:
        return None
    body = next((found for cell in row.cells if (found := body_of(context, cell)) is not None), None)
    score = _score(context, row, phrase)
    people = named_in(context, row)
    recipients = [RecipientDraft(p.span, p.case, person=p, place=phrase.place, score=score) for p in people]
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
    cell = home_cell(context, row)
    if cell is not None and not any(recipient.span.start in cell for recipient in recipients):
        return cell, body_of(context, cell)
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
    named = row.cell("nomination") if "won" not in row.columns else None
    if named is None:
        return None
    text = words.span_text(named)
    return AwardPhrase(named, named.start, "prize", text, nomination=text)


def _score(context: Context, row: Row, phrase: AwardPhrase) -> float | None:
    """Return the number of the last cell that is nothing but one, the place's own cell and row numbers left out."""
    for cell in reversed(row.cells[1:]):
        text = context.words.span_text(cell)
        if cell.start != phrase.span.start and _SCORE.fullmatch(text):
            return float(text.replace(",", "."))
    return None

"""Tables pasted as lines: their rows, whether a line holds a row, a cell, or a column one cell after another."""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.branches import own_body
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.table_cells import FEWEST_CELLS, Row, body_of, cells_of, header_of, home_cell, named_in
from nlp_reports.extraction.table_spaced import spaced_header, spaced_rows
from nlp_reports.extraction.table_uprights import upright_rows


def table_rows(context: Context) -> dict[int, Row | None]:
    """Return the rows of the post's tables by the index of their first word, None for their other lines."""
    rows: dict[int, Row | None] = {}
    columns: tuple[str, ...] = ()
    above: Row | None = None
    lines = context.words.lines
    for number, line in enumerate(lines):
        if line.start in rows:
            continue
        cells = cells_of(context, line)
        if len(cells) < FEWEST_CELLS:
            columns, above = (), None
            rows |= upright_rows(context, lines[number:]) or spaced_rows(context, lines[number:])
            continue
        header = header_of(context, cells)
        if header:
            columns = header
            rows[line.start] = None
            continue
        rows[line.start] = above = _filled(Row(tuple(cells), columns), above)
    return rows


def without_headers(context: Context) -> None:
    """Take out of a post's people and bodies those read into the header of a table: «Аты-жөні Мектебі»."""
    headers = [
        line
        for line in context.words.lines
        if (len(cells := cells_of(context, line)) >= FEWEST_CELLS and header_of(context, cells))
        or spaced_header(context, line)
    ]
    words = {i for line in headers for i in range(line.start, line.end)}
    if words:
        context.people = [person for person in context.people if person.span.start not in words]
        context.bodies = [body for body in context.bodies if body.span.start not in words]


def _filled(row: Row, above: Row | None) -> Row:
    """Return a row with the cell that it shares with the row above: what those named are from, left of their names."""
    branch, names = row.column("branch"), row.column("names")
    shares = above is not None and above.columns == row.columns and branch is not None and names is not None
    if above is None or branch is None or names is None or not shares or branch >= min(names, len(above.cells)):
        return row
    if row.cell("branch") is not None or row.cell("names") is None:
        return row
    cells = [above.cells[branch] if number == branch else cell for number, cell in enumerate(row.cells)]
    return Row(tuple(cells), row.columns)


def row_roles(context: Context, held: dict[int, list[RoleMention]]) -> list[tuple[PersonMention, RoleMention]]:
    """Return who holds the roles under headers of posts; whoever else was thought to hold one loses it."""
    found = [_role_of(context, row) for row in table_rows(context).values() if row is not None]
    rows = [pair for pair in found if pair is not None]
    ends = {role.span.end for _, role in rows}
    for start in list(held) if ends else ():
        held[start] = [role for role in held[start] if role.span.end not in ends]
    return rows


def _role_of(context: Context, row: Row) -> tuple[PersonMention, RoleMention] | None:
    """Return who holds the role under a header of posts, in the body that its row or the role itself names."""
    cell, people = row.cell("role"), named_in(context, row)
    role = role_ending(context, cell.end - 1) if cell is not None else None
    if cell is None or role is None or role.span.start < cell.start or len(people) != 1:
        return None
    home = home_cell(context, row)
    body = own_body(role) or (body_of(context, home) if home is not None else None)
    return people[0], replace(role, body=body)


def table_leaders(context: Context) -> list[PersonMention]:
    """Return those named under the headers of teachers and trainers, each once."""
    found: dict[str, PersonMention] = {}
    for row in table_rows(context).values():
        cell = row.cell("leader") if row is not None else None
        for person in context.people_in(cell) if cell is not None else ():
            found.setdefault(person.parts.full, person)
    return list(found.values())

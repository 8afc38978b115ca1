"""Verify an archive: the file, its references, every record, and that rows and search text are those of the record."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from nlp_reports.archive.connection import needs_migration, open_for_reading, open_for_writing, writer_lock
from nlp_reports.archive.decisions import standing
from nlp_reports.archive.prepared import prepare
from nlp_reports.records import validate
from nlp_reports.review import effective


def check_file(path: Path) -> Iterator[str]:
    """Yield every fault of the archive at a path, as it stood at one moment, even while a batch writes to it.

    Raises:
        ArchiveError: It is not there or no archive; or it needs bringing up to date and a batch holds it.
    """
    if needs_migration(path):
        with writer_lock(path):
            open_for_writing(path).close()
    connection = open_for_reading(path)
    try:
        connection.execute("BEGIN")
        yield from check(connection)
    except sqlite3.DatabaseError as error:
        yield f"file: {error}"
    finally:
        connection.close()


def check(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield every fault of an archive, one line each; nothing where all is well."""
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"file: {found}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: row {row} refers to a row of {parent} that is not there"
    for run, *counts in connection.execute(
        "SELECT run, read, stored, unchanged, duplicate, quarantined FROM runs WHERE finished IS NOT NULL"
    ):
        if counts[0] != sum(counts[1:]):
            yield f"run {run}: {counts[0]} posts read, {sum(counts[1:])} accounted for"
    for table in ("records", "signatures", "search"):
        key = "rowid" if table == "search" else "post"
        for (uri,) in connection.execute(f"SELECT uri FROM posts WHERE post NOT IN (SELECT {key} FROM {table})"):
            yield f"{uri}: nothing in {table}"
    for post, uri, text in connection.execute("SELECT post, uri, record FROM posts JOIN records USING (post)"):
        yield from (f"{uri}: {fault}" for fault in _faults(connection, post, uri, text))


def _faults(connection: sqlite3.Connection, post: int, uri: str, text: str) -> Iterator[str]:
    try:
        record = json.loads(text)
    except ValueError as error:
        yield f"the record is no JSON ({error})"
        return
    problems = validate(record)
    yield from (f"{problem.path}: {problem.message}" for problem in problems)
    if problems:
        return
    prepared = prepare(effective(record, standing(connection, uri)).record)
    for table, rows in prepared.rows.items():
        stored = connection.execute(f"SELECT * FROM {table} WHERE post = ?", (post,)).fetchall()
        if sorted(map(repr, stored)) != sorted(repr((post, *_stored(row))) for row in rows):
            yield f"the rows in {table} are not those of the record"
    filled = {table for table, rows in prepared.rows.items() if rows}
    for table in sorted(_ROWS - filled):
        if connection.execute(f"SELECT 1 FROM {table} WHERE post = ? LIMIT 1", (post,)).fetchone():
            yield f"there are rows in {table} that the record does not have"
    found = connection.execute("SELECT lemmas, forms, title FROM search WHERE rowid = ?", (post,)).fetchone()
    if found and found != (prepared.lemmas, prepared.forms, prepared.title):
        yield "the search text is not that of the record (another version of the morphology made it)"


_ROWS = frozenset(
    {
        "organizations", "short_names", "people", "roles", "mentions", "events", "organizers", "participants",
        "program", "awards", "recipients", "dates", "works", "quantities", "evidence", "warnings", "categories",
    }
)  # fmt: skip


def _stored(row: tuple[object, ...]) -> tuple[object, ...]:
    """Write values as SQLite gives them back."""
    return tuple(int(value) if isinstance(value, bool) else value for value in row)

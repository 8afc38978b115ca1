"""An archive to ask: its tables as DataFrames, ready questions, SQL that only reads, search by lemma."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Self

import pandas as pd

from nlp_reports.archive.connection import open_for_reading
from nlp_reports.archive.errors import QueryError
from nlp_reports.archive.questions import question_sql
from nlp_reports.archive.rows import columns
from nlp_reports.archive.search import Found, search
from nlp_reports.i18n import gettext

#: Tables that `Archive` gives as DataFrames under their own names.
TABLES = (
    "posts", "people", "roles", "organizations", "short_names", "mentions", "events", "organizers", "participants",
    "program", "awards", "recipients", "dates", "works", "quantities", "evidence", "warnings", "categories",
    "duplicates", "quarantine", "runs", "changes",
)  # fmt: skip
_CATEGORIES = frozenset({"kind", "status", "gender", "precision", "relation", "list", "language", "script", "stage"})
_WHOLE = frozenset(
    {"post", "number", "start_offset", "attendance", "degree", "place_number", "characters", "words", "original", "run"}
)
#: Virtual tables are set up at their first use, which the guard of `query` would take for a CREATE TABLE.
_FIRST_USE = (
    "SELECT (SELECT 1 FROM json_each('[]')), (SELECT 1 FROM json_tree('[]')), (SELECT rowid FROM search LIMIT 1)"
)
_SLICE = 1_000  # virtual-machine steps between two looks at the clock


class Archive:
    """An archive open for reading; every table is a method: `.people()`, `.awards()`, `.events()`.

    Args:
        path: The file that `nlp-reports batch` wrote.

    Raises:
        ArchiveError: It is not there, or not an archive of this version.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.connection = open_for_reading(self.path)
        self.connection.execute(_FIRST_USE).fetchone()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def __getattr__(self, name: str) -> Any:
        if name in TABLES:
            return partial(self.table, name)
        raise AttributeError(f"{type(self).__name__} has no {name!r}; tables: {', '.join(TABLES)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def table(self, name: str) -> pd.DataFrame:
        """Return a whole table; ISO dates stand as text, with the first and last day beside them as dates."""
        if name not in columns():
            raise QueryError(f"there is no table {name!r}; tables: {', '.join(TABLES)}")
        return typed(self.query(f"SELECT * FROM {name}"))

    def record(self, uri_or_id: str) -> dict[str, Any] | None:
        """Return the record of a post, found by its URI or its id."""
        row = self.connection.execute(
            "SELECT record FROM records JOIN posts USING (post) WHERE uri = :key OR id = :key", {"key": uri_or_id}
        ).fetchone()
        return json.loads(row[0]) if row else None

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (URI, record) of every post, in the order in which they came in."""
        rows = self.connection.execute("SELECT uri, record FROM records JOIN posts USING (post) ORDER BY post")
        for uri, record in rows:
            yield uri, json.loads(record)

    def ask(self, question: str, *, limit: int = 100, seconds: float | None = None, **filters: Any) -> pd.DataFrame:
        """Answer one of the ready questions (see `nlp_reports.archive.questions.questions`)."""
        sql, values = question_sql(self.connection, question, limit, filters)
        return typed(self.query(sql, values, seconds=seconds))

    def search(self, text: str, *, limit: int = 20) -> list[Found]:
        """Find posts by the dictionary forms of words, best first, with a snippet of the original."""
        return search(self.connection, text, limit)

    def query(
        self,
        sql: str,
        values: Mapping[str, Any] | tuple[Any, ...] = (),
        *,
        seconds: float | None = None,
        rows: int | None = None,
    ) -> pd.DataFrame:
        """Run SQL that reads; nothing can be written through it.

        Args:
            sql: One statement.
            values: Its parameters.
            seconds: How long it may take; None for as long as it does.
            rows: How many rows to fetch at most; None for all.

        Raises:
            QueryError: A mistake in the SQL, an attempt to write, or no answer in time.
        """
        until = time.monotonic() + seconds if seconds is not None else None
        self.connection.set_authorizer(_only_reading)
        if until is not None:
            self.connection.set_progress_handler(lambda: int(time.monotonic() > until), _SLICE)
        try:
            cursor = self.connection.execute(sql, values)
            if cursor.description is None:
                raise QueryError(gettext("the SQL gives no rows; ask with SELECT"))
            found = cursor.fetchall() if rows is None else cursor.fetchmany(rows)
            return pd.DataFrame(found, columns=[column[0] for column in cursor.description])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                said = gettext("no answer within {seconds:g} s; narrow the question or allow more time")
                raise QueryError(said.format(seconds=seconds)) from None
            raise QueryError(f"SQL: {error}") from None
        except (sqlite3.DatabaseError, sqlite3.Warning, sqlite3.ProgrammingError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_AUTH:
                said = gettext("SQL that writes, and PRAGMA and ATTACH, are not run here; ask with SELECT")
                raise QueryError(said) from None
            raise QueryError(f"SQL: {error}") from None
        finally:
            self.connection.set_progress_handler(None, 0)
            self.connection.set_authorizer(None)


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give columns their types: text, categories, whole numbers that may be missing, days beside ISO dates."""
    table = table.copy()
    dates = [name for name in ("dated", "published") if name in table]
    dates += [name for name in ("start", "end") if name in table and not pd.api.types.is_integer_dtype(table[name])]
    for name in table.columns:
        column = table[name]
        if name in _CATEGORIES:
            table[name] = column.astype("category")
        elif name == "anchored":
            table[name] = column.astype("boolean")
        elif name in _WHOLE or (name == "place" and pd.api.types.is_numeric_dtype(column)):
            table[name] = column.astype("Int64")
        elif name != "bytes" and (column.dtype == object or pd.api.types.is_string_dtype(column)):
            table[name] = column.astype("string")
    for name in dates:
        first = table[name].astype("string").str.slice(0, 10)
        days = pd.to_datetime(first, format="ISO8601", errors="coerce")
        if name == "end":  # of a month or a year its last day
            length = first.str.len()
            days = days.where(length != 7, days + pd.offsets.MonthEnd(0)).where(
                length != 4, days + pd.offsets.YearEnd(0)
            )
        table[f"{name}_day"] = days
    return table


def _only_reading(action: int, *_: object) -> int:
    allowed = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
    return sqlite3.SQLITE_OK if action in allowed else sqlite3.SQLITE_DENY

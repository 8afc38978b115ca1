"""Tell apart posts of one file that claim the same id, so that none takes another's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_reports.readers.errors import Unread
from nlp_reports.readers.post import Post

if TYPE_CHECKING:
    import sqlite3


def unique(found: Iterable[Post | Unread]) -> Iterator[Post | Unread]:
    """Yield what was found in a file, the second under one URI as `…~2`, the third as `…~3`.

    The names are kept in a temporary file of SQLite's, so that memory does not grow with the export.
    """
    items = iter(found)
    first = next(items, None)
    if first is None:
        return
    yield first
    second = next(items, None)
    if second is None:
        return  # most files hold one post
    import sqlite3

    with closing(sqlite3.connect("", isolation_level=None, check_same_thread=False)) as names:
        names.execute("PRAGMA journal_mode = OFF")
        names.execute("CREATE TABLE names (uri TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID")
        _times(names, first.uri)
        item: Post | Unread | None = second
        while item is not None:
            times = _times(names, item.uri)
            yield item if times == 1 else replace(item, uri=f"{item.uri}~{times}")
            item = next(items, None)


def _times(names: sqlite3.Connection, uri: str) -> int:
    """Count a name and return how often it was given so far, this time included."""
    name = uri.encode("utf-8", "surrogatepass")  # names of files need not be valid Unicode
    times: int = names.execute(
        "INSERT INTO names VALUES (?, 1) ON CONFLICT (uri) DO UPDATE SET times = times + 1 RETURNING times", (name,)
    ).fetchone()[0]
    return times

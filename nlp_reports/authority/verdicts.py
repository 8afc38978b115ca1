"""What people say of pairs in doubt: listed for them, decided by them, remembered in every later run."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from nlp_reports.archive import ArchiveError, Store, writer_lock

_DOUBTFUL = """
    SELECT pair, identity_doubts.list, one.name AS left_name, other.name AS right_name, bits,
        one.entries AS left_entries, other.entries AS right_entries, left_node, right_node,
        left_identity, right_identity, one.first_year AS left_first, one.last_year AS left_last,
        other.first_year AS right_first, other.last_year AS right_last
    FROM identity_doubts
    JOIN identities AS one ON one.identity = left_identity JOIN identities AS other ON other.identity = right_identity
    ORDER BY one.entries + other.entries DESC, bits DESC, pair LIMIT ?
"""


_VERDICTS = "SELECT pair, list, left_node, right_node, same, actor, decided FROM identity_verdicts"


def doubtful(connection: sqlite3.Connection, limit: int = 100) -> pd.DataFrame:
    """Return the pairs that may be one, those that reach furthest first."""
    cursor = connection.execute(_DOUBTFUL, (limit,))
    return pd.DataFrame(map(tuple, cursor), columns=[column[0] for column in cursor.description])


def pairs_in_doubt(connection: sqlite3.Connection, limit: int) -> list[dict[str, Any]]:
    """Return the same as plain values by name, for a page."""
    return _by_name(connection.execute(_DOUBTFUL, (limit,)))


def verdicts_taken(connection: sqlite3.Connection, limit: int) -> list[dict[str, Any]]:
    """Return what people decided of pairs, the latest first."""
    return _by_name(connection.execute(f"{_VERDICTS} ORDER BY decided DESC, pair LIMIT ?", (limit,)))


def _by_name(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def decide(archive: Path, pair: str, *, same: bool, actor: str) -> None:
    """Remember that two nodes are the same, or not; the next run of the authority acts on it.

    Raises:
        ArchiveError: There is no such pair, or the archive cannot be written.
    """
    with writer_lock(archive), Store(archive) as store, store.transaction():
        if not remember(store.connection, pair, same=same, actor=actor):
            raise ArchiveError(f"there is no pair {pair!r} in doubt; list them with --doubtful")


def remember(connection: sqlite3.Connection, pair: str, *, same: bool, actor: str) -> bool:
    """Remember a verdict inside a transaction; return whether the pair was in doubt."""
    row = connection.execute(
        "SELECT list, left_node, right_node FROM identity_doubts WHERE pair = ?", (pair,)
    ).fetchone()
    if row is None:
        return False
    of, *nodes = row
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT OR REPLACE INTO identity_verdicts VALUES (?, ?, ?, ?, ?, ?, ?)",
        (pair, of, *nodes, int(same), actor, now),
    )
    connection.execute("DELETE FROM identity_doubts WHERE pair = ?", (pair,))
    _look_again(connection, of, nodes)
    return True


def take_back(connection: sqlite3.Connection, pair: str) -> bool:
    """Forget a verdict inside a transaction; return whether there was one. The next run finds the doubt anew."""
    row = connection.execute(
        "DELETE FROM identity_verdicts WHERE pair = ? RETURNING list, left_node, right_node", (pair,)
    ).fetchone()
    if row is None:
        return False
    of, *nodes = row
    _look_again(connection, of, nodes)
    return True


def _look_again(connection: sqlite3.Connection, of: str, nodes: Sequence[str]) -> None:
    """Have the next run look at the posts of these nodes again."""
    table = "person_identities" if of == "people" else "organization_identities"
    connection.executemany(
        f"DELETE FROM authority_posts WHERE post IN (SELECT post FROM {table} WHERE node = ?)",
        [(node,) for node in nodes],
    )

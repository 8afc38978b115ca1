"""What people say of pairs in doubt: listed for them, decided by them, remembered in every later run."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pandas as pd

from nlp_reports.archive import ArchiveError, Store, writer_lock

_DOUBTFUL = """
    SELECT pair, identity_doubts.list, one.name AS left_name, other.name AS right_name, bits,
        one.entries AS left_entries, other.entries AS right_entries, left_node, right_node,
        left_identity, right_identity
    FROM identity_doubts
    JOIN identities AS one ON one.identity = left_identity JOIN identities AS other ON other.identity = right_identity
    ORDER BY one.entries + other.entries DESC, bits DESC, pair LIMIT ?
"""


def doubtful(connection: sqlite3.Connection, limit: int = 100) -> pd.DataFrame:
    """Return the pairs that may be one, those that reach furthest first."""
    cursor = connection.execute(_DOUBTFUL, (limit,))
    return pd.DataFrame(cursor.fetchall(), columns=[column[0] for column in cursor.description])


def decide(archive: Path, pair: str, *, same: bool, actor: str) -> None:
    """Remember that two nodes are the same, or not; the next run of the authority acts on it.

    Raises:
        ArchiveError: There is no such pair, or the archive cannot be written.
    """
    with writer_lock(archive), Store(archive) as store, store.transaction():
        row = store.connection.execute(
            "SELECT list, left_node, right_node, left_identity, right_identity FROM identity_doubts WHERE pair = ?",
            (pair,),
        ).fetchone()
        if row is None:
            raise ArchiveError(f"there is no pair {pair!r} in doubt; list them with --doubtful")
        of, left, right, *identities = row
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        store.connection.execute(
            "INSERT OR REPLACE INTO identity_verdicts VALUES (?, ?, ?, ?, ?, ?, ?)",
            (pair, of, left, right, int(same), actor, now),
        )
        store.connection.execute("DELETE FROM identity_doubts WHERE pair = ?", (pair,))
        table = "person_identities" if of == "people" else "organization_identities"
        for identity in identities:  # its posts are looked at again
            store.connection.execute(
                f"DELETE FROM authority_posts WHERE post IN (SELECT post FROM {table} WHERE identity = ?)", (identity,)
            )

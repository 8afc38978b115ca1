"""The tables of the archive that hold identities: names, keys, ids."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Final, NamedTuple

from nlp_reports.authority.entries import List


class Table(NamedTuple):
    """Where the members of identities stand: the table, and its column for the entry."""

    members: str
    entry: str


TABLES: Final[dict[List, Table]] = {
    "people": Table("person_identities", "person"),
    "organizations": Table("organization_identities", "organization"),
}
_LETTER: Final[dict[List, str]] = {"people": "p", "organizations": "o"}


def state_sql() -> str:
    """Return the SQL of (post, state): what of a post, when it changes, makes the authority look again."""
    return """
        SELECT post, state FROM (SELECT posts.post AS post, sha256 || ':' || pipeline || ':' || COALESCE(
            (SELECT MAX(decision) FROM decisions WHERE decisions.uri = posts.uri), 0) AS state FROM posts)
    """


def pair_key(of: List, left: str, right: str) -> str:
    """Return the short name of a pair of nodes, whichever stands first."""
    text = "\n".join([of, *sorted((left, right))])
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def fresh_identity(connection: sqlite3.Connection, of: List, node: str, taken: set[str]) -> str:
    """Return a new id made of the key of an identity's first node, so that the same archive gives the same ids."""
    salt = 0
    while True:
        found = _LETTER[of] + hashlib.sha256(f"{of}\n{node}\n{salt}".encode()).hexdigest()[:11]
        used = connection.execute("SELECT 1 FROM identities WHERE identity = ?", (found,)).fetchone()
        if found not in taken and used is None:
            return found
        salt += 1


def verdicts(connection: sqlite3.Connection, of: List) -> dict[frozenset[str], bool]:
    """Return what people decided of pairs of nodes."""
    rows = connection.execute("SELECT left_node, right_node, same FROM identity_verdicts WHERE list = ?", (of,))
    return {frozenset((left, right)): bool(same) for left, right, same in rows}

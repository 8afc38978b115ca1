"""Who is who over the archive: which entries of posts belong to one person or body.

An identity is a `name_key` here. Pages and reviews ask through this module only, so that a table of identities can take
the place of the keys.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Literal

List = Literal["people", "organizations"]
_NAME = {"people": "full", "organizations": "name"}


def variants(connection: sqlite3.Connection, of: List, identity: str) -> list[tuple[str, int]]:
    """Return the names under which an identity stands, and in how many posts, the most frequent first."""
    return [
        (name, count)
        for name, count in connection.execute(
            f"SELECT {_NAME[of]}, COUNT(DISTINCT post) FROM {of} WHERE {_MEMBERS} GROUP BY 1 ORDER BY 2 DESC, 1",
            {"identity": identity},
        )
    ]


def entries(connection: sqlite3.Connection, of: List, identity: str, limit: int) -> list[tuple[int, str]]:
    """Return the posts (newest first) and the ids in them of the entries of an identity, at most so many."""
    return [
        (post, entry)
        for post, entry in connection.execute(
            f"SELECT post, {of}.id FROM {of} JOIN posts USING (post) WHERE {_MEMBERS}"
            " ORDER BY dated DESC, post DESC LIMIT :limit",
            {"identity": identity, "limit": limit},
        )
    ]


def find(connection: sqlite3.Connection, of: List, prefix: str, limit: int = 20) -> list[tuple[Any, ...]]:
    """Return identity, name and number of entries of those whose key begins so."""
    return connection.execute(
        f"SELECT name_key, MAX({_NAME[of]}), COUNT(*) FROM {of} WHERE name_key >= :prefix AND name_key < :prefix || '~'"
        " GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT :limit",
        {"prefix": prefix.casefold(), "limit": limit},
    ).fetchall()


_MEMBERS = "name_key = :identity"

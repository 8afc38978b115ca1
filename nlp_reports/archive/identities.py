"""Who is who over the archive: which entries of posts belong to one person or body.

An identity is a `name_key`, unless reviewers merged it into another or split entries off. Pages and reviews ask
through this module only, so that a table of identities can take the place of the keys.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Literal

List = Literal["people", "organizations"]
_NAME = {"people": "full", "organizations": "name"}


def identity_of(of: List) -> str:
    """Return the SQL of the identity of an entry, where `people` (`organizations`) and `posts` are joined."""
    known = f"SELECT identity FROM identity_keys WHERE list = '{of}' AND identity_keys.name_key = {of}.name_key"
    return f"COALESCE(({known} AND identity_keys.uri = posts.uri), ({known} AND identity_keys.uri = ''), {of}.name_key)"


def _members(of: List) -> str:
    """Return the SQL of all entries of `:identity`."""
    merged = f"SELECT name_key FROM identity_keys WHERE list = '{of}' AND identity = :identity"
    return (
        f"{of} JOIN posts ON posts.post = {of}.post WHERE {of}.name_key IN (SELECT :identity UNION {merged})"
        f" AND {identity_of(of)} = :identity"
    )


def variants(connection: sqlite3.Connection, of: List, identity: str) -> list[tuple[str, int]]:
    """Return the names under which an identity stands, and in how many posts, the most frequent first."""
    return [
        (name, count)
        for name, count in connection.execute(
            f"SELECT {_NAME[of]}, COUNT(DISTINCT {of}.post) FROM {_members(of)} GROUP BY 1 ORDER BY 2 DESC, 1",
            {"identity": identity},
        )
    ]


def entries(connection: sqlite3.Connection, of: List, identity: str, limit: int) -> list[tuple[int, str]]:
    """Return the posts (newest first) and the ids in them of the entries of an identity, at most so many."""
    return [
        (post, entry)
        for post, entry in connection.execute(
            f"SELECT {of}.post, {of}.id FROM {_members(of)} ORDER BY dated DESC, posts.post DESC LIMIT :limit",
            {"identity": identity, "limit": limit},
        )
    ]


def merged_into(connection: sqlite3.Connection, of: List, identity: str) -> str | None:
    """Return what an identity was merged into, if it was."""
    row = connection.execute(
        "SELECT identity FROM identity_keys WHERE list = ? AND name_key = ? AND uri = ''", (of, identity)
    ).fetchone()
    return row[0] if row else None


def find(connection: sqlite3.Connection, of: List, name: str, limit: int = 20) -> list[tuple[Any, ...]]:
    """Return key, a name and the number of entries of those whose key begins so, the most frequent first."""
    return connection.execute(
        f"SELECT name_key, MAX({_NAME[of]}), COUNT(*) FROM {of}"
        " WHERE name_key >= :name AND name_key < :name || char(1114111) GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT :limit",
        {"name": " ".join(name.replace(".", " ").casefold().split()), "limit": limit},
    ).fetchall()

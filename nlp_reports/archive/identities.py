"""Who is who over the archive: which entries of posts belong to one person or body.

An identity is what the authority found (`p…`, `o…`), or a `name_key` where it has not looked yet, unless reviewers
merged it into another or split entries off. Pages and reviews ask through this module only.
"""

from __future__ import annotations

import sqlite3
from typing import Any, Literal

List = Literal["people", "organizations"]
_NAME = {"people": "full", "organizations": "name"}
_MEMBERS = {"people": ("person_identities", "person"), "organizations": ("organization_identities", "organization")}


#: Above so many entries the newest are found by walking the posts, and below by looking at every entry.
_WALKED = 3_000


def identity_of(of: List) -> str:
    """Return the SQL of the identity of an entry, where `people` (`organizations`) is joined."""
    found = _found(of)
    decided = f"SELECT identity FROM identity_keys WHERE list = '{of}' AND identity_keys.name_key"
    uri = f"(SELECT uri FROM posts WHERE posts.post = {of}.post)"
    split = f"({decided} = {of}.name_key AND +identity_keys.uri = {uri})"  # +: look the URI up only where one is split
    merged = f"({decided} = {found} AND identity_keys.uri = '')"
    merged_name = f"({decided} = {of}.name_key AND identity_keys.uri = '')"
    none_decided = f"NOT EXISTS (SELECT 1 FROM identity_keys WHERE list = '{of}')"  # asked once, not for every entry
    return f"CASE WHEN {none_decided} THEN {found} ELSE COALESCE({split}, {merged}, {merged_name}, {found}) END"


def _found(of: List) -> str:
    """Return the SQL of what the authority found of an entry, its name where it has not looked."""
    table, entry = _MEMBERS[of]
    member = f"(SELECT found.identity FROM {table} AS found WHERE found.post = {of}.post AND found.{entry} = {of}.id)"
    return f"COALESCE({member}, {of}.name_key)"


def _keys(of: List) -> str:
    """Return the SQL of the names and found identities under which entries of `:identity` may stand."""
    return f"SELECT :identity UNION SELECT name_key FROM identity_keys WHERE list = '{of}' AND identity = :identity"


def _members(of: List) -> str:
    """Return the SQL of all entries of `:identity`."""
    table, entry = _MEMBERS[of]
    return (
        f"(SELECT post, id FROM {of} WHERE name_key IN ({_keys(of)})"
        f" UNION SELECT post, {entry} FROM {table} WHERE identity IN ({_keys(of)})) AS member"
        f" CROSS JOIN {of} ON {of}.post = member.post AND {of}.id = member.id"  # in this order: the members are few
    )


def variants(connection: sqlite3.Connection, of: List, identity: str) -> list[tuple[str, int]]:
    """Return the names under which an identity stands, and in how many posts, the most frequent first."""
    return [
        (name, count)
        for name, count in connection.execute(
            f"SELECT {_NAME[of]}, COUNT(DISTINCT {of}.post) FROM {_members(of)} WHERE {identity_of(of)} = :identity"
            " GROUP BY 1 ORDER BY 2 DESC, 1",
            {"identity": identity},
        )
    ]


def entries(connection: sqlite3.Connection, of: List, identity: str, limit: int) -> list[tuple[int, str]]:
    """Return the posts (newest first) and the ids in them of the entries of an identity, at most so many."""
    table, _ = _MEMBERS[of]
    values = {"identity": identity, "limit": limit}
    (candidates,) = connection.execute(
        f"SELECT (SELECT COUNT(*) FROM {of} WHERE name_key IN ({_keys(of)}))"
        f" + (SELECT COUNT(*) FROM {table} WHERE identity IN ({_keys(of)}))",
        values,
    ).fetchone()
    source = f"{_members(of)} CROSS JOIN posts ON posts.post = member.post"
    if candidates > _WALKED:
        source = f"posts INDEXED BY posts_dated CROSS JOIN {of} ON {of}.post = posts.post"
    return [
        (post, entry)
        for post, entry in connection.execute(
            f"SELECT {of}.post, {of}.id FROM {source} WHERE {identity_of(of)} = :identity"
            f" ORDER BY dated DESC, posts.post DESC, {of}.id LIMIT :limit",
            values,
        )
    ]


def merged_into(connection: sqlite3.Connection, of: List, identity: str) -> str | None:
    """Return what an identity was merged into, or whom the authority found under a name; None where it stands."""
    row = connection.execute(
        "SELECT identity FROM identity_keys WHERE list = ? AND name_key = ? AND uri = ''", (of, identity)
    ).fetchone()
    if row is None and _looked_at(connection, of):
        row = connection.execute(
            f"SELECT {identity_of(of)} AS identity FROM {of} WHERE name_key = ?"
            " GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1",
            (identity,),
        ).fetchone()
    return row[0] if row and row[0] != identity else None


def _looked_at(connection: sqlite3.Connection, of: List) -> bool:
    """Tell whether any entry may be of another identity than its name: the authority looked, or somebody decided."""
    table, _ = _MEMBERS[of]
    return bool(
        connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table}) OR EXISTS (SELECT 1 FROM identity_keys WHERE list = ?)", (of,)
        ).fetchone()[0]
    )


def find(connection: sqlite3.Connection, of: List, name: str, limit: int = 20) -> list[tuple[Any, ...]]:
    """Return identity, a name and the number of entries of those whose key begins so, the most frequent first."""
    return connection.execute(
        f"SELECT {identity_of(of)} AS identity, MAX({_NAME[of]}), COUNT(*) FROM {of}"
        f" WHERE {of}.name_key >= :name AND {of}.name_key < :name || char(1114111)"
        " GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT :limit",
        {"name": " ".join(name.replace(".", " ").casefold().split()), "limit": limit},
    ).fetchall()

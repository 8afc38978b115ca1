"""Who is who, decided on the page of a person or body: merge it into another, split posts off, take it back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from nlp_reports.archive.decisions import now
from nlp_reports.archive.identities import List, entries, find, identity_of, variants
from nlp_reports.i18n import gettext as _
from nlp_reports.review import Decision, DecisionError

_MOST = 1_000  # entries of an identity among which posts are split off


def identity_context(connection: sqlite3.Connection, of: List, identity: str, wanted: str) -> dict[str, Any]:
    """Return what the page needs to decide: others to merge with by the name asked for, decisions that stand."""
    candidates = [tuple(row) for row in find(connection, of, wanted)] if wanted.strip() else []
    decisions = connection.execute(
        "SELECT key, fact, action, was, becomes, actor, decided FROM standing_decisions WHERE uri = '' AND kind = :of"
        " AND :identity IN (was ->> '$.identity', was ->> '$.from', becomes ->> '$.identity') ORDER BY decided",
        {"of": of, "identity": identity},
    )
    return {
        "of": of,
        "wanted": wanted,
        "candidates": [row for row in candidates if row[0] != identity],
        "who_decisions": [
            {**dict(row), "was": json.loads(row["was"]), "becomes": json.loads(row["becomes"])} for row in decisions
        ],
    }


def merge(connection: sqlite3.Connection, of: List, identity: str, into: str, actor: str) -> Decision:
    """Return the decision that one person or body is another.

    Raises:
        DecisionError: One of them is not there, or both are the same.
    """
    if identity == into:
        raise DecisionError(_("Both are the same already."))
    for one in (identity, into):
        if not variants(connection, of, one):
            raise DecisionError(_("There is nobody under this name: %(name)s") % {"name": one[:100]})
    return _decision(f"{of}::{identity}", "merge", of, {"identity": identity}, {"identity": into}, actor)


def split(connection: sqlite3.Connection, of: List, identity: str, posts: Sequence[str], actor: str) -> list[Decision]:
    """Return the decisions that the entries in these posts are somebody else, one a post.

    Raises:
        DecisionError: No post was named, or one where the person or body does not stand.
    """
    wanted = {int(post) for post in posts if post.isdecimal() and len(post) < 19}
    members = {post for post, _id in entries(connection, of, identity, _MOST)}
    if not wanted:
        raise DecisionError(_("Choose the posts that are about somebody else."))
    if not wanted <= members:
        raise DecisionError(_("They do not stand in one of these posts; look at the page again."))
    if wanted == members:
        raise DecisionError(_("These are all posts; there would be nobody left to split them from."))
    found = connection.execute(
        f"SELECT DISTINCT {of}.name_key, uri FROM {of} JOIN posts ON posts.post = {of}.post"
        f" WHERE posts.post IN (SELECT value FROM json_each(:posts)) AND {identity_of(of)} = :identity ORDER BY uri",
        {"posts": json.dumps(sorted(wanted)), "identity": identity},
    ).fetchall()
    mark = hashlib.sha256("\n".join(uri for _key, uri in found).encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return [
        _decision(
            f"{of}:{uri}:{key}", "split", of, {"identity": key, "uri": uri, "from": identity},
            {"identity": f"{identity} #{mark}"}, actor,
        )
        for key, uri in found
    ]  # fmt: skip


def withdraw(connection: sqlite3.Connection, of: List, key: str, actor: str) -> Decision:
    """Return the decision that takes a standing one on who is who back.

    Raises:
        DecisionError: It does not stand any more.
    """
    row = connection.execute(
        "SELECT fact, was, becomes FROM standing_decisions WHERE uri = '' AND kind = ? AND key = ?", (of, key)
    ).fetchone()
    if row is None:
        raise DecisionError(_("This decision does not stand any more."))
    return _decision(row[0], "withdraw", of, json.loads(row[1]), json.loads(row[2]), actor)


def _decision(
    fact: str, action: str, of: str, was: Mapping[str, Any], becomes: Mapping[str, Any], actor: str
) -> Decision:
    return Decision(
        uri="", fact=fact, action=action, kind=of, was=dict(was), becomes=dict(becomes), evidence=(), actor=actor,
        decided=now(),
    )  # fmt: skip

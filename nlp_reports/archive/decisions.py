"""Decisions of reviewers in the archive: taken, kept, applied to the rows of their posts, brought from elsewhere."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from nlp_reports.archive.identity_keys import derive_identity_keys
from nlp_reports.archive.rows import columns, day_of, rows_of
from nlp_reports.review import Decision, Effective, effective
from nlp_reports.review.decision import DecisionError

_FIELDS = ("uri", "fact", "action", "kind", "was", "becomes", "evidence", "actor", "decided")


class ConflictError(DecisionError):
    """Somebody else decided on the same fact in between.

    Attributes:
        other: The decision that stands now; None where it was withdrawn.
    """

    def __init__(self, other: Decision | None) -> None:
        said = f"{other.actor} decided on it in between" if other else "the decision on it was withdrawn in between"
        super().__init__(said)
        self.other = other


def now() -> str:
    """Return the moment as decisions are dated."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def standing(connection: sqlite3.Connection, uri: str, fact: str | None = None) -> list[Decision]:
    """Return the decisions that stand about a post, or about one fact of it."""
    rows = connection.execute(
        f"SELECT {', '.join(_FIELDS)} FROM standing_decisions WHERE uri = :uri AND (:fact IS NULL OR fact = :fact)"
        " ORDER BY decided, key",
        {"uri": uri, "fact": fact},
    )
    return [_decision(row) for row in rows.fetchall()]


def every(connection: sqlite3.Connection) -> list[Decision]:
    """Return every decision ever taken, in order."""
    rows = connection.execute(f"SELECT {', '.join(_FIELDS)} FROM decisions ORDER BY decided, key")
    return [_decision(row) for row in rows.fetchall()]


def decide(connection: sqlite3.Connection, decision: Decision, version: str | None) -> None:
    """Keep a decision and apply it; inside a transaction.

    Args:
        connection: The archive, open for writing.
        decision: What was decided.
        version: The key of the decision that the reviewer saw standing, empty for none; None to decide whatever stands.

    Raises:
        ConflictError: Another decision stands now.
        DecisionError: It would not make a valid record.
    """
    if version is not None:
        found = standing(connection, decision.uri, decision.fact)
        if (found[0].key if found else "") != version:
            raise ConflictError(found[0] if found else None)
    insert(connection, [decision])
    if not decision.uri:
        derive_identity_keys(connection)
        return
    found_post = connection.execute("SELECT post FROM posts WHERE uri = ?", (decision.uri,)).fetchone()
    fitted = refit(connection, found_post[0]).fitted if found_post else ()
    if any(one.decision.key == decision.key and one.fit == "invalid" for one in fitted):
        raise DecisionError("this would not make a valid record; look at the values again")


def insert(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> list[Decision]:
    """Keep decisions that are not there yet; return those."""
    new = []
    for decision in decisions:
        values = (
            decision.key, decision.uri, decision.fact, decision.action, decision.kind, _json(decision.was),
            _json(decision.becomes), _json(decision.evidence), decision.actor, decision.decided,
        )  # fmt: skip
        marks = ", ".join("?" * len(values))
        done = connection.execute(
            f"INSERT OR IGNORE INTO decisions (key, {', '.join(_FIELDS)}) VALUES ({marks})", values
        )
        if done.rowcount:
            new.append(decision)
    return new


def bring(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> tuple[int, int]:
    """Bring decisions from elsewhere and apply them; inside a transaction.

    Returns:
        How many were new, and how many of these are about posts that are not here (they wait for them).
    """
    new = insert(connection, decisions)
    uris = {decision.uri for decision in new if decision.uri}
    posts = {
        uri: post for uri in uris for (post,) in connection.execute("SELECT post FROM posts WHERE uri = ?", (uri,))
    }
    for post in posts.values():
        refit(connection, post)
    derive_identity_keys(connection)
    return len(new), sum(bool(decision.uri) and decision.uri not in posts for decision in new)


def refit(connection: sqlite3.Connection, post: int) -> Effective:
    """Apply the decisions about a post to its rows, anew from its record as extracted; inside a transaction."""
    uri, text = connection.execute(
        "SELECT uri, record FROM posts JOIN records USING (post) WHERE post = ?", (post,)
    ).fetchone()
    before = connection.execute("DELETE FROM reviewed WHERE post = ? RETURNING 1", (post,)).fetchall()
    connection.execute("DELETE FROM fitting WHERE post = ?", (post,))
    decisions = standing(connection, uri)
    made = effective(json.loads(text), decisions)
    if not decisions and not before:
        return made
    if decisions:
        connection.execute("INSERT INTO reviewed VALUES (?, ?)", (post, _json(made.record)))
    numbers = dict(connection.execute("SELECT key, decision FROM decisions WHERE uri = ?", (uri,)).fetchall())
    connection.executemany(
        "INSERT INTO fitting VALUES (?, ?, ?, ?)",
        [(numbers[one.decision.key], post, one.fact.key if one.fact else None, one.fit) for one in made.fitted],
    )
    _write_rows(connection, post, made.record)
    return made


def effective_of(connection: sqlite3.Connection, post: int) -> Effective:
    """Return the record of a post as extracted with the decisions applied, and how they fit."""
    uri, text = connection.execute(
        "SELECT uri, record FROM posts JOIN records USING (post) WHERE post = ?", (post,)
    ).fetchone()
    return effective(json.loads(text), standing(connection, uri))


def effective_record(connection: sqlite3.Connection, post: int) -> dict[str, Any]:
    """Return the effective record of a post."""
    row = connection.execute("SELECT record FROM effective_records WHERE post = ?", (post,)).fetchone()
    record: dict[str, Any] = json.loads(row[0])
    return record


def _write_rows(connection: sqlite3.Connection, post: int, record: Mapping[str, Any]) -> None:
    rows = rows_of(record)
    connection.execute("UPDATE posts SET dated = ? WHERE post = ?", (day_of(record), post))
    for table in ROW_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE post = ?", (post,))
    for table, content in rows.items():
        if content:
            marks = ", ".join("?" * len(columns()[table]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(post, *row) for row in content])


#: Tables with the rows of a record.
ROW_TABLES = (
    "organizations", "short_names", "people", "roles", "mentions", "events", "organizers", "participants", "program",
    "awards", "recipients", "dates", "works", "quantities", "evidence", "warnings", "categories",
)  # fmt: skip


def _decision(row: tuple[Any, ...]) -> Decision:
    values = dict(zip(_FIELDS, row, strict=True))
    for name in ("was", "becomes", "evidence"):
        values[name] = json.loads(values[name]) if values[name] is not None else None
    return Decision(**{**values, "evidence": tuple(values["evidence"])})


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""What is worth a look, by doubt and reach; decisions that no longer fit; what was decided last."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from nlp_reports.review import facts_of
from nlp_reports.web.doubts import doubts_context

_CANDIDATES = 1_000  # least sure entries of each list that are weighed
SHOWN = 60

#: For each kind the entries in doubt with their reach: how many entries of the archive hang on this one being right.
#: Of a person or body its entries under the same name, of a role the entries of its holder, of an event and an award
#: what stands inside it.
_NAMED = """
SELECT '{kind}', post, id, NULL, {name}, MIN(confidence),
       (SELECT COUNT(*) FROM {table} AS other WHERE other.name_key = candidate.name_key)
FROM (SELECT post, id, {name}, name_key, confidence FROM {table} WHERE confidence < 1
      ORDER BY confidence LIMIT {limit}) AS candidate GROUP BY name_key"""
_ROLES = """
SELECT 'role', candidate.post, person, number, title || ' · ' || people.full, candidate.confidence,
       (SELECT COUNT(*) FROM people AS other WHERE other.name_key = people.name_key)
FROM (SELECT * FROM roles WHERE confidence < 1 ORDER BY confidence LIMIT {limit}) AS candidate
JOIN people ON people.post = candidate.post AND people.id = person"""
_EVENTS = """
SELECT 'event', post, id, NULL, COALESCE(name, kind_text, kind), confidence,
       1 + (SELECT COUNT(*) FROM program WHERE program.post = candidate.post AND program.event = candidate.id)
         + (SELECT COUNT(*) FROM awards WHERE awards.post = candidate.post AND awards.event = candidate.id)
FROM (SELECT * FROM events WHERE confidence < 1 ORDER BY confidence LIMIT {limit}) AS candidate"""
_AWARDS = """
SELECT 'award', post, id, NULL, COALESCE(kind_text, kind), confidence,
       1 + (SELECT COUNT(*) FROM recipients WHERE recipients.post = candidate.post AND recipients.award = candidate.id)
FROM (SELECT * FROM awards WHERE confidence < 1 ORDER BY confidence LIMIT {limit}) AS candidate"""
_TALKS = """
SELECT 'talk', post, event, number, title, confidence, 1
FROM (SELECT * FROM program WHERE confidence < 1 ORDER BY confidence LIMIT {limit}) AS candidate"""
_QUESTIONS = (
    _NAMED.format(kind="person", table="people", name="full", limit=_CANDIDATES),
    _NAMED.format(kind="organization", table="organizations", name="name", limit=_CANDIDATES),
    *(sql.format(limit=_CANDIDATES) for sql in (_ROLES, _EVENTS, _AWARDS, _TALKS)),
)
_COLUMNS = ("kind", "post", "entry", "number", "what", "confidence", "reach")
_UNFITTING = """
SELECT fitting.fit, fitting.post, decisions.* FROM fitting JOIN decisions USING (decision) WHERE fit <> 'fits'
UNION ALL
SELECT 'no_post', NULL, decisions.* FROM decisions
WHERE uri <> '' AND decision IN (SELECT decision FROM standing_decisions)
AND NOT EXISTS (SELECT 1 FROM posts WHERE posts.uri = decisions.uri)
ORDER BY decided DESC LIMIT 200"""
_LATEST = """
SELECT decisions.*, posts.post, posts.title FROM decisions LEFT JOIN posts ON posts.uri = decisions.uri
ORDER BY decided DESC LIMIT 30"""


def queue_page(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return the facts worth a look, those with the greatest doubt × reach first, and the state of the review."""
    return {
        "queue": in_doubt(connection, SHOWN),
        "unfitting": [told(row) for row in connection.execute(_UNFITTING)],
        "latest": [told(row) for row in connection.execute(_LATEST)],
        "decided": count_decided(connection),
        **doubts_context(connection),
    }


def count_decided(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many decisions there are, and how many do not fit any more."""
    (decided,) = connection.execute("SELECT COUNT(*) FROM decisions").fetchone()
    (unfitting,) = connection.execute("SELECT COUNT(*) FROM fitting WHERE fit <> 'fits'").fetchone()
    return decided, unfitting


def in_doubt(connection: sqlite3.Connection, limit: int) -> list[dict[str, Any]]:
    """Return the facts with the greatest doubt × reach, each with its post and its key there."""
    rows = [dict(zip(_COLUMNS, row, strict=True)) for sql in _QUESTIONS for row in connection.execute(sql)]
    rows.sort(key=lambda row: (-(1 - row["confidence"]) * row["reach"], row["post"], row["entry"], row["number"] or 0))
    return _with_facts(connection, rows[:limit])


def told(row: sqlite3.Row) -> dict[str, Any]:
    """Return a row of `decisions` with its JSON read, and what it was and becomes in a few words."""
    values = dict(row)
    for name in ("was", "becomes"):
        content = json.loads(values[name]) if values[name] else {}
        values[name] = " · ".join(str(value) for value in content.values())
    return values


def _with_facts(connection: sqlite3.Connection, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add the key of the fact and the title of the post to each row."""
    posts = json.dumps(sorted({row["post"] for row in rows}))
    found = {
        post: (title or uri, {(fact.kind, fact.entry, fact.number): fact for fact in facts_of(json.loads(record))})
        for post, title, uri, record in connection.execute(
            "SELECT posts.post, title, effective_records.uri, record FROM effective_records JOIN posts USING (post)"
            " WHERE post IN (SELECT value FROM json_each(?))",
            (posts,),
        )
    }
    whole = []
    for row in rows:
        title, facts = found[row["post"]]
        fact = facts.get((row["kind"], row["entry"], row["number"]))
        if fact:
            whole.append({**row, "title": title, "fact": fact, "words": fact.evidence[0]["text"]})
    return whole

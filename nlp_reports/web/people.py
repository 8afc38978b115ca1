"""The page of a person: names, career line, awards, events, posts."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from nlp_reports.archive.identities import entries, variants

#: Entries of a person that a page looks at, the newest first.
SHOWN = 300
# `member` is the entries of the person: post, and id in the post
_MEMBER = (
    "WITH member AS (SELECT value ->> 0 AS post, value ->> 1 AS id FROM json_each(:members)"
    " WHERE NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = value ->> 0))"
)
_ROLES = f"""{_MEMBER}
SELECT roles.title, COALESCE(organizations.name, roles.place) AS held_in, organizations.name_key AS organization,
       MIN(posts.dated) AS first, MAX(posts.dated) AS last, COUNT(DISTINCT posts.post) AS posts,
       MAX(posts.post) AS post, roles.status
FROM member JOIN roles ON roles.post = member.post AND roles.person = member.id
JOIN posts ON posts.post = member.post
LEFT JOIN organizations ON organizations.post = roles.post AND organizations.id = roles.organization
GROUP BY roles.title, held_in, roles.status ORDER BY first, roles.title"""
_AWARDS = f"""{_MEMBER}
SELECT awards.dated, awards.kind, awards.kind_text, awards.nomination,
       COALESCE(recipients.place, awards.place) AS place,
       COALESCE(awards.issuer_text, organizations.name) AS issuer, recipients.branch_text AS branch, awards.post
FROM member JOIN recipients ON recipients.post = member.post AND recipients.person = member.id
JOIN awards ON awards.post = recipients.post AND awards.id = recipients.award
LEFT JOIN organizations ON organizations.post = awards.post AND organizations.id = awards.issuer_organization
ORDER BY awards.dated DESC"""
_EVENTS = f"""{_MEMBER}
SELECT events.start, events.kind, events.name, events.place, program.title AS talk, events.post, 'spoke' AS part
FROM member JOIN program ON program.post = member.post AND program.speaker = member.id
JOIN events ON events.post = program.post AND events.id = program.event
UNION
SELECT events.start, events.kind, events.name, events.place, NULL, events.post, participants.part
FROM member JOIN participants ON participants.post = member.post AND participants.person = member.id
JOIN events ON events.post = participants.post AND events.id = participants.event
WHERE participants.part <> 'spoke' OR NOT EXISTS (
    SELECT 1 FROM program
    WHERE program.post = member.post AND program.event = events.id AND program.speaker = member.id)
ORDER BY 1 DESC"""
POSTS = """SELECT posts.post, posts.title, posts.dated, posts.uri,
       (SELECT kind FROM duplicates WHERE duplicates.post = posts.post) AS repeats
FROM posts WHERE posts.post IN (SELECT value ->> 0 FROM json_each(:members)) ORDER BY dated DESC, posts.post DESC"""


def person_page(connection: sqlite3.Connection, identity: str) -> dict[str, Any] | None:
    """Return what the archive knows of a person, or None where it knows nobody of that identity."""
    names = variants(connection, "people", identity)
    if not names:
        return None
    members = entries(connection, "people", identity, SHOWN)
    values = {"members": json.dumps(members)}

    def rows(sql: str) -> list[Any]:
        return connection.execute(sql, values).fetchall()

    return {
        "identity": identity,
        "name": max((name for name, _ in names), key=len),
        "names": names,
        "total": sum(count for _, count in names),
        "shown": len(members),
        "roles": rows(_ROLES),
        "awards": rows(_AWARDS),
        "events": rows(_EVENTS),
        "posts": rows(POSTS),
    }

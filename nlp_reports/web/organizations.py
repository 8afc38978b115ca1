"""The page of a body: its parent and branches, who held which role when, the awards of its people by year."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import Any

from nlp_reports.archive.identities import entries, variants
from nlp_reports.web.charts import rows_chart
from nlp_reports.web.people import POSTS

#: Entries of a body that a page looks at, the newest first.
SHOWN = 1_000
_MEMBER = (
    "WITH member AS MATERIALIZED (SELECT value ->> 0 AS post, value ->> 1 AS id FROM json_each(:members)"
    " WHERE NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = value ->> 0))"
)
_ABOUT = f"""{_MEMBER}
SELECT organizations.kind, organizations.place, COUNT(*) FROM member JOIN organizations USING (post, id)
GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 1"""
_PARENTS = f"""{_MEMBER}
SELECT parent.name_key, MAX(parent.name) AS name, COUNT(*) AS posts FROM member JOIN organizations USING (post, id)
JOIN organizations AS parent ON parent.post = member.post AND parent.id = organizations.parent
GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 20"""
_CHILDREN = f"""{_MEMBER}
SELECT child.name_key, MAX(child.name) AS name, COUNT(*) AS posts FROM member
JOIN organizations AS child ON child.post = member.post AND child.parent = member.id
GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 50"""
_ROLES = f"""{_MEMBER}
SELECT roles.title, people.name_key, MAX(people.full) AS person, MIN(posts.dated) AS first, MAX(posts.dated) AS last,
       COUNT(DISTINCT posts.post) AS posts, roles.status
FROM member JOIN roles ON roles.post = member.post AND roles.organization = member.id
JOIN people ON people.post = roles.post AND people.id = roles.person
JOIN posts ON posts.post = member.post
GROUP BY roles.title, people.name_key, roles.status ORDER BY roles.title, first LIMIT 200"""
# An award is of the body's people where the body itself or its branch got it, or a person with a role in it did.
_AWARDS = f"""{_MEMBER}
SELECT substr(awards.dated, 1, 4) AS year, awards.kind, COUNT(DISTINCT awards.post || awards.id || recipients.number)
FROM member JOIN recipients ON recipients.post = member.post
JOIN awards ON awards.post = recipients.post AND awards.id = recipients.award
WHERE recipients.organization = member.id OR recipients.branch = member.id OR EXISTS (
    SELECT 1 FROM roles WHERE roles.post = member.post AND roles.person = recipients.person
    AND roles.organization = member.id)
GROUP BY 1, 2 ORDER BY 1 DESC, 3 DESC"""
_EVENTS = f"""{_MEMBER}
SELECT events.start, events.kind, events.name, events.place, events.post
FROM member JOIN organizers ON organizers.post = member.post AND organizers.organization = member.id
JOIN events ON events.post = organizers.post AND events.id = organizers.event ORDER BY events.start DESC LIMIT 50"""
_SHORT = f"""{_MEMBER}
SELECT DISTINCT short_name FROM member JOIN short_names ON short_names.post = member.post
AND short_names.organization = member.id ORDER BY 1"""


def organization_page(connection: sqlite3.Connection, identity: str) -> dict[str, Any] | None:
    """Return what the archive knows of a body, or None where it knows none of that identity."""
    names = variants(connection, "organizations", identity)
    if not names:
        return None
    members = entries(connection, "organizations", identity, SHOWN)
    values = {"members": json.dumps(members)}

    def rows(sql: str) -> list[Any]:
        return connection.execute(sql, values).fetchall()

    about = rows(_ABOUT)
    awards = [tuple(row) for row in rows(_AWARDS)]
    by_year: Counter[str] = Counter()
    for year, _, count in awards:
        by_year[year or "?"] += count
    return {
        "identity": identity,
        "name": names[0][0],
        "names": names,
        "total": sum(count for _, count in names),
        "shown": len(members),
        "kind": about[0][0] if about else None,
        "place": about[0][1] if about else None,
        "short_names": [name for (name,) in rows(_SHORT) if name not in dict(names)],
        "parents": rows(_PARENTS),
        "children": rows(_CHILDREN),
        "roles": rows(_ROLES),
        "awards": awards,
        "by_year": rows_chart([(year, count, "") for year, count in sorted(by_year.items(), reverse=True)]),
        "events": rows(_EVENTS),
        "posts": connection.execute(POSTS + " LIMIT 50", values).fetchall(),
    }

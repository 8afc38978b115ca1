"""The page of a post: its text with every evidence marked, its facts beside it, its repairs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nlp_reports.review import Fact, facts_of, kinds
from nlp_reports.web.labels import label
from nlp_reports.web.links import identity_url
from nlp_reports.web.marking import Span, pieces_of

#: The field of each kind that says most; the others stand behind it.
_MAIN = {
    "person": "name", "role": "title", "organization": "name", "event": "name", "talk": "title", "award": "kind",
    "recipient": "name", "date": "start", "work": "title", "quantity": "value",
}  # fmt: skip
_GROUPS = (
    ("people", "person"), ("organizations", "organization"), ("events", "event"), ("awards", "award"),
    ("dates", "date"), ("works", "work"), ("quantities", "quantity"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as the page shows it.

    Attributes:
        main: What it says, in the first place.
        details: Its other fields, each with its label.
        url: The page of the person or body, if it is one.
        posts: In how many posts of the archive that person or body stands.
        parts: The facts inside it: the roles of a person, the talks of an event, the recipients of an award.
    """

    fact: Fact
    main: str
    details: tuple[tuple[str, str], ...]
    url: str = ""
    posts: int = 0
    parts: list[Shown] = field(default_factory=list)


def post_page(connection: sqlite3.Connection, post: int) -> dict[str, Any] | None:
    """Return what the page of a post shows, or None where there is no such post."""
    row = connection.execute("SELECT * FROM posts WHERE post = ?", (post,)).fetchone()
    if row is None:
        return None
    record = json.loads(connection.execute("SELECT record FROM records WHERE post = ?", (post,)).fetchone()[0])
    facts = facts_of(record)
    return {
        "post": row,
        "record": record,
        "facts": facts,
        "pieces": pieces_of(record["text"], spans_of(record, facts), record["repairs"]),
        "groups": list(_grouped(facts, _identities(connection, post))),
        "kinds": sorted({fact.kind for fact in facts}, key=list(kinds()).index),
        "about": {fact.key: fact for fact in facts},
        "original": connection.execute(
            "SELECT original, kind, similarity FROM duplicates WHERE post = ?", (post,)
        ).fetchone(),
        "repeats": connection.execute(
            "SELECT duplicates.post, posts.uri FROM duplicates JOIN posts USING (post) WHERE original = ? LIMIT 20",
            (post,),
        ).fetchall(),
        "changes": connection.execute("SELECT COUNT(*) FROM changes WHERE post = ?", (post,)).fetchone()[0],
    }


def spans_of(record: Mapping[str, Any], facts: Iterable[Fact]) -> Iterator[Span]:
    """Yield each place of each fact: of people and bodies every mention, of the others their evidence."""
    mentions = {
        entry["id"]: entry.get("mentions", ()) for name in ("people", "organizations") for entry in record[name]
    }
    for fact in facts:
        for place in (*fact.evidence, *(mentions.get(fact.entry, ()) if fact.number is None else ())):
            if place["start"] < place["end"]:
                yield place["start"], place["end"], fact.key


def told(fact: Fact) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what a fact says: its main field, and the others with their labels."""
    content = {name: _written(fact.kind, name, value) for name, value in fact.content.items()}
    main = _MAIN[fact.kind] if _MAIN[fact.kind] in content else next(iter(content), "")
    said = content.pop(main, "")
    if fact.kind == "date" and content.get("end") in (None, fact.content.get("start")):
        content.pop("end", None)
    hidden = {"role": {"name"}, "recipient": {"award"}}.get(fact.kind, set())
    if fact.content.get("status") == "current":
        hidden = hidden | {"status"}
    return said, tuple((label(name), value) for name, value in content.items() if name not in hidden)


def _written(kind: str, name: str, value: Any) -> str:
    chosen = any(field.name == name and field.type == "choice" for field in kinds()[kind].fields)
    return label(str(value)) if chosen else f"{value:g}" if isinstance(value, float) else str(value)


def _grouped(facts: Iterable[Fact], identities: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, list[Shown]]]:
    """Yield the facts of each list, parts inside their entries, under the label of the list."""
    whole: dict[str, list[Shown]] = {}
    entries: dict[str, Shown] = {}
    for fact in facts:
        url, posts = identities.get(fact.entry, ("", 0)) if fact.number is None else ("", 0)
        shown = Shown(fact, *told(fact), url, posts)
        if fact.number is None:
            entries[fact.entry] = shown
            whole.setdefault(fact.kind, []).append(shown)
        else:
            entries[fact.entry].parts.append(shown)
    for name, kind in _GROUPS:
        if kind in whole:
            yield label(name), whole[kind]


def _identities(connection: sqlite3.Connection, post: int) -> dict[str, tuple[str, int]]:
    """Return the page of each person and body of a post by its id, and in how many posts it stands."""
    found = {}
    for of in ("people", "organizations"):
        rows = connection.execute(
            f"SELECT id, name_key, (SELECT COUNT(*) FROM {of} AS other WHERE other.name_key = {of}.name_key)"
            f" FROM {of} WHERE post = ?",
            (post,),
        )
        found.update({id_: (identity_url(of, key), count) for id_, key, count in rows})
    return found

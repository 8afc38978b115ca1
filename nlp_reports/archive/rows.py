"""A record taken apart into rows, one list a table.

The columns are those of the migrations' SQL, read from SQLite itself, so the schema stands in one place.
A column is filled from the field of its name; the exceptions are in the tables below.
"""

from __future__ import annotations

import functools
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from nlp_reports.archive.connection import migrations

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

#: Tables that hold the entries of a list of the record.
_ENTRIES = ("organizations", "people", "events", "awards", "dates", "works", "quantities")
#: Tables that hold what is listed inside an entry: table, list of the record, field of the entry, column of its id.
_INSIDE = (
    ("short_names", "organizations", "short_names", "organization"),
    ("roles", "people", "roles", "person"),
    ("organizers", "events", "organizers", "event"),
    ("participants", "events", "participants", "event"),
    ("program", "events", "program", "event"),
    ("recipients", "awards", "recipients", "award"),
)
#: Where a column's value stands, if not under the column's own name.
_PATHS = {
    ("people", "full"): "name.full",
    ("people", "surname"): "name.surname",
    ("people", "given"): "name.given",
    ("people", "patronymic"): "name.patronymic",
    ("people", "initials"): "name.initials",
    ("awards", "issuer_text"): "issuer.text",
    ("awards", "issuer_organization"): "issuer.organization",
    ("awards", "issuer_person"): "issuer.person",
}
_DISTRICT = re.compile(r"(?:[\w«»\"-]+ (?:ауданы|қаласы|облысы|ауылдық округі))(?!\w)", re.IGNORECASE)


@functools.cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """Return the columns of every table, in the order of the schema."""
    with sqlite3.connect(":memory:") as schema:
        for script in migrations():
            schema.executescript(script)
        tables = [name for (name,) in schema.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: tuple(row[1] for row in schema.execute(f"PRAGMA table_info({table})"))
            for table in tables
            if not table.startswith(("search_", "sqlite_"))
        }


def rows_of(record: Mapping[str, Any]) -> Rows:
    """Return the rows of a record by table, each without its first column, the number of the post."""
    rows: Rows = {}
    dated = day_of(record)
    for table in _ENTRIES:
        for entry in record[table]:
            rows.setdefault(table, []).append(_row(table, entry, _derived(table, entry, record, dated)))
    for table, parents, field, parent_column in _INSIDE:
        for parent in record[parents]:
            for number, item in enumerate(parent.get(field, ())):
                fields = item if isinstance(item, dict) else {columns()[table][-1]: item}
                rows.setdefault(table, []).append(_row(table, fields, {parent_column: parent["id"], "number": number}))
    rows["mentions"] = list(_mentions(record))
    rows["evidence"] = list(_evidence(record))
    rows["warnings"] = [(n, item["kind"], item["message"]) for n, item in enumerate(record["warnings"])]
    rows["categories"] = list(enumerate(record["source"].get("categories", ())))
    return rows


def day_of(record: Mapping[str, Any]) -> str | None:
    """Return the day that a post is filed under: its first dated event, or else its publication."""
    starts = (event["start"][:10] for event in record["events"] if event.get("start"))
    published: str | None = record["source"].get("published")
    return next(starts, published[:10] if published else None)


def district_of(event: Mapping[str, Any], record: Mapping[str, Any]) -> str | None:
    """Return the district, town or region that an event's place names, or else that its organizers are in."""
    places = [event.get("place")]
    bodies = {body["id"]: body for body in record["organizations"]}
    for organizer in event.get("organizers", ()):
        places += [bodies[organizer].get("place"), bodies[organizer]["name"]] if organizer in bodies else []
    found = (_DISTRICT.search(place) for place in places if place)
    return next((match.group() for match in found if match), None)


def person_key(surname: str | None, *others: str | None, full: str = "") -> str:
    """Return what a person is looked up by: surname and initials, lower case («ахметова г т»)."""
    if not surname:
        return full.casefold()
    initials = [part.strip(". ")[:1] for other in others if other for part in re.split(r"[.\s]+", other) if part]
    return " ".join([surname, *initials[:2]]).casefold()


def _derived(table: str, entry: Mapping[str, Any], record: Mapping[str, Any], dated: str | None) -> dict[str, Any]:
    if table == "people":
        name = entry["name"]
        parts = (name.get("given"), name.get("patronymic"))
        others = parts if any(parts) else (name.get("initials"),)
        return {"name_key": person_key(name.get("surname"), *others, full=name["full"])}
    if table == "organizations":
        return {"name_key": entry["name"].casefold()}
    if table == "events":
        return {"district": district_of(entry, record)}
    if table == "awards":
        starts = {event["id"]: (event.get("start") or "")[:10] for event in record["events"]}
        return {"dated": starts.get(entry.get("event")) or dated}
    return {}


def _row(table: str, item: Mapping[str, Any], derived: Mapping[str, Any]) -> Row:
    return tuple(
        derived[column] if column in derived else _at(item, _PATHS.get((table, column), column))
        for column in columns()[table][1:]
    )


def _at(item: Mapping[str, Any], path: str) -> Any:
    value: Any = item
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _mentions(record: Mapping[str, Any]) -> Iterator[Row]:
    for name in ("people", "organizations"):
        for entry in record[name]:
            for number, item in enumerate(entry.get("mentions", ())):
                yield name, entry["id"], number, item.get("form"), item["start"], item["end"], item["text"]


def _evidence(record: Mapping[str, Any]) -> Iterator[Row]:
    for name in _ENTRIES:
        for entry in record[name]:
            yield from _places(name, entry["id"], "", entry)
            for field, items in entry.items():
                if field in ("evidence", "mentions") or not isinstance(items, list):
                    continue
                for number, item in enumerate(items):
                    if isinstance(item, dict):
                        yield from _places(name, entry["id"], f"{field}[{number}]", item)


def _places(name: str, entry: str, part: str, item: Mapping[str, Any]) -> Iterator[Row]:
    for number, place in enumerate(item.get("evidence", ())):
        yield name, entry, part, number, place["start"], place["end"], place["text"]

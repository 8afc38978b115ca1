"""The marks of a record: every place in its text with what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text, the kind of thing it is, its normal form, origin and confidence."""

    start: int
    end: int
    kind: str
    normal: str
    origin: str
    confidence: float


def marks_of(record: Json) -> list[Mark]:
    """Return every mark of a record, by place, longer ones first."""
    return sorted(_all(record), key=lambda mark: (mark.start, -mark.end, mark.kind))


def _all(record: Json) -> Iterator[Mark]:
    names = {p["id"]: p["name"]["full"] for p in record["people"]} | {
        o["id"]: o["name"] for o in record["organizations"]
    }
    for person in record["people"]:
        for mention in person["mentions"]:
            yield _mark("person", person["name"]["full"], mention, person)
        for role in person["roles"]:
            held = names.get(role.get("organization", ""), role.get("place", ""))
            for place in role["evidence"]:
                yield _mark("role", f"{role['title']} · {held}".strip(" ·"), place, role)
    for body in record["organizations"]:
        for place in body["mentions"]:
            yield _mark("organization", body["name"], place, body)
    for event in record["events"]:
        for place in event["evidence"]:
            dates = " – ".join(dict.fromkeys(d for d in (event.get("start"), event.get("end")) if d))
            yield _mark("event", " · ".join(filter(None, (event["kind"], event.get("name"), dates))), place, event)
        for talk in event.get("program", ()):
            for place in talk["evidence"]:
                yield _mark("talk", f"{names.get(talk.get('speaker', ''), '?')}: {talk['title']}", place, talk)
    for award in record["awards"]:
        issuer = (award.get("issuer") or {}).get("text", "")
        for place in award["evidence"]:
            yield _mark("award", f"{award['kind']} · {issuer}".strip(" ·"), place, award)
    for date in record["dates"]:
        for place in date["evidence"]:
            dates = " – ".join(dict.fromkeys(d for d in (date.get("start"), date.get("end")) if d)) or "?"
            yield _mark("date", dates, place, date)
    for kind, label in (("works", "title"), ("quantities", "unit")):
        for entry in record[kind]:
            normal = f"{entry['value']:g} {entry['unit']}" if kind == "quantities" else entry[label]
            for place in entry["evidence"]:
                yield _mark(kind.removesuffix("s") if kind == "works" else "quantity", normal, place, entry)


def _mark(kind: str, normal: str, place: Json, entry: Json) -> Mark:
    return Mark(place["start"], place["end"], kind, normal, entry["origin"], entry["confidence"])

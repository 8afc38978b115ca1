"""Records made from gold and then spoilt at random: what scoring has to judge."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any


def first(value: Any) -> Any:
    """Return the first spelling of a gold value."""
    return value[0] if isinstance(value, list) else value


def record_of(gold: Mapping[str, Any], chance: random.Random, damage: float) -> dict[str, Any]:
    """Return a record that says what gold says, each fact dropped or changed with probability `damage`."""

    def kept() -> bool:
        return chance.random() >= damage

    def spoilt(text: str) -> str:
        return (
            text
            if kept()
            else chance.choice([text + " қосымша", text.split()[0], text.upper(), "А. Бөтен", text[::-1]])
        )

    bodies = _Bodies()
    people = [
        {
            "id": f"p{at}",
            "name": {"full": spoilt(chance.choice(_all(person["name"])))},
            "confidence": round(chance.random(), 2),
            "roles": [
                {"title": spoilt(first(role["title"])), **_held_in(role, bodies, chance), "confidence": 0.7}
                for role in person.get("roles", [])
                if kept()
            ],
        }
        for at, person in enumerate(gold.get("people", []))
        if kept()
    ]
    ids = {str(first(person["name"])): f"p{at}" for at, person in enumerate(gold.get("people", []))}
    for body in gold.get("organizations", []):
        names = _all(body["name"] if isinstance(body, dict) else body)
        if kept():
            bodies.id_of(spoilt(names[0]), names[1:2])
    events = [
        {
            "kind": first(event["kind"]) if kept() else "meeting",
            **{
                field: first(event[field]) for field in ("name", "start", "end", "place") if event.get(field) and kept()
            },
        }
        for event in gold.get("events", [])
        if kept()
    ]
    talks = [
        {"title": spoilt(first(talk["title"])), "speaker": ids.get(str(first(talk["speaker"])), "p0")}
        for talk in gold.get("program", [])
        if kept()
    ]
    events.append({"kind": "seminar", "program": talks})
    awards = [_award(award, ids, bodies, kept, spoilt) for award in gold.get("awards", []) if kept()]
    dates = [_date(date, kept) for date in gold.get("dates", []) for _ in range(1 + (not kept()))]
    return {"people": people, "organizations": bodies.entries, "events": events, "awards": awards, "dates": dates}


class _Bodies:
    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []

    def id_of(self, name: str, short_names: list[str]) -> str:
        self.entries.append({"id": f"o{len(self.entries)}", "name": name, "short_names": short_names})
        return f"o{len(self.entries) - 1}"


def _all(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _held_in(role: Mapping[str, Any], bodies: _Bodies, chance: random.Random) -> dict[str, str]:
    name = first(role.get("organization"))
    if not name:
        return {}
    return {"place": name} if chance.random() < 0.3 else {"organization": bodies.id_of(name, [])}


def _award(award: Mapping[str, Any], ids: Mapping[str, str], bodies: _Bodies, kept: Any, spoilt: Any) -> dict[str, Any]:
    recipients = []
    for recipient in award.get("recipients", []):
        name = str(first(recipient["name"]))
        who = {"person": ids[name]} if name in ids else {"organization": bodies.id_of(name, [])}
        branch = {"branch_text": spoilt(first(recipient["branch"]))} if recipient.get("branch") and kept() else {}
        recipients.append({**who, **branch})
    issuer = {"issuer": {"text": spoilt(first(award["issuer"]))}} if award.get("issuer") and kept() else {}
    return {"kind": first(award["kind"]), "confidence": 0.6, **issuer, "recipients": recipients}


def _date(date: Any, kept: Any) -> dict[str, Any]:
    bounds = (date["start"], date.get("end")) if isinstance(date, dict) else date
    start, end = first(bounds[0]), first(bounds[1])
    return {"start": start if kept() else start + "T10:00", "end": end}

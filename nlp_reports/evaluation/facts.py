"""Take a record and its gold apart into facts that can be compared.

A fact is a kind (`person`, `role`, `award`, …) and a few values. A value may have several spellings: gold names them
all, a record gives the names and short names of the body that it refers to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nlp_reports.evaluation.matching import Spellings

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a record or of gold.

    Attributes:
        kind: What kind of fact it is, one of the keys of `scoring.MATCHES`.
        values: What it says, in the order that its kind has.
        optional: True for gold that careful readers would disagree on: it neither costs nor gains.
        confidence: What the record says of the entry that the fact was taken from; None for gold.
        origin: What found that entry; None for gold.
    """

    kind: str
    values: tuple[Spellings, ...]
    optional: bool = False
    confidence: float | None = field(default=None, compare=False)
    origin: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the fact in one line, spellings apart by a stroke."""
        return f"{self.kind}: " + " | ".join(
            " / ".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in self.values
        )


def facts_of_gold(gold: Json) -> Iterator[Fact]:
    """Yield the facts of a gold file."""
    for person in gold.get("people", []):
        yield _gold("person", person, person["name"])
        for role in person.get("roles", []):
            unsure = _optional(person, role)
            yield _gold("role", unsure, person["name"], role["title"], role.get("organization"))
    for body in gold.get("organizations", []):
        yield _gold("organization", body, body["name"] if isinstance(body, dict) else body)
    for event in gold.get("events", []):
        yield from _gold_event(event)
    for talk in gold.get("program", []):
        yield _gold("program", talk, talk["speaker"], talk["title"])
    for award in gold.get("awards", []):
        yield from _gold_award(award)
    for date in gold.get("dates", []):
        bounds = (date["start"], date.get("end") or date["start"]) if isinstance(date, dict) else date
        yield _gold("date", date, *bounds)


def facts_of_record(record: Json) -> Iterator[Fact]:
    """Yield the facts of a record."""
    names = {person["id"]: person["name"]["full"] for person in record.get("people", []) if "id" in person}
    bodies = {body["id"]: _names(body) for body in record.get("organizations", []) if "id" in body}
    for person in record.get("people", []):
        yield from _person(person, bodies)
    for body in record.get("organizations", []):
        yield _found("organization", body, _names(body))
    for event in record.get("events", []):
        yield from _event(event, names)
    for award in record.get("awards", []):
        yield from _award(award, names, bodies)
    for date in record.get("dates", []):
        if date.get("start"):
            yield _found("date", date, *_bounds(date))


def _gold_event(event: Json) -> Iterator[Fact]:
    yield _gold("event", event, event["kind"])
    if event.get("name"):
        yield _gold("event_name", event, event["name"])
    if event.get("start"):
        yield _gold("event_date", event, event["start"], event.get("end") or event["start"])
    if event.get("place"):
        unsure = event.get("optional") or event.get("place_optional")
        yield _gold("event_place", {"optional": unsure}, event["place"])


def _gold_award(award: Json) -> Iterator[Fact]:
    if award.get("issuer"):
        yield _gold("award_issuer", award, award["kind"], award["issuer"])
    for recipient in award.get("recipients", []):
        unsure = _optional(award, recipient)
        yield _gold("award", unsure, award["kind"], recipient["name"])
        if recipient.get("branch"):
            yield _gold("branch", unsure, recipient["name"], recipient["branch"])


def _person(person: Json, bodies: Mapping[str, tuple[str, ...]]) -> Iterator[Fact]:
    full = person["name"]["full"]
    yield _found("person", person, full)
    for role in person.get("roles", []):
        titles = (role["title"], *([role["text"]] if role.get("text") else []))
        yield _found("role", role, full, titles, bodies.get(role.get("organization", "")) or role.get("place"))


def _event(event: Json, names: Mapping[str, str]) -> Iterator[Fact]:
    yield _found("event", event, event["kind"])
    if event.get("name"):
        yield _found("event_name", event, event["name"])
    if event.get("start"):
        yield _found("event_date", event, *_bounds(event))
    if event.get("place"):
        yield _found("event_place", event, event["place"])
    for talk in event.get("program", []):
        if talk.get("title"):
            yield _found("program", talk, names.get(talk.get("speaker", "")), talk["title"])


def _award(award: Json, names: Mapping[str, str], bodies: Mapping[str, tuple[str, ...]]) -> Iterator[Fact]:
    issuer = award.get("issuer") or {}
    stated: list[str] = [name for name in (issuer.get("text"), names.get(issuer.get("person", ""))) if name]
    issuers = (*stated, *bodies.get(issuer.get("organization", ""), ()))
    if issuers:
        yield _found("award_issuer", award, award["kind"], issuers)
    for recipient in award.get("recipients", []):
        who = names.get(recipient.get("person", "")) or bodies.get(recipient.get("organization", ""))
        sure = {"confidence": award.get("confidence"), "origin": award.get("origin")} | recipient
        yield _found("award", sure, award["kind"], who)
        stated = [recipient["branch_text"]] if recipient.get("branch_text") else []
        branch = (*stated, *bodies.get(recipient.get("branch", ""), ()))
        if branch:
            yield _found("branch", sure, who, branch)


def _gold(kind: str, entry: Any, *values: Any) -> Fact:
    optional = isinstance(entry, dict) and bool(entry.get("optional"))
    return Fact(kind, tuple(tuple(value) if isinstance(value, list) else value for value in values), optional)


def _found(kind: str, entry: Json, *values: Spellings) -> Fact:
    return Fact(kind, values, confidence=entry.get("confidence"), origin=entry.get("origin"))


def _optional(*entries: Json) -> dict[str, bool]:
    return {"optional": any(entry.get("optional") for entry in entries)}


def _names(body: Json) -> tuple[str, ...]:
    return (body["name"], *body.get("short_names", []))


def _bounds(entry: Json) -> tuple[str, str]:
    """Return start and end as days: gold gives no times."""
    return str(entry["start"])[:10], str(entry.get("end") or entry["start"])[:10]

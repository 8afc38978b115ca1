"""The facts of a record as a reviewer sees them: what each says, in words rather than ids, and where it stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_reports.review.kinds import kinds

Json = Mapping[str, Any]
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a record.

    Attributes:
        key: Names the fact within its post: made from its kind, its content and its first place in the text, so that
            it is the same after the post was extracted again, as long as the same was found there.
        kind: A key of `kinds()`.
        entry: The id of the entry that it stands in.
        number: Its place in the entry's list, where it is a part of an entry.
        content: Its fields that are known; people and bodies by name.
        evidence: Its places in the text.
    """

    key: str
    kind: str
    entry: str
    number: int | None
    content: Content
    evidence: tuple[Json, ...]
    confidence: float
    origin: str


def facts_of(record: Json) -> list[Fact]:
    """Return every fact of a record, entries in the order of the record, the parts of an entry after it."""
    names = _names(record)
    facts: list[Fact] = []
    seen: dict[str, int] = {}
    for kind, entry, number, item, content in _all(record, names):
        known = {name: value for name, value in content.items() if value not in (None, "")}
        evidence = tuple(item.get("evidence") or entry["evidence"])
        key = fact_key(kind, known, evidence)
        seen[key] = seen.get(key, 0) + 1
        facts.append(
            Fact(
                key if seen[key] == 1 else f"{key}.{seen[key]}", kind, entry["id"], number, known, evidence,
                item.get("confidence", entry["confidence"]), item.get("origin", entry["origin"]),
            )
        )  # fmt: skip
    return facts


def fact_key(kind: str, content: Content, evidence: Sequence[Json]) -> str:
    """Return the key of a fact."""
    first = [evidence[0]["start"], evidence[0]["end"], evidence[0]["text"]] if evidence else []
    told = json.dumps([kind, content, first], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _names(record: Json) -> dict[str, str]:
    people = {person["id"]: person["name"]["full"] for person in record["people"]}
    return people | {body["id"]: body["name"] for body in record["organizations"]}


def _all(record: Json, names: Mapping[str, str]) -> Iterator[tuple[str, Json, int | None, Json, Content]]:
    """Yield kind, entry, number within it, the fact itself, its content."""
    for kind in ("person", "organization", "event", "award", "date", "work", "quantity"):
        for entry in record[kinds()[kind].list]:
            yield kind, entry, None, entry, _content(kind, entry, entry, names)
            for part in _PARTS.get(kind, ()):
                for number, item in enumerate(entry.get(kinds()[part].inside or "", ())):
                    yield part, entry, number, item, _content(part, entry, item, names)


def _content(kind: str, entry: Json, item: Json, names: Mapping[str, str]) -> Content:
    plain = {field.name: item.get(field.name) for field in kinds()[kind].fields}
    return plain | _special(kind, entry, item, names)


def _special(kind: str, entry: Json, item: Json, names: Mapping[str, str]) -> Content:
    """Return the fields whose value does not stand under their own name in the record."""

    def name(field: str) -> str | None:
        return names.get(item.get(field) or "")

    if kind == "person":
        return {"name": item["name"]["full"]}
    if kind == "role":
        return {"name": entry["name"]["full"], "organization": name("organization")}
    if kind == "organization":
        return {"parent": name("parent")}
    if kind == "talk":
        return {"speaker": name("speaker")}
    if kind == "award":
        issuer = item.get("issuer") or {}
        by = (names.get(issuer.get(field) or "") for field in ("person", "organization"))
        return {"issuer": issuer.get("text") or next(filter(None, by), None)}
    if kind == "recipient":
        return {
            "award": entry["kind"],
            "name": name("person") or name("organization"),
            "branch": item.get("branch_text") or name("branch"),
        }
    return {"author": name("author")} if kind == "work" else {}


_PARTS = {"person": ("role",), "event": ("talk",), "award": ("recipient",)}

"""Change a record as a decision says: write a fact, add one, take one out with all that refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nlp_reports.language.names import parse_name
from nlp_reports.review.kinds import kinds

Record = dict[str, Any]
Item = dict[str, Any]
Marks = Mapping[str, Any]  # confidence and origin of what a reviewer says


def add(record: Record, kind: str, content: Mapping[str, Any], evidence: Sequence[Any], marks: Marks) -> Item:
    """Add a fact that stands at these places, and return its item."""
    places = [dict(place) for place in evidence]
    item: Item = {"evidence": places}
    if kind == "recipient":
        _nearest(record, "award", places, marks, kind=content["award"]).setdefault("recipients", []).append(item)
    elif kind == "talk":
        item |= marks
        _nearest(record, "event", places, marks, kind="other").setdefault("program", []).append(item)
    elif kind == "role":
        item |= marks
        person(record, content["name"], places, marks)["roles"].append(item)
    else:
        item = {"id": _new_id(record), "evidence": places, **marks, **_BLANK.get(kind, {})}
        item = {key: list(value) if isinstance(value, list) else value for key, value in item.items()}
        record[kinds()[kind].list].append(item)
    write(record, kind, item, content, marks)
    return item


def write(record: Record, kind: str, item: Item, content: Mapping[str, Any], marks: Marks) -> None:
    """Write the content of a fact into its item; people and bodies that it names are found, or added at its place."""
    places = item["evidence"]
    special = _SPECIAL.get(kind, frozenset())
    for field in kinds()[kind].fields:
        if field.name not in special:
            _set(item, field.name, content.get(field.name))
    if kind == "person":
        item["name"] = _name(content["name"])
    elif kind == "role":
        item["status"] = content.get("status", "current")
        _set(item, "organization", _body_id(record, content.get("organization"), places, marks))
        if content.get("organization"):
            item.pop("place", None)
    elif kind == "organization":
        _set(item, "parent", _body_id(record, content.get("parent"), places, marks))
    elif kind == "talk":
        _set(item, "speaker", _person_id(record, content.get("speaker"), places, marks))
    elif kind == "work":
        _set(item, "author", _person_id(record, content.get("author"), places, marks))
    elif kind == "award":
        _set(item, "issuer", {"text": content["issuer"]} if content.get("issuer") else None)
    elif kind == "recipient":
        _write_recipient(record, item, content, places, marks)
    elif kind == "date":
        item["precision"] = _precision(content)
        item.setdefault("text", places[0]["text"])
    if "origin" in item:
        item |= marks


def remove(record: Record, kind: str, entry: str, item: Item) -> None:
    """Take a fact out, and whatever refers to it."""
    home = record[kinds()[kind].list]
    inside = kinds()[kind].inside
    if inside:
        for holder in home:
            if holder["id"] == entry:
                holder[inside] = [one for one in holder[inside] if one is not item]
        return
    home[:] = [one for one in home if one is not item]
    _forget(record, item["id"])


def person(record: Record, name: str, places: Sequence[Any], marks: Marks) -> Item:
    """Return the person of this name, added where the record has none."""
    wanted = name.casefold()
    for one in record["people"]:
        if one["name"]["full"].casefold() == wanted:
            return one  # type: ignore[no-any-return]
    added: Item = {"id": _new_id(record), "evidence": list(places), **marks, "name": _name(name), "mentions": []}
    added["roles"] = []
    record["people"].append(added)
    return added


def body(record: Record, name: str) -> Item | None:
    """Return the body of this name or short name."""
    wanted = name.casefold()
    for one in record["organizations"]:
        if wanted in (one["name"].casefold(), *(short.casefold() for short in one.get("short_names", ()))):
            return one  # type: ignore[no-any-return]
    return None


#: What an entry of a kind cannot be without, before its content is written.
_BLANK: Mapping[str, Item] = {"person": {"mentions": [], "roles": []}, "date": {"anchored": False}}
#: Fields that are not written under their own name.
_SPECIAL = {
    "person": frozenset({"name"}), "role": frozenset({"name", "organization", "status"}),
    "organization": frozenset({"parent"}), "talk": frozenset({"speaker"}), "award": frozenset({"issuer"}),
    "recipient": frozenset({"award", "name", "branch"}), "work": frozenset({"author"}),
}  # fmt: skip


def _set(item: Item, field: str, value: Any) -> None:
    if value is None:
        item.pop(field, None)
    else:
        item[field] = value


def _name(full: str) -> Item:
    """Return a name with its parts, as far as they are the words that the reviewer wrote."""
    parts = parse_name(full)
    known = {part: getattr(parts, part) for part in ("surname", "given", "patronymic", "initials")}
    return {"full": full} | {part: value for part, value in known.items() if value and value in full.replace(" ", "")}


def _person_id(record: Record, name: str | None, places: Sequence[Any], marks: Marks) -> str | None:
    return person(record, name, places, marks)["id"] if name else None


def _body_id(record: Record, name: str | None, places: Sequence[Any], marks: Marks) -> str | None:
    if not name:
        return None
    found = body(record, name)
    if found is None:
        found = {"id": _new_id(record), "evidence": list(places), **marks, "name": name, "kind": "other"}
        record["organizations"].append(found)
    return str(found["id"])


def _write_recipient(
    record: Record, item: Item, content: Mapping[str, Any], places: Sequence[Any], marks: Marks
) -> None:
    found = body(record, content["name"])
    for field in ("person", "organization", "branch", "branch_text"):
        item.pop(field, None)
    if found:
        item["organization"] = found["id"]
    else:
        item["person"] = person(record, content["name"], places, marks)["id"]
    if content.get("branch"):
        item["branch_text"] = content["branch"]
        branch = body(record, content["branch"])
        _set(item, "branch", branch["id"] if branch else None)


def _nearest(record: Record, of: str, places: Sequence[Any], marks: Marks, *, kind: str) -> Item:
    """Return the entry of a kind that stands nearest to a place (an event of any kind), added where there is none."""
    entries = [one for one in record[kinds()[of].list] if of == "event" or one["kind"] == kind]
    if entries:
        start = places[0]["start"]
        return min(entries, key=lambda one: min(abs(place["start"] - start) for place in one["evidence"]))
    added: Item = {"id": _new_id(record), "evidence": list(places), **marks, "kind": kind}
    record[kinds()[of].list].append(added)
    return added


def _precision(content: Mapping[str, Any]) -> str:
    start, end = content["start"], content.get("end")
    if end and end != start:
        return "range"
    return {4: "year", 7: "month", 10: "day"}.get(len(start), "time")


def _new_id(record: Record) -> str:
    used = {entry["id"] for kind in kinds().values() for entry in record[kind.list]}
    return next(name for name in (f"r{number}" for number in range(1, len(used) + 2)) if name not in used)


def _forget(record: Record, id_: str) -> None:
    """Take out every reference to an entry; what is nothing without it goes with it."""
    for holder in _items(record):
        for field in (
            "organization",
            "person",
            "parent",
            "speaker",
            "author",
            "presenter",
            "branch",
            "event",
            "part_of",
        ):
            if holder.get(field) == id_:
                del holder[field]
        if id_ in holder.get("organizers", ()):
            holder["organizers"] = [one for one in holder["organizers"] if one != id_]
        if holder.get("issuer") == {}:
            del holder["issuer"]
        for field in ("participants", "recipients"):
            if field in holder:
                holder[field] = [one for one in holder[field] if "person" in one or "organization" in one]


def _items(record: Record) -> Iterator[Item]:
    """Yield everything that may refer to an entry, the inner before the outer."""
    for name in dict.fromkeys(kind.list for kind in kinds().values()):
        for entry in record[name]:
            for field in ("roles", "participants", "program", "recipients"):
                yield from entry.get(field, ())
            if "issuer" in entry:
                yield entry["issuer"]
            yield entry

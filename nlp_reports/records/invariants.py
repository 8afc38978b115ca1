"""What holds for every record and cannot be said in a JSON Schema.

Each invariant is one function from a record of the right shape, and its values with their paths, to the problems it
finds; `INVARIANTS` lists them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nlp_reports.records.iso_date import first_moment, last_moment
from nlp_reports.records.problem import Problem, json_path, shown

Steps = tuple[str | int, ...]
Json = Mapping[str, Any]
Nodes = list[tuple[Steps, Any]]

# Field that refers to another entry → the list that the entry stands in.
REFERENCES = {
    "presenter": "people",
    "person": "people",
    "speaker": "people",
    "author": "people",
    "organization": "organizations",
    "organizers": "organizations",
    "branch": "organizations",
    "parent": "organizations",
    "event": "events",
    "part_of": "events",
}
# Field that refers from an entry to one that holds it, and the list that both stand in.
UPWARD = {"parent": "organizations", "part_of": "events"}


def broken_invariants(record: Json) -> list[Problem]:
    """Return every breach of the record's invariants, in the order of `INVARIANTS`."""
    nodes = _walk(record)
    return [problem for invariant in INVARIANTS for problem in invariant(record, nodes)]


def unencodable_text(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find text with lone surrogates, which no encoding of Unicode carries."""
    for path, value in nodes:
        if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
            yield _problem(path, "unicode", value, "the text holds a lone surrogate")


def numbers_not_finite(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find NaN and infinities, which JSON has no way to write."""
    for path, value in nodes:
        if isinstance(value, float) and not math.isfinite(value):
            yield _problem(path, "finite", value, "the number is not finite")


def ungrounded_evidence(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find evidence, mentions and repairs whose words are not those of the text at that place."""
    text = record["text"]
    for path, value in nodes:
        if not isinstance(value, dict) or not {"start", "end", "text"} <= value.keys() or "id" in value:
            continue
        start, end, words = value["start"], value["end"], value["text"]
        if start > end or (start == end and "replacement" not in value):
            yield _problem(path, "grounding", value, f"the span [{start}, {end}) is empty or runs backwards")
        elif end > len(text):
            yield _problem(path, "grounding", value, f"the span ends at {end}, the text at {len(text)}")
        elif text[start:end] != words:
            yield _problem(
                (*path, "text"), "grounding", words, f"the text at [{start}, {end}) is {shown(text[start:end])}"
            )


def disordered_repairs(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find repairs that do not follow each other without overlap, and repairs that change nothing."""
    reached, previous = 0, (-1, -1)
    for index, repair in enumerate(record["repairs"]):
        path: Steps = ("repairs", index)
        if repair["start"] < reached or (repair["start"], repair["end"]) == previous:
            yield _problem((*path, "start"), "repair_order", repair["start"], f"the repair before it ends at {reached}")
        if repair["text"] == repair["replacement"]:
            yield _problem(path, "repair_order", repair, "the replacement is what stands there")
        reached, previous = max(reached, repair["end"]), (repair["start"], repair["end"])


def repeated_ids(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find ids that two entries share."""
    seen: dict[str, str] = {}
    for path, value in nodes:
        if isinstance(value, dict) and path and "id" in value:
            where = json_path(path)
            if value["id"] in seen:
                yield _problem((*path, "id"), "unique_id", value["id"], f"the id is that of {seen[value['id']]} too")
            seen.setdefault(value["id"], where)


def dangling_references(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find ids that name no entry of the list they should refer to."""
    known = {name: {entry["id"] for entry in record[name]} for name in set(REFERENCES.values())}
    for path, value in nodes:
        field = next((step for step in reversed(path) if isinstance(step, str)), None)
        if path[:1] == ("source",) or field not in REFERENCES or not isinstance(value, str):
            continue
        if value not in known[REFERENCES[field]]:
            yield _problem(path, "reference", value, f"no entry of {REFERENCES[field]} has this id")


def circular_references(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find bodies and events that are, by way of others, part of themselves."""
    for field, name in UPWARD.items():
        above = {entry["id"]: entry.get(field) for entry in record[name]}
        for index, entry in enumerate(record[name]):
            reached, seen = above.get(entry["id"]), {entry["id"]}
            while reached is not None and reached not in seen:
                seen.add(reached)
                reached = above.get(reached)
            if reached == entry["id"]:
                yield _problem((name, index, field), "circular", entry[field], f"the entry is its own {field}")


def impossible_dates(record: Json, nodes: Nodes) -> Iterator[Problem]:
    """Find dates that no calendar has, and spans that end before they start."""
    for name in ("events", "dates"):
        for index, entry in enumerate(record[name]):
            path: Steps = (name, index)
            bounds = {"start": first_moment(entry.get("start")), "end": last_moment(entry.get("end"))}
            for field, moment in bounds.items():
                if field in entry and moment is None:
                    yield _problem((*path, field), "calendar", entry[field], "the calendar has no such date")
            if bounds["start"] and bounds["end"] and bounds["start"] > bounds["end"]:
                yield _problem((*path, "end"), "date_order", entry["end"], f"the end lies before {entry['start']}")


INVARIANTS: tuple[Callable[[Json, Nodes], Iterator[Problem]], ...] = (
    unencodable_text,
    numbers_not_finite,
    ungrounded_evidence,
    disordered_repairs,
    repeated_ids,
    dangling_references,
    circular_references,
    impossible_dates,
)


def _problem(path: Steps, rule: str, value: Any, message: str) -> Problem:
    return Problem(json_path(path), rule, shown(value), message)


def _walk(record: Json) -> Nodes:
    """Return every value of a record with its path, in the order of the record."""
    nodes: Nodes = []
    pending: Nodes = [((), record)]
    while pending:
        path, value = pending.pop()
        nodes.append((path, value))
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        pending.extend(reversed([((*path, step), item) for step, item in inner]))
    return nodes

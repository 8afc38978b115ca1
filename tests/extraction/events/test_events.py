"""Events, programs, works and counts read off short posts written as cases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.records import model
from nlp_reports.records.validation import validate

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]
SENTENCES = [line for case in CASES for line in case["text"].splitlines() if line.strip()]


@cache
def extractor() -> Extractor:
    """Return an extractor of rules alone, so that the cases stand on no model."""
    return load(tagger="rules")


def event_line(event: model.Event, names: dict[str, str]) -> str:
    parts = [event.kind, f"«{event.name}»" if event.name else "", f"{event.start}..{event.end}" if event.start else ""]
    parts += [f"@ {event.place}" if event.place else ""]
    parts += [f"[{'; '.join(names[body] for body in event.organizers)}]" if event.organizers else ""]
    parts += [f"{{{event.occasion}}}" if event.occasion else "", f"({event.attendance})" if event.attendance else ""]
    parts += [f"< {event.part_of}" if event.part_of else ""]
    return " ".join(part for part in parts if part)


def told(record: model.Record) -> dict[str, list[str]]:
    """Return what a record tells, in the notation of the cases."""
    names = {person.id: person.name.full for person in record.people} | {b.id: b.name for b in record.organizations}
    return {
        "events": [event_line(event, names) for event in record.events],
        "talks": [f"{names[talk.speaker or '']}: {talk.title}" for event in record.events for talk in event.program],
        "people": [
            f"{names[who.person or who.organization or '']} – {who.part}"
            for event in record.events
            for who in event.participants
        ],
        "works": [
            f"{work.title} ({work.genre})" + (f" – {names[work.author]}" if work.author else "")
            for work in record.works
        ],
        "counts": [
            f"{count.value:g} {count.unit}" + (f" ({count.about})" if count.about else "")
            for count in record.quantities
        ],
    }


def expectations() -> Iterator[Any]:
    for case in CASES:
        for kind in ("events", "talks", "people", "works", "counts"):
            if kind in case:
                yield pytest.param(case["text"], kind, case[kind], id=f"{kind}: {case['says']}")


@pytest.mark.parametrize(("text", "kind", "expected"), expectations())
def test_cases(text: str, kind: str, expected: list[str]) -> None:
    assert told(extractor()(text.strip()))[kind] == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*SENTENCES, "", "«", "»", ":", "10.00 –"]), min_size=1, max_size=9))
def test_any_order_of_sentences_gives_a_valid_record(lines: list[str]) -> None:
    text = "\n".join(lines)
    record = extractor()(text).to_dict()
    assert not validate(record)
    assert all(event.get("part_of") != event["id"] for event in record["events"])

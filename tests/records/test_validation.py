"""Validation finds each breach of the contract, and names path, rule and value."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.records import to_json, validate
from tests.records.sample import sample_record

CASES = tomllib.loads(Path(__file__).with_name("breaches.toml").read_text("utf-8"))["case"]


def broken(case: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = sample_record().to_dict()
    *steps, last = [int(step) if step.isdigit() else step for step in case["path"].split(".")]
    holder: Any = record
    for step in steps:
        holder = holder[step]
    if case.get("remove"):
        del holder[last]
    else:
        holder[last] = case["value"]
    return record


def test_the_sample_record_is_valid() -> None:
    assert validate(sample_record().to_dict()) == []


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_a_breach_is_found_where_it_is(case: dict[str, Any]) -> None:
    problems = validate(broken(case))
    assert (case["at"], case["rule"]) in {(problem.path, problem.rule) for problem in problems}
    for problem in problems:
        assert "\n" not in str(problem)
        assert problem.path in str(problem)
        assert problem.rule in str(problem)
        assert problem.value in str(problem)


def test_repairs_that_overlap_are_found() -> None:
    record = sample_record().to_dict()
    text = record["text"]
    record["repairs"] = [
        {"start": start, "end": end, "text": text[start:end], "replacement": "x", "kind": "spacing"}
        for start, end in [(0, 5), (4, 8), (8, 8), (8, 8)]
    ]
    assert [(p.path, p.rule) for p in validate(record)] == [
        ("$.repairs[1].start", "repair_order"),
        ("$.repairs[3].start", "repair_order"),
    ]


def test_a_lone_surrogate_is_found_and_shown_escaped() -> None:
    record = sample_record().to_dict()
    record["events"][0]["name"] = "\ud800"
    (problem,) = validate(record)
    assert problem.rule == "unicode"
    str(problem).encode("utf-8")


def test_a_long_circle_of_events_ends() -> None:
    record = sample_record().to_dict()
    event = record["events"][0]
    record["events"] = [{**event, "id": f"e{n}", "part_of": f"e{(n % 50) + 1}"} for n in range(1, 51)]
    assert {problem.rule for problem in validate(record)} == {"circular"}


def test_a_misspelt_field_gets_a_suggestion() -> None:
    record = sample_record().to_dict()
    record["people"][0]["rolse"] = []
    (problem,) = validate(record)
    assert "did you mean 'roles'?" in problem.message


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_anything_at_all_gets_a_verdict(value: Any) -> None:
    problems = validate(value if isinstance(value, dict) else {"record": value})
    assert problems
    assert all(str(problem) for problem in problems)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_evidence_is_grounded_exactly_when_it_is_the_text_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = data.draw(st.sampled_from([text[start:end], text[: end - start], text[start:end][::-1]]))
    record = {**sample_record().to_dict(), "text": text, "repairs": []}
    for name in ("people", "events", "organizations", "awards", "dates", "works", "quantities"):
        record[name] = []
    record["warnings"] = [{"kind": "odd", "message": "Odd.", "evidence": [{"start": start, "end": end, "text": words}]}]
    assert (validate(record) == []) == (words == text[start:end])


def test_writing_is_one_to_one_and_repeatable() -> None:
    record = sample_record()
    assert json.loads(to_json(record)) == record.to_dict()
    assert to_json(record) == to_json(sample_record())
    assert "\n" not in to_json(record, indent=None)
    assert "Омарова" in to_json(record)

"""Posts that are damaged, strange or not what they should be give valid records all the same."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_reports.records.validation import validate
from tests.extraction.test_awards import extractor

_CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("bad_input.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_bad_input_is_told(case: dict[str, Any]) -> None:
    """The record is valid, says what is odd, and names whom the text names."""
    record = extractor()(case["text"])
    assert validate(record.to_dict()) == []
    assert {warning.kind for warning in record.warnings} >= set(case.get("warnings", []))
    assert {person.name.full for person in record.people} >= set(case.get("people", []))
    assert sum(len(award.recipients) for award in record.awards) == case.get("recipients", 0)


@given(st.integers(0, 400))
@settings(max_examples=25, deadline=None)
def test_a_post_cut_anywhere_is_valid(length: int) -> None:
    """A post that stops in mid-word or mid-list is read as far as it goes."""
    text = "\n".join(case["text"] for case in _CASES)
    assert validate(extractor()(text[:length]).to_dict()) == []

"""Numerals in words and figures are read to values; words that only begin as numerals are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.language.numerals import find_numbers, parse_number

LINES = Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_numbers_are_read(text: str, expected: str) -> None:
    found = " ".join(f"{number.value:g}:{number.kind}" for number in find_numbers(text))
    assert found == " ".join(f"{float(v):g}:{k}" for v, k in (item.split(":") for item in expected.split()))


@given(st.integers(1, 999_999))
def test_figures_are_read_back(value: int) -> None:
    (found,) = find_numbers(f"барлығы {value} кітап")
    assert (found.value, found.text) == (value, str(value))


@given(st.text(max_size=80))
def test_numbers_stand_where_they_say(text: str) -> None:
    for found in find_numbers(text):
        assert text[found.start : found.end] == found.text


def test_what_is_no_number_is_none() -> None:
    assert parse_number("кітап") is None

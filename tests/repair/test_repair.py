"""The whole of `repair` against cases written as data, and over any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.repair import repair

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def _plain(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\u00ad", "\u00ad")


@pytest.mark.parametrize(("text", "mended", "kinds"), ROWS)
def test_damage_is_mended_and_named(text, mended, kinds):
    aligned = repair(_plain(text))
    assert aligned.text == _plain(mended)
    assert ",".join(item.kind for item in aligned.repairs) == ("" if kinds == "-" else kinds)


PIECES = [
    "Серік",
    "ұлы",
    "қызы",
    " ",
    "жәнежұмыс",
    "-\n",
    "\u00ad",
    "2O19",
    "&nbsp;",
    "Ð°",
    "ќ",
    "ы",
    "i",
    "Х",
    "V",
    ".",
    "«",
    "А Б",
    "ның",
    "\u200b",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"])), max_size=30).map("".join)


@given(TEXTS)
def test_repairs_lead_from_the_original_to_the_mended_text(text):
    aligned = repair(text)
    assert aligned.original == text
    mended, end = "", 0
    for item in aligned.repairs:
        assert item.start >= end and text[item.start : item.end] == item.text
        mended += text[end : item.start] + item.replacement
        end = item.end
    assert mended + text[end:] == aligned.text
    start, stop = aligned.to_original(0, len(aligned.text))
    assert 0 <= start <= stop <= len(text)


@given(
    st.lists(st.sampled_from(["кітапхана", "мектеп", "директоры", "ашылды", "қала", "жылы"]), min_size=1, max_size=8)
)
def test_whole_words_stay(words):
    assert repair(" ".join(words)).repairs == ()


@pytest.mark.parametrize(
    "piece",
    ["а", "а ", "кітап", "жәнежұмыс", "аА", "- ", "-\n", "\n", " \n", "аа\n", "&", "Ð°", "ќ", "ның ", "1O", ".", "А "],
)
def test_a_long_run_of_one_piece_keeps_its_letters(piece):
    text = piece * (20_000 // len(piece))
    letters = re.sub(r"\W", "", repair(text).text)
    assert letters or not re.sub(r"\W", "", text)

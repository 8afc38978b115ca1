"""Texts all in one case are read as they are usually written, letter for letter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.extraction.usual_case import in_usual_case

_ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("usual_case.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@cache
def _extractor(tagger: str) -> Extractor:
    return load(tagger=tagger)


@pytest.mark.parametrize(("text", "usual"), _ROWS)
def test_capitals_stand_where_they_usually_do(text, usual):
    extractor = _extractor("model")
    assert in_usual_case(text, extractor.nlp, extractor.lexicon) == usual


@given(st.lists(st.one_of(st.sampled_from(["мектеп ", "ІІ ", "о.в. ", "ОКЖ ", "İß ", "«а» "]), st.text())).map("".join))
def test_no_letter_is_put_in_or_taken_out(text):
    extractor = _extractor("rules")
    usual = in_usual_case(text, extractor.nlp, extractor.lexicon)
    assert len(usual) == len(text)
    assert usual.casefold() == text.casefold()


@pytest.mark.parametrize("tagger", ["model", "rules"])
@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_a_person_is_found_whatever_the_case(tagger, change):
    text = change("Кеше аудандық кітапхана директоры Айгүл Серікқызы Омарова оқырмандарды жиналысқа шақырды.")
    record = _extractor(tagger)(text)
    assert [person.name.full for person in record.people] == ["Айгүл Серікқызы Омарова"]
    assert record.text == text

"""The sentence splitter cuts where the table beside this file says."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_reports.language.sentences import sentence_starts
from nlp_reports.language.tokenizer import words_and_spaces

CASES = [
    line
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PIECES = ["Абай", "келді", "т.б.", "А.", ".", "?", "!", "…", " ", "\n", "«", "»", '"', "-", "1", "5 "]


def cut(text: str) -> list[str]:
    words, spaces = words_and_spaces(text)
    starts = sorted(sentence_starts(words, spaces))
    joined = [word + " " * space for word, space in zip(words, spaces, strict=True)]
    return ["".join(joined[first:last]) for first, last in zip(starts, [*starts, len(words)][1:], strict=True)]


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    parts = [part.replace("⏎", "\n") for part in case.split("|")]
    text = "".join(part if part.endswith("\n") else part + " " for part in parts).rstrip(" ")
    assert [sentence.strip() for sentence in cut(text)] == [part.strip() for part in parts]


def test_a_missing_space_ends_a_sentence_too() -> None:
    assert cut("Мереке өтті.Балалар қуанды.Бәрі келді.") == ["Мереке өтті.", "Балалар қуанды.", "Бәрі келді."]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_sentences_join_back_and_none_is_empty(text: str) -> None:
    found = cut(text)
    assert "".join(found) == text
    assert all(found)


def test_the_component_marks_every_token() -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    assert [sentence.text for sentence in nlp("Ол келді. Біз кеттік.").sents] == ["Ол келді.", "Біз кеттік."]

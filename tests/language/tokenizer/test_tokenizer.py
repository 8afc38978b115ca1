"""The tokenizer cuts as the table beside this file says and never loses a character."""

from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp_reports.language.tokenizer import split_tokens, words_and_spaces

CASES = [
    line.split(" → ")
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if " → " in line and not line.startswith("# ")
]
PIECES = st.sampled_from(
    [*"абқіІЕ.-«»/№5 \n\t\u00a0\u00ad#@", "т.б.", "ж.", "2019", "www.", "https://", "\u0301", "🎉"]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_cases(text: str, tokens: str) -> None:
    words, _ = words_and_spaces(text)
    assert [word for word in words if not word.isspace()] == tokens.split(" | ")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("  А. \n\nБ .")
def test_tokens_join_back_to_the_text(text: str) -> None:
    words, spaces = words_and_spaces(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(words)
    spans = list(split_tokens(text))
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]


@settings(max_examples=50, deadline=None)
@given(TEXTS.filter(lambda text: text.isprintable()))
def test_spacy_gives_the_text_back(text: str) -> None:
    assert spacy.blank("kk")(text).text == text


def test_half_a_surrogate_pair_is_refused_in_one_line() -> None:
    with pytest.raises(ValueError, match="lone surrogate"):
        spacy.blank("kk")("а\ud800")

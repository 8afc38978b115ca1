"""What the tagger's encoder holds of words reaches the signs, word by word; without a tagger there is none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.extraction.states import ENCODER, States, at_mention, encoder_sign
from nlp_reports.extraction.words import Span
from nlp_reports.readers import Post
from nlp_reports.weighing import BIAS

_ROWS = st.lists(st.lists(st.floats(-9, 9), min_size=2, max_size=2), min_size=1, max_size=12).map(np.array)


@given(_ROWS, st.integers(-5, 15), st.integers(-5, 15))
def test_a_mean_is_of_the_words_that_there_are(rows: np.ndarray, start: int, end: int) -> None:
    inside = rows[max(0, start) : max(0, end)]
    expected = inside.mean(axis=0) if len(inside) else np.zeros(2)
    assert np.allclose(States(rows).mean(start, end), expected)


def test_parts_of_a_mention_have_their_own_signs() -> None:
    rows = np.arange(12, dtype=float)[:, None]
    assert States(rows).signs(Span(4, 6), Span(2, 9)) == {
        "own_0": 4.5,
        "sentence_0": 5,
        "before_0": 1.5,
        "after_0": 8.5,
    }


def test_words_have_the_states_of_their_own_tokens() -> None:
    """A name has the same states whatever white space stands before it."""
    extractor = load(tagger="model")
    seen = []
    for gap in (" ", "  \t "):
        context = extractor.read(Post.from_text(f"Бас жүлдені{gap}Марат Оспанов алды."))
        assert context.states is not None
        seen.append(context.states.mean(2, 4))
    assert seen[0] == pytest.approx(seen[1])


def test_without_a_tagger_there_are_none(rules: Extractor) -> None:
    context = rules.read(Post.from_text("Бас жүлдені Марат Оспанов алды."))
    assert context.states is None
    assert encoder_sign(at_mention(context, Span(2, 4)), {BIAS: 1.0}) == {}


def test_the_sign_is_bounded() -> None:
    """A mention unlike all that was learnt from does not outweigh everything else that is seen."""
    assert encoder_sign({"own_0": 1000.0}, {BIAS: 0.0, "own_0": 1.0}) == {ENCODER: 5.0}
    assert encoder_sign({"own_0": -1000.0}, {BIAS: 0.0, "own_0": 1.0}) == {ENCODER: -5.0}

"""Words, windows and labels of the tagger."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.tagging.labels import CLASSES, label_ids, mentions_of
from nlp_reports.tagging.pieces import MOST_POSITIONS, fit
from nlp_reports.tagging.windows import LONGEST_WINDOW, MARGIN, cut_windows
from nlp_reports.tagging.words import LINE_END, split_words


@given(st.text())
def test_every_visible_character_is_in_one_word(text: str) -> None:
    covered = "".join(text[word.start : word.end] for word in split_words(text))
    visible = re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text)
    assert "".join(covered.split()) == "".join(visible.split())


def test_a_glued_word_is_cut_before_its_capital() -> None:
    assert [word.text for word in split_words("ТөлеубайқызыОмарова\n№5")] == [
        "Төлеубайқызы",
        "Омарова",
        LINE_END,
        "№",
        "5",
    ]


@given(st.lists(st.integers(1, 400), max_size=30))
def test_windows_count_every_word_once_in_order(line_lengths: list[int]) -> None:
    ends, length = [], 0
    for line in line_lengths:
        length += line
        ends.append(length - 1)
    windows = cut_windows(ends, length)
    counted = [word for _, _, start, stop in windows for word in range(start, stop)]
    assert counted == list(range(length))
    assert all(last - first <= LONGEST_WINDOW and first <= start < stop <= last for first, last, start, stop in windows)


def test_a_word_inside_a_long_line_has_context_on_both_sides() -> None:
    for first, last, start, stop in cut_windows([], 5000):
        assert start == 0 or start - first >= MARGIN
        assert stop == 5000 or last - stop >= MARGIN


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3), st.sampled_from(CLASSES)), max_size=20))
def test_labels_spell_mentions_and_back(parts: list[tuple[int, int, str]]) -> None:
    mentions, position = [], 0
    for size, gap, name in parts:
        mentions.append((position + gap, position + gap + size, name))
        position += gap + size
    assert mentions_of(label_ids(position, mentions)) == mentions


@given(st.lists(st.lists(st.integers(4, 99), min_size=1, max_size=8), min_size=1, max_size=150))
def test_a_window_always_fits_the_encoder_and_every_word_keeps_a_piece(words: list[list[int]]) -> None:
    shortened = fit(words)
    assert sum(map(len, shortened)) < MOST_POSITIONS
    assert all(short and short == word[: len(short)] for short, word in zip(shortened, words, strict=True))
    if sum(map(len, words)) < MOST_POSITIONS:
        assert shortened == words

"""Reading annotated text."""

from pathlib import Path

import pytest

from nlp_reports.tagging.labels import mentions_of
from nlp_reports.training.corpus import (
    UnalignedMentionError,
    example_of,
    lines_of,
    locate_mentions,
    post_split,
    read_kaznerd,
)


def test_kaznerd_tokens_are_cut_and_keep_their_class(tmp_path: Path) -> None:
    path = tmp_path / "iob.txt"
    path.write_text("IPO-ға B-ORGANISATION\nшықты O\n\nӘли B-PERSON\nсен I-PERSON\n", encoding="utf-8")
    first, second = read_kaznerd(path)
    assert first.words == ("IPO", "-", "ға", "шықты")
    assert mentions_of(list(first.labels)) == [(0, 3, "ORGANISATION")]
    assert mentions_of(list(second.labels)) == [(0, 2, "PERSON")]


def test_mentions_are_found_in_order_and_inside_glued_words() -> None:
    text = "Серікке Серік айтты: күніАқтөбеде"
    found = locate_mentions(text, [("PERSON", "Серік"), ("GPE", "Ақтөбеде")])
    assert [text[start:end] for start, end, _ in found] == ["Серік", "Ақтөбеде"]
    assert found[0][0] == 8


def test_a_mention_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnalignedMentionError, match="Болат"):
        locate_mentions("Серік", [("PERSON", "Болат")])


def test_lines_keep_their_words() -> None:
    example = example_of("Бір\nекі үш\n", [(0, 3, "CARDINAL")], "x")
    assert sum((line.words for line in lines_of(example)), ()) == example.words


def test_splits_by_number() -> None:
    assert [post_split(name) for name in ("a01", "b05", "e08", "d10")] == ["train", "test", "dev", "test"]

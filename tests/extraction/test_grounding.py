"""Whatever the text, the record is valid and every evidence stands where it says: grounding is an invariant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_reports.extraction.extractor import Extractor
from nlp_reports.readers import Post
from nlp_reports.records import to_json, validate

TRAIN = sorted((Path(__file__).parents[2] / "corpora" / "train").glob("*.txt"))
LINES = [line for path in TRAIN for line in path.read_text("utf-8").splitlines() if line.strip()]

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
odd = st.sampled_from(
    ["\r\n", "\u0301", "\U0001f600", "\u00ad", "\u200b", "\x00", "&nbsp;", "Р‘Р°", "a", "«", "»", "І орын – "]
)
scraps = st.lists(st.one_of(st.sampled_from(LINES), anything, odd), min_size=1, max_size=8)


def evidences(node: Any) -> list[dict[str, Any]]:
    """Return every {start, end, text} anywhere in a record."""
    if isinstance(node, list):
        return [found for item in node for found in evidences(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"start", "end", "text"} <= set(node) and isinstance(node["start"], int) else []
    return own + [found for value in node.values() for found in evidences(value)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scraps=scraps, glue=st.sampled_from(["", " ", "\n", "\r\n"]), cut=st.integers(0, 30))
def test_posts_of_any_scraps_give_grounded_records(rules: Extractor, scraps: list[str], glue: str, cut: int) -> None:
    text = glue.join(scraps)[cut:]
    record = rules(text).to_dict()
    assert record["text"] == text
    assert validate(record) == []
    for found in evidences(record):
        assert text[found["start"] : found["end"]] == found["text"]


@pytest.mark.parametrize("path", TRAIN[::6], ids=lambda path: path.stem)
def test_posts_give_the_same_bytes_twice(rules: Extractor, path: Path) -> None:
    text = path.read_text("utf-8")
    one, two = rules(text), rules(text)
    assert to_json(one) == to_json(two)
    assert len(evidences(one.to_dict())) > 5


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        Post.from_text("кеш \ud800 өтті")

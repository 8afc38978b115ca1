"""Every training post has its mentions, and they stand in it in order, as docs/labelling.md says."""

from pathlib import Path

import pytest

from nlp_reports.tagging.labels import CLASSES
from nlp_reports.training.corpus import locate_mentions, read_table

POSTS = sorted((Path(__file__).parents[2] / "corpora" / "train").glob("*.txt"))


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_mentions_of_a_post_stand_in_it_in_order(post: Path) -> None:
    rows = read_table(post.with_suffix(".mentions.tsv"))
    assert rows
    assert {label for label, _ in rows} <= set(CLASSES)
    assert all(words == words.strip() for _, words in rows)
    located = locate_mentions(post.read_text(encoding="utf-8"), [(label, words) for label, words in rows])
    assert len(located) == len(rows)

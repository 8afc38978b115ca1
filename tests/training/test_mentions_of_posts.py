"""The mentions of a post stand in it in order, as docs/labelling.md says."""

from pathlib import Path

import pytest

from nlp_reports.tagging.labels import CLASSES
from nlp_reports.training.corpus import locate_mentions, read_table

TABLES = sorted((Path(__file__).parents[2] / "corpora").glob("*/*.mentions.tsv"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.partition(".")[0])
def test_mentions_of_a_post_stand_in_it_in_order(table: Path) -> None:
    rows = read_table(table)
    post = table.with_name(table.name.replace(".mentions.tsv", ".txt"))
    assert rows
    assert {label for label, _ in rows} <= set(CLASSES)
    assert all(words == words.strip() for _, words in rows)
    located = locate_mentions(post.read_text(encoding="utf-8"), [(label, words) for label, words in rows])
    assert len(located) == len(rows)

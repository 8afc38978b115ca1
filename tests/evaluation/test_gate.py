"""The scores on the project's own corpora do not fall under the figures on record in docs/quality.toml."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from nlp_reports.evaluation import PostScore, score_all
from nlp_reports.evaluation.folders import posts_of_gold
from nlp_reports.evaluation.gate import figures_on_record, shortfalls
from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.readers import Post

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "docs" / "quality.toml"


@cache
def extractor() -> Extractor:
    return load()


def scored(split: str) -> list[PostScore]:
    folder = ROOT / "corpora" / split
    records = {
        name: json.loads(json.dumps(extractor()(Post.from_text(path.read_text("utf-8"), uri=path.name)).to_dict()))
        for name, path in posts_of_gold(folder, folder)
    }
    return score_all(folder, records.get)


@pytest.mark.parametrize("split", ["dev", "test"])
def test_no_score_falls_under_the_figure_on_record(split: str) -> None:
    least = figures_on_record(FIGURES)[split]
    assert least["overall"] > 0.5
    assert shortfalls(scored(split), least) == []


def test_figures_are_refused_where_they_are_none(tmp_path: Path) -> None:
    path = tmp_path / "figures.toml"
    path.write_text("[least_f1.dev]\nnames = 0.9\n", "utf-8")
    with pytest.raises(ValueError, match="no such kind of fact"):
        figures_on_record(path)
    path.write_text("[least_f1.dev]\nperson = 90\n", "utf-8")
    with pytest.raises(ValueError, match="no share between 0 and 1"):
        figures_on_record(path)

"""Two readers of one post are scored like a record against its gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlp_reports.evaluation import EvaluationError
from nlp_reports.evaluation.agreement import agreement, main
from nlp_reports.evaluation.scoring import overall

CORPORA = Path(__file__).parents[2] / "corpora"


def write(folder: Path, name: str, **gold: object) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.gold.json").write_text(json.dumps(gold), "utf-8")


def test_what_only_one_reader_saw_counts_against_both(tmp_path: Path) -> None:
    write(tmp_path / "first", "a1", people=[{"name": "Әсем Омар"}, {"name": ["Болат", "Болат Ким"]}])
    write(tmp_path / "second", "a1", people=[{"name": "Болат Ким"}, {"name": "Дина Әли"}])
    total = overall(agreement(tmp_path / "first", tmp_path / "second"))
    assert (total.hits, total.spurious, total.missed) == (1, 1, 1)


def test_what_the_second_leaves_open_does_not_count(tmp_path: Path) -> None:
    write(tmp_path / "first", "a1", dates=[["2019", "2019"]])
    write(tmp_path / "second", "a1", dates=[["2019", "2019"], {"start": "2018", "optional": True}])
    assert overall(agreement(tmp_path / "first", tmp_path / "second")).f1 == 1


def test_a_post_without_a_first_reading_is_refused_in_one_line(tmp_path: Path) -> None:
    write(tmp_path / "second", "a1")
    with pytest.raises(EvaluationError, match="a1.gold.json"):
        agreement(tmp_path, tmp_path / "second")


@pytest.mark.parametrize("again", ["train second/train", "dev second/dev", "test second/test"])
def test_the_posts_of_the_corpora_that_were_written_twice_agree(again: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (CORPORA / folder for folder in again.split())
    assert overall(agreement(first, second)).f1 > 0.95
    main([str(first), str(second)])
    assert "overall" in capsys.readouterr().out

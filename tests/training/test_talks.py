"""`train talks`: weights of probable talks are learnt from posts, the same from the same posts."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nlp_reports.cli import main

NAMES = ("Айгүл Сейітова", "Марат Оспанов", "Диана Пак", "Бекзат Нұрлан", "Сергей Иванов", "Әлия Омарова")
TOLD = "{0} «Ауыл кітапханасының ертеңі» хақында ой өрбітті."
NOT_TOLD = "«Ауыл кітапханасының ертеңі» жайы кеңесте қаралды. Кешке {0} қонаққа келді."


def corpora(folder: Path, *, told: bool) -> Path:
    """Write posts of which every second tells of a talk, by gold where `told`."""
    (folder / "train").mkdir(parents=True)
    for number, name in enumerate(NAMES * 3):
        place = folder / "train" / f"a{number}"
        place.with_suffix(".txt").write_text((NOT_TOLD if number % 2 else TOLD).format(name), encoding="utf-8")
        talk = {"speaker": name, "title": "Ауыл кітапханасының ертеңі"}
        gold = {"people": [{"name": name}], "program": [] if number % 2 or not told else [talk]}
        place.with_suffix(".gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return folder


def learn(folder: Path, out: Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["train", "talks", "--corpora", str(folder), "--out", str(out), "--folds", "2"])


def test_the_same_posts_give_the_same_weights(tmp_path: Path) -> None:
    folder = corpora(tmp_path / "corpora", told=True)
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    result = learn(folder, first)
    assert result.exit_code == 0, result.output
    assert "right and" in result.output
    learn(folder, second)
    assert first.read_bytes() == second.read_bytes()
    assert tomllib.loads(first.read_text("utf-8"))["weights"]["before_same_sentence"] > 0


def test_posts_without_talks_are_refused(tmp_path: Path) -> None:
    """Nothing can be told apart; the weights that stand there stay."""
    out = tmp_path / "weights.toml"
    out.write_text("kept", encoding="utf-8")
    result = learn(corpora(tmp_path / "corpora", told=False), out)
    assert result.exit_code == 1
    assert "nothing to tell apart" in result.output
    assert out.read_text("utf-8") == "kept"


@pytest.mark.parametrize("folds", ["1", "none"])
def test_parts_are_counted(tmp_path: Path, folds: str) -> None:
    folder = corpora(tmp_path / "corpora", told=True)
    result = CliRunner().invoke(main, ["train", "talks", "--corpora", str(folder), "--folds", folds])
    assert result.exit_code == 2
    assert "--folds" in result.output

"""`train recipients`, `train talks`: trees are learnt from posts, the same from the same posts."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from nlp_reports.cli import main
from nlp_reports.trees import read_trees

NAMES = ("Айгүл Сейітова", "Марат Оспанов", "Диана Пак", "Бекзат Нұрлан", "Сергей Иванов", "Әлия Омарова")
TOLD = {
    "recipients": "{0} биылғы бас жүлдеге қуанды.",
    "talks": "{0} «Ауыл кітапханасының ертеңі» хақында ой өрбітті.",
}
NOT_TOLD = {
    "recipients": "Бас жүлде жайлы жиында сөз қозғалды. Кешке {0} қонаққа келді.",
    "talks": "«Ауыл кітапханасының ертеңі» жайы кеңесте қаралды. Кешке {0} қонаққа келді.",
}
SPEAKS_FOR = {"recipients": "same_sentence", "talks": "before_same_sentence"}

pytestmark = pytest.mark.parametrize("command", ["recipients", "talks"])


def gold_of(command: str, name: str) -> dict[str, Any]:
    """Return the gold of a post that tells of an award or a talk of someone."""
    if command == "recipients":
        return {"awards": [{"kind": "prize", "recipients": [{"name": name}]}]}
    return {"program": [{"speaker": name, "title": "Ауыл кітапханасының ертеңі"}]}


def corpora(folder: Path, command: str, *, told: bool) -> Path:
    """Write posts of which every second tells of a winner or a talk, by gold where `told`."""
    (folder / "train").mkdir(parents=True)
    for number, name in enumerate(NAMES * 6):
        place = folder / "train" / f"a{number}"
        text = (NOT_TOLD if number % 2 else TOLD)[command].format(name)
        place.with_suffix(".txt").write_text(text, encoding="utf-8")
        facts = gold_of(command, name) if told and not number % 2 else {}
        gold = json.dumps({"people": [{"name": name}], **facts}, ensure_ascii=False)
        place.with_suffix(".gold.json").write_text(gold, encoding="utf-8")
    return folder


def learn(command: str, folder: Path, out: Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["train", command, "--corpora", str(folder), "--out", str(out), "--folds", "2"])


def test_the_same_posts_give_the_same_trees(tmp_path: Path, command: str) -> None:
    folder = corpora(tmp_path / "corpora", command, told=True)
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    result = learn(command, folder, first)
    assert result.exit_code == 0, result.output
    assert "right and" in result.output
    learn(command, folder, second)
    assert first.read_bytes() == second.read_bytes()
    trees = read_trees(first.read_text("utf-8"))
    assert trees.probability({SPEAKS_FOR[command]: 1.0}) > trees.probability({})


def test_posts_without_such_facts_are_refused(tmp_path: Path, command: str) -> None:
    """Nothing can be told apart; the trees that stand there stay."""
    out = tmp_path / "trees.toml"
    out.write_text("kept", encoding="utf-8")
    result = learn(command, corpora(tmp_path / "corpora", command, told=False), out)
    assert result.exit_code == 1
    assert "nothing to tell apart" in result.output
    assert out.read_text("utf-8") == "kept"


@pytest.mark.parametrize("folds", ["1", "none"])
def test_parts_are_counted(tmp_path: Path, command: str, folds: str) -> None:
    folder = corpora(tmp_path / "corpora", command, told=True)
    result = CliRunner().invoke(main, ["train", command, "--corpora", str(folder), "--folds", folds])
    assert result.exit_code == 2
    assert "--folds" in result.output

"""`train bodies`: what tells bodies apart is learnt from posts with gold, the same from the same posts."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.cli import main
from nlp_reports.training.logistic import Example, cross_validate, fit, learn
from nlp_reports.weighing import BIAS

POSTS = {
    "p1": ("Шараны Қарасу аудандық кітапханасы өткізді. Қазылар алқасының құрамында ардагерлер болды.", 0),
    "p2": ("Қонақтарға мектеп кітапханасы таныстырылды. Оны Шыңғыс аудандық мұражайы ұйымдастырды.", 1),
    "p4": ("Хор ұжымы ән шырқады. Көрмені Тұма ауылдық кітапханасының ұжымы көрді.", 1),
}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Return a folder of posts, each with one body in its gold."""
    names = ["Қарасу аудандық кітапханасы", "Шыңғыс аудандық мұражайы", "Тұма ауылдық кітапханасы"]
    (tmp_path / "train").mkdir()
    for (name, (text, _)), body in zip(POSTS.items(), names, strict=True):
        (tmp_path / "train" / f"{name}.txt").write_text(text, "utf-8")
        gold = json.dumps({"organizations": [body]}, ensure_ascii=False)
        (tmp_path / "train" / f"{name}.gold.json").write_text(gold, "utf-8")
    return tmp_path


def run(corpora: Path, out: Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(
        main, ["train", "bodies", "--corpora", str(corpora), "--out", str(out), "--folds", "2"], catch_exceptions=False
    )


def test_weights_are_learnt_and_measured(corpora: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first.toml", tmp_path / "again.toml"
    result = run(corpora, first)
    assert "cross-validated: " in result.output
    assert result.exit_code == run(corpora, again).exit_code == 0
    assert first.read_bytes() == again.read_bytes()
    assert BIAS in tomllib.loads(first.read_text("utf-8"))["weights"]


def test_posts_without_a_wrong_body_teach_nothing(corpora: Path, tmp_path: Path) -> None:
    for gold in (corpora / "train").glob("*.gold.json"):
        gold.write_text('{"organizations": []}', "utf-8")
    result = run(corpora, tmp_path / "out.toml")
    assert (result.exit_code, (tmp_path / "out.toml").exists()) == (1, False)
    assert result.output == "Error: nothing to tell apart: the examples are all right or all wrong\n"


def test_folder_without_gold_is_an_error_of_one_line(tmp_path: Path) -> None:
    result = run(tmp_path, tmp_path / "out.toml")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1


def test_what_parts_right_from_wrong_gets_the_weight() -> None:
    """Show that a sign of right examples speaks for, one of wrong ones against, and one of both for nothing."""
    examples = [Example({"good": 1.0, "both": 1.0}, True), Example({"bad": 1.0, "both": 1.0}, False)] * 20
    weights = fit(examples, ridge=1.0)
    assert weights["good"] > 1 > -1 > weights["bad"]
    assert abs(weights["both"]) < 0.01


@given(
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=30).filter(
        lambda rows: len({r for r, _ in rows}) == 2
    )
)
def test_seldom_signs_and_counts(rows: list[tuple[bool, bool]]) -> None:
    """Show that an example that counts twice is two examples, and that a seldom sign is left out."""
    once = [Example({"sign": float(sign)}, right, 2.0) for right, sign in rows]
    twice = [Example({"sign": float(sign)}, right) for right, sign in rows for _ in range(2)]
    weights = fit(once, ridge=1.0, seldom=1)
    assert weights == pytest.approx(fit(twice, ridge=1.0, seldom=1), abs=1e-6)
    assert list(fit(once, ridge=1.0, seldom=len(rows) + 1)) == [BIAS]


def test_parts_are_measured_with_the_weights_of_the_others() -> None:
    """Show that each body is counted once, and that what the parts agree on is kept and left out rightly."""
    posts = [[Example({"good": 1.0}, True)] * 4 + [Example({"bad": 1.0}, False)] * 4 for _ in range(6)]
    parts = list(cross_validate(posts, 3, 0.5))
    assert [before.hits for before, _ in parts] == [8, 8, 8]
    assert [(after.hits, after.spurious, after.missed) for _, after in parts] == [(8, 0, 0)] * 3
    assert learn(posts)["good"] > 0

"""`train repair`: the weights of words run together are learnt from texts, the same from the same texts."""

import gzip
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nlp_reports.cli import main
from nlp_reports.repair import repair
from nlp_reports.repair.words import forms, pairs

RAW = ("kazqad", "ntrex", "sib200", "akorda_lower", "pm_economy_lower", "gov2015")
SUBJECTS = ("ауылдағы мұғалімдер", "кітапхананың оқырмандары", "аудандық мәдениет үйі", "мектептің түлектері")
TIMES = ("жексенбі күні кешке", "мереке қарсаңында", "көктемнің басында", "былтырғы қазанда")
DEEDS = ("жаңа бағдарлама көрсетті", "үлкен концерт ұйымдастырды", "жас әншілерді тыңдады", "қонақтарды қарсы алды")
WHOLE = ("жаңаконцерт", "үлкенмереке", "жасмәдениет", "мәдениетконцерт", "үйіконцерт")
"""Words of one part of the texts alone: not to be cut."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of made texts."""
    folder = tmp_path_factory.mktemp("sources")
    lines = [
        f"{subject} {time} {deed}, {WHOLE[number // 15]} болды"
        for number, (subject, time, deed) in enumerate((s, t, d) for s in SUBJECTS for t in TIMES for d in DEEDS)
    ]
    (folder / "raw").mkdir()
    for name in RAW:
        (folder / "raw" / f"{name}.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (folder / "kaznerd").mkdir()
    blocks = ("\n".join(f"{word} O" for word in line.split()) for line in lines)
    (folder / "kaznerd" / "IOB2_valid.txt").write_text("\n\n".join(blocks), encoding="utf-8")
    return folder


def learn(sources: Path, out: Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["train", "repair", "--sources", str(sources), "--out", str(out), "--folds", "2"])


def test_weights_are_learnt_and_are_the_same_again(sources: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    before = dict(forms()), dict(pairs()), repair("ауылдағымұғалімдер").text
    result = learn(sources, first)
    assert result.exit_code == 0, result.output
    assert "spaces put back" in result.output
    assert learn(sources, second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    weights = tomllib.loads(first.read_text(encoding="utf-8"))["weights"]
    assert weights["margin"] > 0, "parts likelier than one unknown word speak for a cut"
    assert (dict(forms()), dict(pairs()), repair("ауылдағымұғалімдер").text) == before, "the shipped tables are back"


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    result = learn(tmp_path, tmp_path / "out.toml")
    assert result.exit_code == 1
    assert "kazqad.txt.gz" in result.output
    assert not (tmp_path / "out.toml").exists()

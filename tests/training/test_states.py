"""`train states`: the model shows what a layer holds of each word, and labels as before."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

pytest.importorskip("torch", reason="training needs the extra [training]")
pytest.importorskip("onnx", reason="training needs the extra [training]")

from nlp_reports.cli import main
from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.model_files import read_manifest, shipped_model
from nlp_reports.training.states import principal, show_states

TEXTS = ["Көктал ауылдық кітапханасының меңгерушісі Айгүл Сапарова семинар өткізді.\nОған Марат Оспанов қатысты."]
WORDS = ["Марат", "Оспанов", "бас", "жүлде", "алды", "."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped model."""
    shutil.copytree(shipped_model(), tmp_path / "model")
    return tmp_path / "model"


def test_labels_stay_and_states_are_those_of_the_layer(folder: Path) -> None:
    before = ModelTagger(folder).scores(WORDS)
    show_states(folder, TEXTS, version="9", layer=2, directions=3)
    tagger = ModelTagger(folder)
    states = tagger.states(WORDS)
    assert states is not None
    assert states.shape == (len(WORDS), 3)
    assert np.array_equal(tagger.scores(WORDS), before)
    assert tagger.version == read_manifest(folder).version == "9"


def test_done_again_gives_the_same_file(folder: Path) -> None:
    show_states(folder, TEXTS, version="9", layer=2, directions=3)
    first = (folder / "model.onnx").read_bytes()
    show_states(folder, TEXTS, version="9", layer=2, directions=3)
    assert (folder / "model.onnx").read_bytes() == first


def test_a_layer_that_is_not_there_leaves_the_model_whole(folder: Path) -> None:
    with pytest.raises(ValueError, match="no layer"):
        show_states(folder, TEXTS, version="9", layer=40)
    assert ModelTagger(folder).version == read_manifest(shipped_model()).version


def test_directions_are_apart_and_of_one_measure() -> None:
    """What varies most comes first; each direction has mean 0 and variance 1, and none tells of another."""
    rows = np.random.default_rng(1).normal(size=(500, 4)) * [5.0, 0.1, 2.0, 1.0] + [7.0, 0.0, -3.0, 1.0]
    mean, kept = principal(rows, 3)
    seen = (rows - mean) @ kept
    assert np.allclose(seen.mean(axis=0), 0)
    assert np.allclose(np.cov(seen, rowvar=False), np.eye(3))
    assert np.abs(kept * rows.std(axis=0)[:, None]).argmax(axis=0).tolist() == [0, 2, 3]


def test_no_posts_is_said(tmp_path: Path, folder: Path) -> None:
    result = CliRunner().invoke(main, ["train", "states", "--corpora", str(tmp_path), "--model", str(folder)])
    assert result.exit_code == 1
    assert "no posts in" in result.output

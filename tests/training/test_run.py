"""A training run on a network that trains in a second: it learns, goes on after a kill, and is exported as it is."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [training]")
pytest.importorskip("onnx", reason="export needs the extra [training]")

from nlp_reports.tagging.model import ModelTagger  # noqa: E402
from nlp_reports.tagging.model_files import shipped_model  # noqa: E402
from nlp_reports.tagging.pieces import PieceEncoder  # noqa: E402
from nlp_reports.training.batches import make_batch  # noqa: E402
from nlp_reports.training.data import TrainingData  # noqa: E402
from nlp_reports.training.e5_weights import Encoder  # noqa: E402
from nlp_reports.training.export import calibration_error, export_model  # noqa: E402
from nlp_reports.training.loop import Run, learning_rate, start, train  # noqa: E402
from nlp_reports.training.network import TaggerNetwork  # noqa: E402
from nlp_reports.training.recipe import Recipe  # noqa: E402
from nlp_reports.training.reports import read_marked  # noqa: E402

HIDDEN, HEADS, LAYERS, FORWARD = 24, 2, 3, 48
TOKENIZER = shipped_model() / "tokenizer.json"
PIECES = PieceEncoder.load(TOKENIZER)
TEXTS = [
    read_marked("[DATE|5 мамырда] [POSITION|ОКЖ директоры] [PERSON|Айгүл Сапарова] келді.", "a"),
    read_marked("[PERSON|Нұрлан Әбілдин] [GPE|Көктал] ауылында «[ART|Менің сүйікті кітабым]» оқыды.", "b"),
]
DATA = TrainingData(TEXTS * 3, TEXTS, {"kaznerd": TEXTS, "dev": TEXTS}, TEXTS)
RECIPE = Recipe(
    layers=(0, 1, 2), piece_layers=1, epochs=4, decay_epochs=1, learning_rate=3e-3, made_reports=1, synthetic_names=5
)


def encoder() -> Encoder:
    random = np.random.default_rng(0)

    def weights(*shape: int) -> np.ndarray:
        return random.normal(0, 0.05, shape).astype(np.float32)

    tensors = {"emb.word": weights(PIECES.vocabulary_size, HIDDEN), "emb.pos": weights(400, HIDDEN)}
    tensors |= {"emb.type": weights(2 * HIDDEN), "emb.ln.w": np.ones(HIDDEN, "f4"), "emb.ln.b": np.zeros(HIDDEN, "f4")}
    for layer in range(LAYERS):
        for name in "qkv":
            tensors |= {f"l{layer}.{name}.w": weights(HIDDEN, HIDDEN), f"l{layer}.{name}.b": weights(HIDDEN)}
        tensors |= {f"l{layer}.ao.w": weights(HIDDEN, HIDDEN), f"l{layer}.ao.b": weights(HIDDEN)}
        tensors |= {f"l{layer}.fi.w": weights(FORWARD, HIDDEN), f"l{layer}.fi.b": weights(FORWARD)}
        tensors |= {f"l{layer}.fo.w": weights(HIDDEN, FORWARD), f"l{layer}.fo.b": weights(HIDDEN)}
        for norm in ("aln", "oln"):
            tensors |= {f"l{layer}.{norm}.w": np.ones(HIDDEN, "f4"), f"l{layer}.{norm}.b": np.zeros(HIDDEN, "f4")}
    return Encoder(HIDDEN, LAYERS, HEADS, FORWARD, PIECES.vocabulary_size, 400, 1e-5, tensors)


def network(layers: list[int] | None = None) -> TaggerNetwork:
    torch.manual_seed(0)
    return TaggerNetwork(encoder(), list(range(PIECES.vocabulary_size)), layers=layers or [0, 1, 2], piece_layers=1)


def new_run(recipe: Recipe = RECIPE) -> Run:
    return start(network(list(recipe.layers)), network(list(recipe.layers)), recipe)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lexicon")
    for name, parts in (
        ("given_names", "Айгүл\nНұрлан"),
        ("surnames", "Сапарова\nӘбілдин"),
        ("patronymics", "Қасенұлы"),
    ):
        (folder / f"{name}.txt").write_text(parts + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def finished(lexicon: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("run")
    run = new_run()
    train(run, RECIPE, DATA, PIECES, lexicon, folder)
    return run, folder


def test_the_log_tells_loss_and_f1_of_every_epoch(finished: tuple[Run, Path]) -> None:
    lines = [json.loads(line) for line in (finished[1] / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["epoch"] for line in lines] == [1, 2, 3, 4]
    assert lines[-1]["loss"] < lines[0]["loss"]
    assert all(0 <= line["kaznerd"] <= 1 and 0 <= line["dev"] <= 1 for line in lines)


def test_a_killed_run_goes_on_to_the_same_weights(
    finished: tuple[Run, Path], lexicon: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nlp_reports.training import loop

    measure = loop.measure
    seen = []

    def killed(*arguments: object) -> object:
        seen.append(arguments)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return measure(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(loop, "measure", killed)
    with pytest.raises(KeyboardInterrupt):
        train(new_run(), RECIPE, DATA, PIECES, lexicon, tmp_path)
    monkeypatch.setattr(loop, "measure", measure)
    resumed = new_run()
    train(resumed, RECIPE, DATA, PIECES, lexicon, tmp_path)
    whole = finished[0].average.state_dict()
    assert all(torch.equal(values, whole[name]) for name, values in resumed.average.state_dict().items())


def test_a_student_begins_with_the_layers_of_its_teacher(
    finished: tuple[Run, Path], lexicon: Path, tmp_path: Path
) -> None:
    teacher = finished[0].average
    recipe = Recipe(layers=(0, 2), piece_layers=1, epochs=1, decay_epochs=1, made_reports=0, synthetic_names=1, seed=2)
    run = new_run(recipe)
    run.network.take_over(teacher, [0, 2])
    assert torch.equal(run.network.layers[1].expand.weight, teacher.layers[2].expand.weight)
    before = [values.clone() for values in teacher.parameters()]
    train(run, recipe, DATA, PIECES, lexicon, tmp_path, teacher=teacher)
    assert all(torch.equal(old, new) for old, new in zip(before, teacher.parameters(), strict=True))


def test_a_second_round_learns_from_text_without_labels(
    finished: tuple[Run, Path], lexicon: Path, tmp_path: Path
) -> None:
    teacher = finished[0].average
    recipe = replace(RECIPE, epochs=3, made_reports=0, repeats=0, decay_repeats=0, raw_texts=2)
    unlabelled = TrainingData([], TEXTS, {"dev": TEXTS}, TEXTS)
    run = new_run(recipe)
    run.network.take_over(teacher, list(recipe.layers))
    before = [values.clone() for values in run.network.parameters()]
    train(run, recipe, unlabelled, PIECES, lexicon, tmp_path, teacher=teacher)
    assert any(not torch.equal(old, new) for old, new in zip(before, run.network.parameters(), strict=True))


def test_the_exported_model_scores_as_the_network(finished: tuple[Run, Path], tmp_path: Path) -> None:
    words = TEXTS[0].words
    batch = make_batch([(PIECES.encode(words), [0] * len(words))])
    with torch.no_grad():
        expected = finished[0].average(batch.pieces, batch.piece_mask, batch.pooling)[0, 1:].numpy()
    for folder, whole, tolerance in ((tmp_path / "whole", True, 1e-4), (tmp_path / "int8", False, 0.35)):
        export_model(finished[0].average, TOKENIZER, folder, name="tiny", version="0", whole=whole)
        assert np.abs(ModelTagger(folder).scores(words) - expected).max() < tolerance
    assert (tmp_path / "int8" / "model.onnx").stat().st_size < (tmp_path / "whole" / "model.onnx").stat().st_size / 2
    shutil.rmtree(tmp_path)


def test_learning_rate_rises_stays_and_falls_to_nothing() -> None:
    recipe = Recipe(epochs=10, decay_epochs=4, warm_up=0.1, learning_rate=1.0)
    rates = [round(learning_rate(recipe, progress), 3) for progress in (0, 0.5, 1, 3, 6, 8, 10)]
    assert rates == [0, 0.5, 1, 1, 1, 0.5, 0]


def test_calibration_error_of_certain_answers_is_their_share_of_mistakes() -> None:
    scores = np.full((4, 51), -30.0, dtype=np.float32)
    scores[:, 1] = 30
    gold = {(0, 1, "ADAGE"), (1, 2, "ADAGE"), (2, 3, "ADAGE")}
    assert calibration_error([(scores, gold)], 1.0) == pytest.approx(0.25, abs=1e-3)

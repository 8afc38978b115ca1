"""From sources to a shipped model: the whole of `nlp-reports train tagger`."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import torch

from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.pieces import PieceEncoder
from nlp_reports.training.data import read_data
from nlp_reports.training.e5_weights import Encoder, read_encoder, tokenizer_path, weights_path
from nlp_reports.training.export import export_model, find_temperature, write_manifest
from nlp_reports.training.loop import Run, start, train
from nlp_reports.training.network import TaggerNetwork
from nlp_reports.training.recipe import Recipe
from nlp_reports.training.vocabulary import cut_vocabulary

NAME = "kk-reports-small"


def make_tagger(
    sources: Path,
    corpora: Path | None,
    run_folder: Path,
    model_folder: Path,
    *,
    recipe: Recipe,
    further: Mapping[str, Recipe],
    version: str,
    threads: int,
) -> None:
    """Train, export and calibrate the tagger; goes on where a run in `run_folder` was stopped.

    Args:
        sources: folder with `kaznerd/`, `written/`, `gov_mentions/`, `lexicon/`.
        corpora: folder of the project's own posts with `train/` and `dev/`, or nothing.
        run_folder: checkpoint, log (`log.jsonl`) and recipe of the run.
        model_folder: where the model's files go.
        recipe: the numbers of the first round.
        further: the numbers of the rounds after it by name, in order. Each goes on from the weights of the round
            before, which is its teacher, and lies in `run_folder/NAME`; the last one's network is exported.
        version: version in the manifest.
        threads: threads of the computation.
    """
    torch.set_num_threads(threads)
    run_folder.mkdir(parents=True, exist_ok=True)
    tokenizer, rows = cut_vocabulary(tokenizer_path())
    tokenizer_file = run_folder / "tokenizer.json"
    tokenizer_file.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    encoder = read_encoder(weights_path())
    data = read_data(sources, corpora)
    pieces = PieceEncoder.load(tokenizer_file)
    run = _run(encoder, rows, recipe, run_folder)
    train(run, recipe, data, pieces, sources / "lexicon", run_folder)
    for folder, next_recipe in further.items():
        teacher = run.average
        run = _run(encoder, rows, next_recipe, run_folder / folder, teacher)
        train(run, next_recipe, data, pieces, sources / "lexicon", run_folder / folder, teacher=teacher)
    export_model(run.average, tokenizer_file, model_folder, name=NAME, version=version)
    chosen = data.measured["dev"] + data.measured["kaznerd"]
    temperature, _ = find_temperature(ModelTagger(model_folder, threads=threads), chosen)
    write_manifest(model_folder, name=NAME, version=version, temperature=temperature)


def _run(encoder: Encoder, rows: list[int], recipe: Recipe, folder: Path, teacher: TaggerNetwork | None = None) -> Run:
    """Prepare a run and write down its recipe."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe)), encoding="utf-8")
    layers = list(recipe.layers)
    network, average = (TaggerNetwork(encoder, rows, layers=layers, piece_layers=recipe.piece_layers) for _ in range(2))
    if teacher is not None:
        network.take_over(teacher, layers)
    return start(network, average, recipe)

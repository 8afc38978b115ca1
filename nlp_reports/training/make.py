"""From sources to a shipped model: the whole of `nlp-reports train tagger`."""

import json
from dataclasses import asdict
from pathlib import Path

import torch

from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.pieces import PieceEncoder
from nlp_reports.training.data import read_data
from nlp_reports.training.e5_weights import read_encoder, tokenizer_path, weights_path
from nlp_reports.training.export import export_model, find_temperature, write_manifest
from nlp_reports.training.loop import start, train
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
    version: str,
    threads: int,
) -> None:
    """Train, export and calibrate the tagger; goes on where a run in `run_folder` was stopped.

    Args:
        sources: folder with `kaznerd/`, `written/`, `gov_mentions/`, `lexicon/`.
        corpora: folder of the project's own posts with `train/` and `dev/`, or nothing.
        run_folder: checkpoint, log (`log.jsonl`) and recipe of the run.
        model_folder: where the model's files go.
        recipe: the numbers of the run.
        version: version in the manifest.
        threads: threads of the computation.
    """
    torch.set_num_threads(threads)
    run_folder.mkdir(parents=True, exist_ok=True)
    (run_folder / "recipe.json").write_text(json.dumps(asdict(recipe)), encoding="utf-8")
    tokenizer, rows = cut_vocabulary(tokenizer_path())
    tokenizer_file = run_folder / "tokenizer.json"
    tokenizer_file.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    encoder = read_encoder(weights_path())
    network, average = (
        TaggerNetwork(encoder, rows, layers=list(recipe.layers), piece_layers=recipe.piece_layers) for _ in range(2)
    )
    data = read_data(sources, corpora)
    run = start(network, average, recipe)
    train(run, recipe, data, PieceEncoder.load(tokenizer_file), sources / "lexicon", run_folder)
    export_model(run.average, tokenizer_file, model_folder, name=NAME, version=version)
    chosen = data.measured["dev"] + data.measured["kaznerd"]
    temperature, _ = find_temperature(ModelTagger(model_folder, threads=threads), chosen)
    write_manifest(model_folder, name=NAME, version=version, temperature=temperature)

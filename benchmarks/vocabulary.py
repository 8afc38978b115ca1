"""What a smaller vocabulary costs the tagger: F1, size and speed of the shipped model with its rarer pieces left out.

    python -m benchmarks.vocabulary SOURCES

A piece is kept where it occurs `--least` times in the texts that training reads, labelled or not; a word with a piece
that is left out falls into smaller ones, down to letters. Nothing is trained anew.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import onnx
import spacy
from onnx import numpy_helper

from benchmarks.tagger import model_labels, scores_of, words_a_second
from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.model_files import read_manifest, shipped_model
from nlp_reports.tagging.pieces import PieceEncoder
from nlp_reports.training.data import TrainingData, read_data
from nlp_reports.training.export import write_manifest
from nlp_reports.training.vocabulary import SPECIAL_PIECES

_EMBEDDING = "network.embedding.weight_quantized"


def occurrences(data: TrainingData, pieces: PieceEncoder) -> Counter[int]:
    """Count how often each piece occurs in the texts of training."""
    found: Counter[int] = Counter()
    for example in [*data.sentences, *data.texts, *data.raw]:
        for word in pieces.encode(example.words):
            found.update(word)
    return found


def cut_model(whole: Path, folder: Path, kept: set[int]) -> int:
    """Write a copy of a model with the pieces of `kept`, the special ones and single letters; give their number."""
    tokenizer = json.loads((whole / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    rows = [
        row
        for row, (piece, _) in enumerate(vocabulary)
        if row < SPECIAL_PIECES or row in kept or len(piece.removeprefix("▁")) < 2
    ]
    tokenizer["model"]["vocab"] = [vocabulary[row] for row in rows]
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    model = onnx.load(whole / "model.onnx")
    for tensor in model.graph.initializer:
        if tensor.name == _EMBEDDING:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor)[rows], _EMBEDDING))
    onnx.save(model, folder / "model.onnx")
    shutil.copyfile(whole / "manifest.json", folder / "manifest.json")
    manifest = read_manifest(whole)
    write_manifest(folder, name=manifest.name, version=manifest.version, temperature=manifest.temperature)
    return len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--model", type=Path, default=shipped_model())
    parser.add_argument("--least", type=int, nargs="*", default=[0, 1, 3, 10, 50], help="occurrences of a kept piece")
    options = parser.parse_args()

    data = read_data(options.sources, options.corpora)
    aside = data.measured["dev"] + data.measured["test"] + data.measured["news"]
    pieces = PieceEncoder.load(options.model / "tokenizer.json")
    counts = occurrences(data, pieces)
    texts = [path.read_text(encoding="utf-8") for path in sorted((options.corpora / "train").glob("*.txt"))[:40]]
    docs = [spacy.blank("xx")(text) for text in texts]
    first = 0.0
    print("| occurrences | pieces | MB | F1 KazNERD | F1 aside | ratio of speed |\n|" + " ---: |" * 6)
    for least in options.least:
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work)
            kept = {piece for piece in range(pieces.vocabulary_size) if counts[piece] >= least}
            number = cut_model(options.model, folder, kept)
            tagger = ModelTagger(folder)
            label = model_labels(tagger, read_manifest(folder).temperature)
            kaznerd, own = (scores_of(label, group)["all"].f1 for group in (data.measured["kaznerd"], aside))
            speed = words_a_second(tagger.tag, docs, sum(map(len, docs)))
            first = first or speed
            size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"| {least} | {number} | {size:.1f} | {kaznerd:.3f} | {own:.3f} | {speed / first:.2f} |", flush=True)


if __name__ == "__main__":
    main()

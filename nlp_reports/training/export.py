"""A trained network to the files that are shipped: ONNX in int8, tokenizer, manifest."""

import copy
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from nlp_reports.tagging.decoding import Floats, decode, probabilities
from nlp_reports.tagging.labels import CLASSES, mentions_of
from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.model_files import MANIFEST, sha256_of
from nlp_reports.training.corpus import Example
from nlp_reports.training.network import TaggerNetwork, attend

_OPSET = 17
_TEMPERATURES = tuple(step / 20 for step in range(6, 41))


class _FusedAttention(torch.autograd.Function):  # type: ignore[misc]
    """Attention as the one operator of onnxruntime that does it in blocks; without padding it needs no bias."""

    @staticmethod
    def forward(_context: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        return attend(query, key, value, heads, torch.zeros(1, 1, 1, 1))

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        mixed = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        mixed.setType(query.type())
        return mixed


def _fused(query: Tensor, key: Tensor, value: Tensor, heads: int, _bias: Tensor) -> Tensor:
    mixed: Tensor = _FusedAttention.apply(query, key, value, heads)
    return mixed


class _Inference(nn.Module):  # type: ignore[misc]
    """The network for one window without padding."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = copy.deepcopy(network).eval()
        for layer in self.network.layers:
            layer.attention = _fused

    def forward(self, pieces: Tensor, pooling: Tensor) -> Tensor:
        scores: Tensor = self.network(pieces, torch.ones_like(pieces, dtype=torch.float32), pooling)
        return scores


def export_model(
    network: TaggerNetwork, tokenizer: Path, folder: Path, *, name: str, version: str, whole: bool = False
) -> None:
    """Write a model's files.

    Args:
        network: the trained network.
        tokenizer: its `tokenizer.json`.
        folder: where the files go.
        name: name in the manifest.
        version: version in the manifest.
        whole: keep 32-bit numbers, for comparison.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    pieces, pooling = torch.tensor([[0, 5, 6, 7]]), torch.eye(4)[None, :3] * 1.0
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "whole.onnx"
        torch.onnx.export(
            _Inference(network),
            (pieces, pooling),
            str(path),
            input_names=["pieces", "pooling"],
            output_names=["scores"],
            dynamic_axes={"pieces": {1: "pieces"}, "pooling": {1: "words", 2: "pieces"}},
            opset_version=_OPSET,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        if whole:
            shutil.copyfile(path, folder / "model.onnx")
        else:
            quantize_dynamic(
                path,
                folder / "model.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
                extra_options={"MatMulConstBOnly": True},
            )
    write_manifest(folder, name=name, version=version, temperature=1.0)


def write_manifest(folder: Path, *, name: str, version: str, temperature: float) -> None:
    """Write the manifest of the files in a folder."""
    digests = {file: sha256_of(folder / file) for file in ("model.onnx", "tokenizer.json")}
    values = {"name": name, "version": version, "labels": CLASSES, "temperature": temperature, "sha256": digests}
    (folder / MANIFEST).write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


def find_temperature(tagger: ModelTagger, examples: Sequence[Example]) -> tuple[float, float]:
    """Choose the temperature with the least expected calibration error on the examples; give both."""
    raw = [(tagger.scores(example.words), set(mentions_of(list(example.labels)))) for example in examples]
    return min(((value, calibration_error(raw, value)) for value in _TEMPERATURES), key=lambda pair: pair[1])


def calibration_error(raw: Sequence[tuple[Floats, set[tuple[int, int, str]]]], temperature: float) -> float:
    """Give the expected calibration error of mentions over ten bins of scores."""
    pairs = [
        (found.score, tuple(found[:3]) in gold)
        for scores, gold in raw
        for found in decode(probabilities(scores, temperature))
    ]
    chances = np.array([score for score, _ in pairs])
    right = np.array([hit for _, hit in pairs], dtype=float)
    bins = np.minimum((chances * 10).astype(int), 9)
    gaps = [
        abs(chances[bins == number].mean() - right[bins == number].mean()) * (bins == number).sum()
        for number in set(bins)
    ]
    return float(sum(gaps) / max(len(pairs), 1))

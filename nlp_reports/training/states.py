"""Let a tagger's model show its states: what a middle layer holds of each word, in the directions that tell most.

The layers read what surrounds a word: a name in a list of winners is held otherwise than one in a list of guests. The
mean of a layer's states and their principal directions, each to unit variance, become two nodes of the graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.model_files import read_manifest
from nlp_reports.tagging.words import split_words
from nlp_reports.training.export import write_manifest

STATES = "states"
_LAYER = "/network/layers.{}/output_norm/LayerNormalization_output_0"
_NAMES = ("states.mean", "states.directions")
MIDDLE, DIRECTIONS = 6, 32


def show_states(
    folder: Path, texts: Iterable[str], *, version: str, layer: int = MIDDLE, directions: int = DIRECTIONS
) -> None:
    """Give the model of a folder the output `states` (1, words, directions), anew where it had one.

    Args:
        folder: a model's folder.
        texts: what the directions are learnt from.
        version: version in the manifest.
        layer: which layer shows its states, 0 the first.
        directions: how many numbers a word has.

    Raises:
        ValueError: the model has no such layer.
    """
    manifest = read_manifest(folder)
    path = folder / "model.onnx"
    model = onnx.load(str(path))
    _take_out(model.graph)
    held = _LAYER.format(layer)
    model.graph.output.append(_output(held, _width(model.graph, held)))
    onnx.save(model, str(path))
    write_manifest(folder, name=manifest.name, version=version, temperature=manifest.temperature)
    mean, kept = principal(_read(ModelTagger(folder), texts), directions)
    _take_out(model.graph)
    for name, values in zip(_NAMES, (mean, kept), strict=True):
        model.graph.initializer.append(numpy_helper.from_array(values.astype(np.float32), name))
    model.graph.node.append(helper.make_node("Sub", [held, _NAMES[0]], ["states.centred"], name="states.Sub"))
    model.graph.node.append(helper.make_node("MatMul", ["states.centred", _NAMES[1]], [STATES], name="states.MatMul"))
    model.graph.output.append(_output(STATES, directions))
    onnx.save(model, str(path))
    write_manifest(folder, name=manifest.name, version=version, temperature=manifest.temperature)


def principal(rows: npt.NDArray[np.float64], count: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give the mean of rows and their principal directions (width, count), in which they have unit variance.

    Of the two signs of a direction, the one with its greatest component above zero is taken.
    """
    mean = rows.mean(axis=0)
    variances, directions = np.linalg.eigh(np.cov(rows - mean, rowvar=False))
    kept = directions[:, ::-1][:, :count]
    kept = kept * np.sign(kept[np.abs(kept).argmax(axis=0), range(count)])
    return mean, kept / np.sqrt(variances[::-1][:count])


def _read(tagger: ModelTagger, texts: Iterable[str]) -> npt.NDArray[np.float64]:
    rows = [tagger.states([word.text for word in split_words(text)]) for text in texts]
    return np.concatenate([row.astype(np.float64) for row in rows if row is not None])


def _output(name: str, width: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "words", width])


def _width(graph: onnx.GraphProto, layer: str) -> int:
    """Give how many numbers a layer has for a word: as many as its norm has weights.

    Raises:
        ValueError: the model has no such layer.
    """
    norm = next((node for node in graph.node if layer in node.output), None)
    if norm is None:
        raise ValueError(f"the model has no layer {layer}")
    return int(next(tensor.dims[0] for tensor in graph.initializer if tensor.name == norm.input[1]))


def _take_out(graph: onnx.GraphProto) -> None:
    """Leave the graph with its scores alone."""
    for kept, field in (
        ([output for output in graph.output if output.name == "scores"], graph.output),
        ([node for node in graph.node if not node.name.startswith("states.")], graph.node),
        ([tensor for tensor in graph.initializer if tensor.name not in _NAMES], graph.initializer),
    ):
        del field[:]
        field.extend(kept)

"""The shipped tagger: an ONNX model over words, run without torch and without a network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from spacy.tokens import Doc

from nlp_reports.tagging.decoding import decode, probabilities
from nlp_reports.tagging.labels import CLASSES, LABEL_COUNT
from nlp_reports.tagging.model_files import ModelFileError, read_manifest, shipped_model
from nlp_reports.tagging.pieces import START, PieceEncoder, fit
from nlp_reports.tagging.spans import TaggedSpan, on_tokens
from nlp_reports.tagging.windows import cut_windows
from nlp_reports.tagging.words import LINE_END, split_words

_MODEL, _TOKENIZER = "model.onnx", "tokenizer.json"

_SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Rewritings of the graph that cost onnxruntime's processor code a third of its speed (docs/tagger.md)."""


class ModelTagger:
    """Entity mentions by the shipped model.

    Each window is run by itself: nothing is padded, so a text's answer cannot depend on the texts beside it.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        """Load a model.

        Args:
            folder: a model's folder; the shipped model where none is given.
            threads: threads of one window's computation.

        Raises:
            ModelFileError: a file of the model is missing, cut or altered.
        """
        folder = folder or shipped_model()
        manifest = read_manifest(folder)
        if manifest.labels != CLASSES:
            raise ModelFileError(f"{folder}: the model's classes are not the package's")
        self.name = manifest.name
        self.version = manifest.version
        self.sha256: str | None = manifest.sha256[_MODEL]
        self._temperature = manifest.temperature
        self._pieces = PieceEncoder.load(folder / _TOKENIZER)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / _MODEL), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
        )

    def tag(self, docs: Sequence[Doc]) -> list[list[TaggedSpan]]:
        """Tag documents; gives the mentions of each, in order."""
        return [self._tag_one(doc) for doc in docs]

    def _tag_one(self, doc: Doc) -> list[TaggedSpan]:
        words = split_words(doc.text)
        if not words:
            return []
        mentions = decode(probabilities(self.scores([word.text for word in words]), self._temperature))
        spans = [
            (words[found.start].start, words[found.end - 1].end, found.name, round(found.score, 4))
            for found in mentions
        ]
        return on_tokens(doc, spans, f"model:{self.name}")

    def scores(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """Give the raw label scores (words, labels) of a text of any length."""
        pieces = self._pieces.encode(words)
        line_ends = [position for position, word in enumerate(words) if word == LINE_END]
        scores = np.zeros((len(words), LABEL_COUNT), dtype=np.float32)
        for first, last, start, stop in cut_windows(line_ends, len(words)):
            found = self._run(pieces[first:last])
            scores[start:stop] = found[start - first : stop - first]
        return scores

    def _run(self, pieces: list[list[int]]) -> npt.NDArray[np.float32]:
        words = [[START], *fit(pieces)]
        counts = np.array([len(word) for word in words])
        pooling = np.zeros((1, len(words), int(counts.sum())), dtype=np.float32)
        rows = np.repeat(np.arange(len(words)), counts)
        pooling[0, rows, np.arange(len(rows))] = 1 / counts[rows]
        ids = np.array([[piece for word in words for piece in word]], dtype=np.int64)
        (found,) = self._session.run(None, {"pieces": ids, "pooling": pooling})
        scores: npt.NDArray[np.float32] = found[0, 1:]
        return scores

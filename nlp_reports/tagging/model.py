"""The shipped tagger: an ONNX model over words, run without torch and without a network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from spacy.tokens import Doc

from nlp_reports.tagging.decoding import Floats, decode, probabilities
from nlp_reports.tagging.labels import CLASSES, LABEL_COUNT
from nlp_reports.tagging.model_files import ModelFileError, read_manifest, shipped_model
from nlp_reports.tagging.pieces import START, PieceEncoder, fit
from nlp_reports.tagging.spans import TaggedSpan, on_tokens
from nlp_reports.tagging.windows import cut_windows
from nlp_reports.tagging.words import LINE_END, Word, split_words

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
        self._widths = [LABEL_COUNT, *(int(output.shape[-1]) for output in self._session.get_outputs()[1:])]

    def tag(self, docs: Sequence[Doc]) -> list[list[TaggedSpan]]:
        """Tag documents; gives the mentions of each, in order.

        Where the model shows its states, `doc.tensor` has those of each token afterwards: (tokens, numbers).
        """
        return [self._tag_one(doc) for doc in docs]

    def _tag_one(self, doc: Doc) -> list[TaggedSpan]:
        words = split_words(doc.text)
        if not words:
            return []
        scores, states = self._read([word.text for word in words])
        mentions = decode(probabilities(scores, self._temperature))
        if states is not None:
            doc.tensor = states[_of_tokens(doc, words)]
        spans = [
            (words[found.start].start, words[found.end - 1].end, found.name, round(found.score, 4))
            for found in mentions
        ]
        return on_tokens(doc, spans, f"model:{self.name}")

    def scores(self, words: Sequence[str]) -> Floats:
        """Give the raw label scores (words, labels) of a text of any length."""
        return self._read(words)[0]

    def states(self, words: Sequence[str]) -> Floats | None:
        """Give the states (words, numbers) of a text of any length, None where the model shows none."""
        return self._read(words)[1]

    def _read(self, words: Sequence[str]) -> tuple[Floats, Floats | None]:
        """Give the raw label scores of words and, where the model shows them, their states."""
        pieces = self._pieces.encode(words)
        line_ends = [position for position, word in enumerate(words) if word == LINE_END]
        read = [np.zeros((len(words), width), dtype=np.float32) for width in self._widths]
        for first, last, start, stop in cut_windows(line_ends, len(words)):
            for whole, found in zip(read, self._run(pieces[first:last]), strict=True):
                whole[start:stop] = found[0, 1 + start - first : 1 + stop - first]
        return read[0], read[1] if len(read) > 1 else None

    def _run(self, pieces: list[list[int]]) -> list[Floats]:
        words = [[START], *fit(pieces)]
        counts = np.array([len(word) for word in words])
        pooling = np.zeros((1, len(words), int(counts.sum())), dtype=np.float32)
        rows = np.repeat(np.arange(len(words)), counts)
        pooling[0, rows, np.arange(len(rows))] = 1 / counts[rows]
        ids = np.array([[piece for word in words for piece in word]], dtype=np.int64)
        found: list[Floats] = self._session.run(None, {"pieces": ids, "pooling": pooling})
        return found


def _of_tokens(doc: Doc, words: Sequence[Word]) -> npt.NDArray[np.intp]:
    """Give for each token the first of the tagger's words that ends in it or after it."""
    ends = np.array([word.end for word in words])
    starts = np.array([token.idx for token in doc])
    return np.minimum(np.searchsorted(ends, starts, side="right"), len(words) - 1)

"""Stanza's taggers behind the same interface (extra `[stanza]`); models are the user's own, nothing is downloaded."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from nlp_reports.tagging.labels import CLASSES
from nlp_reports.tagging.spans import TaggedSpan, on_tokens


class StanzaTagger:
    """Entity mentions by a Stanza pipeline (`tokenize,ner`).

    Stanza gives no probabilities; each mention has the score given at loading.
    """

    sha256: str | None = None

    def __init__(self, folder: Path | None = None, *, pipeline: Any = None, score: float = 0.85) -> None:
        """Load a pipeline.

        Args:
            folder: Stanza's model directory; its default where none is given.
            pipeline: a Stanza pipeline that is loaded already, or any callable text → object with `ents`.
            score: score of every mention.

        Raises:
            RuntimeError: Stanza or its Kazakh models are not there; the message says what to do.
        """
        self._pipeline = pipeline or _load(folder)
        self._score = score
        self.name = "kk" if folder is None else folder.name
        self.version = str(getattr(self._pipeline, "version", "1"))

    def tag(self, docs: Sequence[Doc]) -> list[list[TaggedSpan]]:
        """Tag documents one by one; labels that KazNERD does not have are left out."""
        tagged = []
        for doc in docs:
            entities = self._pipeline(doc.text).ents if doc.text.strip() else []
            spans = [(ent.start_char, ent.end_char, ent.type, self._score) for ent in entities if ent.type in CLASSES]
            tagged.append(on_tokens(doc, spans, f"stanza:{self.name}"))
        return tagged


def _load(folder: Path | None) -> Any:
    try:
        stanza = importlib.import_module("stanza")
    except ImportError:
        raise RuntimeError("Stanza is not installed: pip install 'nlp-reports[stanza]'") from None
    options = {"dir": str(folder)} if folder is not None else {}
    try:
        return stanza.Pipeline("kk", processors="tokenize,ner", download_method=None, verbose=False, **options)
    except Exception as error:
        raise RuntimeError(f"Stanza has no Kazakh models at {folder or 'its default place'}: {error}") from error

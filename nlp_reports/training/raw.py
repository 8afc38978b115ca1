"""Text without labels, whose labels a trained network gives: the second round learns from it too."""

import gzip
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import torch

from nlp_reports.tagging.labels import OUTSIDE
from nlp_reports.tagging.pieces import UNKNOWN, PieceEncoder
from nlp_reports.tagging.words import split_words
from nlp_reports.training.batches import Batch, batches, windows
from nlp_reports.training.corpus import Example

RAW_TEXTS: Final = ("gov2015", "kazqad", "ntrex", "sib200", "akorda_lower")
"""Those texts of `raw/` whose licence lets them into weights; `pm_economy_lower` has its words and stops torn apart."""

_LINES = 12
"""Lines of a file that make one text, so that windows have neighbours in them."""

HIDDEN_WORDS: Final = 0.12
"""Share of the words that the learner does not see: it must tell their labels from the words around."""


def read_raw(folder: Path, posts: Iterable[Path], measured: Sequence[Example]) -> list[Example]:
    """Read what has no labels.

    Args:
        folder: the texts of `RAW_TEXTS`, a line a segment, packed with gzip; one that is absent is left out.
        posts: posts of the project's own, labelled or not.
        measured: what is measured on; no line that stands there is read.

    Returns:
        Texts of some lines each, every word `OUTSIDE`.
    """
    kept_aside = {"".join(example.words) for example in measured}
    found = []
    for name in RAW_TEXTS:
        path = folder / f"{name}.txt.gz"
        if not path.is_file():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file]
        lines = [line for line in lines if line and "".join(word.text for word in split_words(line)) not in kept_aside]
        found += [_text("\n".join(lines[at : at + _LINES]), name) for at in range(0, len(lines), _LINES)]
    return found + [_text(path.read_text(encoding="utf-8"), path.stem) for path in sorted(posts)]


def _text(text: str, source: str) -> Example:
    words = tuple(word.text for word in split_words(text))
    return Example(words, (OUTSIDE,) * len(words), source)


def raw_batches(
    texts: Sequence[Example], count: int, encoder: PieceEncoder, rng: random.Random, *, pieces: int
) -> list[Batch]:
    """Draw `count` texts, cut them into windows and fill batches, marked as without labels."""
    drawn = rng.sample(texts, min(count, len(texts)))
    chosen = [window for text in drawn for window in windows(text, rng)]
    return [batch.without_labels() for batch in batches(chosen, encoder, rng, pieces=pieces)]


def hide_words(batch: Batch) -> torch.Tensor:
    """Give the pieces of a batch, (batch, pieces), with those of some words unknown."""
    hidden = torch.rand(batch.pooling.shape[:2]) < HIDDEN_WORDS
    hidden[:, 0] = False
    touched = (batch.pooling * hidden[:, :, None]).sum(1) > 0
    return torch.where(touched, torch.tensor(UNKNOWN), batch.pieces)

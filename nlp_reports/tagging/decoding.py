"""From label scores of words to mentions with probabilities.

The best sequence is sought among those that IOB2 allows: an inside label only after a begin or inside label of its
class (Viterbi). A mention's score is its posterior: the share, over all allowed sequences, of those in which this very
mention stands, with these ends and this class (forward-backward). Words that are surely outside cut a text into
short stretches, which are decoded side by side.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nlp_reports.tagging.labels import CLASSES, LABEL_COUNT, OUTSIDE, mentions_of

Floats = npt.NDArray[np.float32]
Stretches = npt.NDArray[np.float64]

SURE: Final = 0.01
"""A word is surely outside where every other label is less likely than this.

Asked label by label, since label smoothing leaves a little for each of them.
"""

_COUNT = len(CLASSES)
_BEGIN = slice(1, 1 + _COUNT)
_INSIDE = slice(1 + _COUNT, LABEL_COUNT)


class ScoredMention(NamedTuple):
    """A mention over words: first word, word after the last, class, probability."""

    start: int
    end: int
    name: str
    score: float


def probabilities(scores: Floats, temperature: float) -> Floats:
    """Turn raw label scores (words, labels) into probabilities at a temperature."""
    scaled = scores / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    np.exp(scaled, out=scaled)
    scaled /= scaled.sum(axis=1, keepdims=True)
    return scaled


def decode(chances: Floats) -> list[ScoredMention]:
    """Find the mentions of a text.

    Args:
        chances: (words, labels) probabilities.

    Returns:
        Mentions in order, not overlapping.
    """
    bounds = _stretches(chances)
    if not bounds:
        return []
    longest = max(end - start for start, end in bounds)
    padded = np.zeros((len(bounds), longest, LABEL_COUNT))
    padded[:, :, OUTSIDE] = 1.0
    for row, (start, end) in enumerate(bounds):
        padded[row, : end - start] = chances[start:end]
    paths = _best_paths(padded)
    scales, after = _forward_backward(padded)
    mentions = []
    for row, (offset, _) in enumerate(bounds):
        for start, end, name in mentions_of(paths[row].tolist()):
            index = CLASSES.index(name)
            chance = padded[row, start, 1 + index] * padded[row, start + 1 : end, 1 + _COUNT + index].prod()
            chance *= after[row, end - 1] / scales[row, start:end].prod()
            mentions.append(ScoredMention(offset + start, offset + end, name, min(float(chance), 1.0)))
    return mentions


def _stretches(chances: Floats) -> list[tuple[int, int]]:
    """Find the runs of words that are not surely outside."""
    open_words = np.concatenate([[False], chances[:, 1:].max(axis=1) >= SURE, [False]])
    edges = np.flatnonzero(open_words[1:] != open_words[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _best_paths(chances: Stretches) -> npt.NDArray[np.int64]:
    """Find the best allowed label sequence of each stretch."""
    count, length, _ = chances.shape
    logs = np.log(np.maximum(chances, 1e-30))
    back = np.zeros((count, length, LABEL_COUNT), dtype=np.int64)
    classes = np.arange(_COUNT)
    best = logs[:, 0].copy()
    best[:, _INSIDE] = -np.inf
    for step in range(1, length):
        previous = best
        best = logs[:, step] + previous.max(axis=1, keepdims=True)
        back[:, step] = previous.argmax(axis=1)[:, None]
        begun, continued = previous[:, _BEGIN], previous[:, _INSIDE]
        best[:, _INSIDE] = logs[:, step, _INSIDE] + np.maximum(begun, continued)
        back[:, step, _INSIDE] = np.where(begun >= continued, 1 + classes, 1 + _COUNT + classes)
    paths = np.zeros((count, length), dtype=np.int64)
    paths[:, -1] = best.argmax(axis=1)
    rows = np.arange(count)
    for step in range(length - 1, 0, -1):
        paths[:, step - 1] = back[rows, step, paths[:, step]]
    return paths


def _forward_backward(chances: Stretches) -> tuple[Stretches, Stretches]:
    """Sum over the allowed sequences.

    Returns:
        (stretches, words) the scale of each step, and the scaled sum over all ways to go on after each word
        without continuing a mention that ends there.
    """
    count, length, _ = chances.shape
    scales = np.ones((count, length))
    forward = np.zeros((count, LABEL_COUNT))
    for step in range(length):
        here = chances[:, step].copy()
        here[:, _INSIDE] *= forward[:, _BEGIN] + forward[:, _INSIDE]
        scales[:, step] = np.maximum(here.sum(axis=1), 1e-300)
        forward = here / scales[:, step, None]
    after = np.ones((count, length))
    onward = np.ones((count, LABEL_COUNT))
    for step in range(length - 1, 0, -1):
        weighted = chances[:, step] * onward / scales[:, step, None]
        after[:, step - 1] = weighted[:, : 1 + _COUNT].sum(axis=1)
        onward = np.repeat(after[:, step - 1, None], LABEL_COUNT, axis=1)
        onward[:, _BEGIN] += weighted[:, _INSIDE]
        onward[:, _INSIDE] += weighted[:, _INSIDE]
    return scales, after

"""What the tagger's encoder holds of words beyond their labels: a sign where lists of words are silent.

The model shows a few numbers a word (`nlp_reports/training/states.py`). What it holds of a name and of what stands
around it is summed up by weights learnt from posts (`probe`), to the sign `encoder`: the logarithm of the odds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp_reports.extraction.words import Span, Words
from nlp_reports.weighing import Signs, odds

if TYPE_CHECKING:
    from nlp_reports.extraction.context import Context

PROBE = "probe"
ENCODER = "encoder"
"""The sign that sums up what the encoder holds of a mention."""

_AROUND, _MOST = 8, 5.0


class States:
    """The states of a post's words: means over any run of them, each in constant time."""

    def __init__(self, rows: npt.NDArray[np.floating]) -> None:
        """Take the states of the words: (words, numbers)."""
        self._sums = np.concatenate([np.zeros((1, rows.shape[1])), rows.cumsum(axis=0, dtype=np.float64)])

    def mean(self, start: int, end: int) -> list[float]:
        """Return the mean state of the words from `start` to before `end`, of those that there are; else noughts."""
        last = len(self._sums) - 1
        low, high = (min(max(0, word), last) for word in (start, max(start, end)))
        mean: list[float] = ((self._sums[high] - self._sums[low]) / max(1, high - low)).tolist()
        return mean

    def signs(self, span: Span, sentence: Span) -> Signs:
        """Return the mean states of a mention, its sentence and the words before and after, as signs."""
        parts = {
            "own": (span.start, span.end),
            "sentence": (sentence.start, sentence.end),
            "before": (span.start - _AROUND, span.start),
            "after": (span.end, span.end + _AROUND),
        }
        means = {name: self.mean(*part) for name, part in parts.items()}
        return {f"{name}_{number}": value for name, mean in means.items() for number, value in enumerate(mean)}


def states_of(doc: Doc, words: Words) -> States | None:
    """Return the states that a tagger left on a document, None where it left none."""
    if not doc.tensor.size or not len(words):
        return None
    token_of = {word: token for token, word in words.of_token.items()}  # its own is the last
    return States(doc.tensor[[token_of[word] for word in range(len(words))]])


def at_mention(context: Context, span: Span) -> Signs:
    """Return the states of a mention and what surrounds it as signs; none where no tagger was asked."""
    if context.states is None:
        return {}
    return context.states.signs(span, context.words.sentence_of(span.start))


def encoder_sign(states: Signs, probe: Signs) -> dict[str, float]:
    """Return the sign that the weights of a probe sum the states of a mention up to; none where there are no states."""
    return {ENCODER: max(-_MOST, min(_MOST, odds(states, probe)))} if states else {}

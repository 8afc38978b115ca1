"""How often a text lost its spaces, judged by its own words: what a doubtful cut is worth there.

Damage comes in crowds: a text pasted together lost a space in twenty or fifty, a sound one next to none. Each word that
may be two raises the chance that the text is of the first kind, each space that stands lowers it; with the rates that
are left a doubtful word is cut in the first kind and stays whole in the second.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from nlp_reports.repair.words import bank

_MOST = 6.0


def evidence_by_text(words: Sequence[tuple[str, float]], spaces: int, *, cut: int = 0) -> list[float]:
    """Return the evidence of each word with what the rest of the text tells, as the logarithm of the odds.

    Args:
        words: The words that may be run together, each with the evidence for it (`evidence.py`), which was learnt from
            texts that lost spaces at the rate `learnt_rate` of `bank.toml`. One that the text has twice tells once.
        spaces: How many words of the text stand by themselves.
        cut: How many spaces were put back already, for sure.
    """
    table = bank()["glued"]
    learnt = float(table["learnt_rate"])
    rates = [float(rate) for rate in table["rates"]]
    told: Mapping[str, float] = {word.lower(): found for word, found in words}
    signs = {word: [_sign(rate / learnt, found) for rate in rates] for word, found in told.items()}
    chances = [
        math.log(chance) + spaces * math.log1p(-rate) + cut * _sign(rate / learnt, _MOST)
        for rate, chance in zip(rates, table["chances"], strict=True)
    ]
    chances = [chance + sum(sign[at] for sign in signs.values()) for at, chance in enumerate(chances)]
    return [found + math.log(_mean(rates, chances, signs[word.lower()]) / learnt) for word, found in words]


def _sign(times: float, found: float) -> float:
    """Return how much likelier a word is where spaces are lost so many times as often as learnt; a logarithm."""
    return math.log1p(times * math.exp(min(found, _MOST)))


def _mean(rates: Sequence[float], chances: Sequence[float], own: Sequence[float]) -> float:
    """Return the mean of the rates by the logarithms of their chances, without what a word itself tells."""
    others = [chance - sign for chance, sign in zip(chances, own, strict=True)]
    most = max(others)
    weights = [math.exp(other - most) for other in others]
    return sum(rate * weight for rate, weight in zip(rates, weights, strict=True)) / sum(weights)

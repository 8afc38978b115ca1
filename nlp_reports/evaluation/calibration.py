"""Whether confidence means what it says: of the facts at 0.9, nine in ten should be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp_reports.evaluation.scoring import PostScore

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence lies in one tenth: how many, how sure on average, what share of them is right."""

    low: float
    high: float
    facts: int
    confidence: float
    right: float


def reliability(scores: Iterable[PostScore], *, kinds: Iterable[str] | None = None) -> list[Bin]:
    """Return the reliability table, empty bins left out.

    Facts that gold leaves open, and facts of records that give no confidence, are not counted.

    Args:
        scores: The posts scored.
        kinds: Kinds of fact to look at; all where None.
    """
    wanted = None if kinds is None else frozenset(kinds)
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score in scores:
        for outcome in score.outcomes:
            sure = outcome.fact.confidence
            if sure is None or outcome.right is None or (wanted is not None and outcome.fact.kind not in wanted):
                continue
            bins[min(int(sure * BINS + 1e-9), BINS - 1)].append((sure, outcome.right))
    return [
        Bin(at / BINS, (at + 1) / BINS, len(facts), *(sum(column) / len(facts) for column in zip(*facts, strict=True)))
        for at, facts in sorted(bins.items())
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share right, weighted by facts."""
    facts = sum(bin.facts for bin in bins)
    return sum(bin.facts * abs(bin.confidence - bin.right) for bin in bins) / facts if facts else 0.0

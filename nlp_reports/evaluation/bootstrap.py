"""Confidence intervals of F1: how much of a difference is the choice of posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nlp_reports.evaluation.scoring import MATCHES, PostScore

OVERALL = "overall"


def f1_intervals(
    scores: Sequence[PostScore], *, samples: int = 1000, level: float = 0.95, seed: int = 0
) -> Mapping[str, tuple[float, float]]:
    """Return the interval of F1 for each kind of fact that occurs, and of all (`overall`).

    Posts are drawn with replacement, as many as there are, `samples` times; the interval is that between the quantiles
    of micro-F1 (percentile bootstrap; Efron & Tibshirani 1993, ch. 13). The same seed gives the same interval.
    """
    counts = np.array([[_row(score, kind) for kind in MATCHES] for score in scores], dtype=float)
    counts = np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1)
    drawn = np.random.default_rng(seed).multinomial(len(scores), np.full(len(scores), 1 / len(scores)), size=samples)
    hits, spurious, missed = np.moveaxis(np.einsum("sp,pkc->skc", drawn, counts), 2, 0)
    total = 2 * hits + spurious + missed
    f1 = np.divide(2 * hits, total, out=np.zeros_like(hits), where=total > 0)
    low, high = np.quantile(f1, [(1 - level) / 2, (1 + level) / 2], axis=0)
    occurring = counts.sum(axis=(0, 2)) > 0
    kinds = [*MATCHES, OVERALL]
    return {kind: (float(low[at]), float(high[at])) for at, kind in enumerate(kinds) if occurring[at]}


def _row(score: PostScore, kind: str) -> tuple[int, int, int]:
    counts = score.counts[kind]
    return counts.hits, counts.spurious, counts.missed

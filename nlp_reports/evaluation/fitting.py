"""Fit confidence: which share of the entries of a kind, an origin and a raw score gold confirms.

Isotonic regression (pool adjacent violators) over tenths of the scores, each drawn towards the share of its kind by a
few imagined entries, so that a handful of lucky ones does not read as certainty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nlp_reports.evaluation.scoring import PostScore

Point = tuple[float, float]
Sample = tuple[float, bool, float]  # raw score, right or wrong, weight
FEWEST = 25.0
_IMAGINED = 4.0
_MOST_POINTS = 8
_ANY = "any"


def fit_curves(scored: Iterable[tuple[PostScore, float]]) -> dict[str, dict[str, list[Point]]]:
    """Return points of raw score and confidence by kind of fact and origin.

    Args:
        scored: Posts scored from records whose confidence is raw, and the weight of each. What gold leaves open is
            not counted.
    """
    samples: dict[str, dict[str, list[Sample]]] = defaultdict(lambda: defaultdict(list))
    for score, weight in scored:
        for outcome in score.outcomes:
            fact = outcome.fact
            if fact.confidence is None or outcome.right is None:
                continue
            sample = (fact.confidence, outcome.right, weight)
            samples[fact.kind][_ANY].append(sample)
            if fact.origin:
                samples[fact.kind]["model" if fact.origin.startswith("model:") else fact.origin].append(sample)
    return {kind: _of_kind(by_origin) for kind, by_origin in sorted(samples.items())}


def _of_kind(by_origin: Mapping[str, list[Sample]]) -> dict[str, list[Point]]:
    prior = _share(by_origin[_ANY])
    return {
        origin: isotonic(samples, prior)
        for origin, samples in sorted(by_origin.items())
        if origin == _ANY or sum(weight for _, _, weight in samples) >= FEWEST
    }


def _share(samples: list[Sample]) -> float:
    total = sum(weight for _, _, weight in samples)
    return sum(weight for _, right, weight in samples if right) / total if total else 0.5


def isotonic(samples: list[Sample], prior: float) -> list[Point]:
    """Return the points of a curve that never falls, at most eight, over (raw score, right, weight)."""
    bins = _bins(sorted(samples, key=lambda sample: sample[0]))
    pooled: list[tuple[float, float, float]] = []  # sum of raw, sum of right, weight
    for raw, right, weight in bins:
        pooled.append((raw, right, weight))
        while len(pooled) > 1 and _mean(pooled[-2], prior) >= _mean(pooled[-1], prior):
            last, before = pooled.pop(), pooled.pop()
            pooled.append((last[0] + before[0], last[1] + before[1], last[2] + before[2]))
    return [(round(item[0] / item[2], 3), round(_mean(item, prior), 3)) for item in pooled]


def _mean(item: tuple[float, float, float], prior: float) -> float:
    return (item[1] + _IMAGINED * prior) / (item[2] + _IMAGINED)


def _bins(samples: list[Sample]) -> list[tuple[float, float, float]]:
    """Return sums over runs of like scores, equal scores kept together."""
    total = sum(weight for _, _, weight in samples)
    bins: list[tuple[float, float, float]] = []
    raw_sum = right_sum = weight_sum = 0.0
    for number, (raw, right, weight) in enumerate(samples):
        raw_sum, right_sum, weight_sum = raw_sum + raw * weight, right_sum + right * weight, weight_sum + weight
        ends = number + 1 == len(samples) or samples[number + 1][0] != raw
        if ends and (weight_sum >= total / _MOST_POINTS or number + 1 == len(samples)):
            bins.append((raw_sum, right_sum, weight_sum))
            raw_sum = right_sum = weight_sum = 0.0
    return bins


def as_toml(curves: Mapping[str, Mapping[str, list[Point]]], note: str) -> str:
    """Return the curves as the text of a TOML file."""
    lines = [f"# {line}" for line in note.splitlines()]
    for kind, by_origin in curves.items():
        lines.append(f"\n[{kind}]")
        for origin, points in by_origin.items():
            listed = ", ".join(f"[{raw}, {confidence}]" for raw, confidence in points)
            lines.append(f'"{origin}" = [{listed}]')
    return "\n".join(lines) + "\n"

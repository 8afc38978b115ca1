"""Say scores in words and figures: tables for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nlp_reports.evaluation.bootstrap import OVERALL
from nlp_reports.evaluation.calibration import Bin, expected_error
from nlp_reports.evaluation.scoring import Counts, PostScore, overall, sum_counts

Intervals = Mapping[str, tuple[float, float]]


def score_table(scores: Sequence[PostScore], intervals: Intervals | None = None) -> str:
    """Return precision, recall, F1 and counts for each kind of fact that occurs, and over all."""
    kinds = {kind: counts for kind, counts in sum_counts(scores).items() if counts != Counts()}
    rows = {**kinds, OVERALL: overall(scores)}
    head = f"{'fact':14}{'P':>7}{'R':>7}{'F1':>7}{'hit':>6}{'extra':>6}{'miss':>6}" + (
        "   95 % of F1" if intervals else ""
    )
    return "\n".join([head, *(_row(kind, counts, intervals) for kind, counts in rows.items())])


def group_table(groups: Mapping[str, Sequence[PostScore]]) -> str:
    """Return posts, precision, recall and F1 of each group."""
    width = max(len("group"), *map(len, groups)) + 2
    lines = [f"{'group':{width}}{'posts':>6}{'P':>7}{'R':>7}{'F1':>7}"]
    for name, scores in groups.items():
        total = overall(scores)
        lines.append(f"{name:{width}}{len(scores):6}{total.precision:7.3f}{total.recall:7.3f}{total.f1:7.3f}")
    return "\n".join(lines)


def reliability_table(bins: Sequence[Bin]) -> str:
    """Return how sure and how right the facts of each tenth of confidence are, and the expected calibration error."""
    lines = [f"{'confidence':>12}{'facts':>7}{'mean':>8}{'right':>8}"]
    lines += [f"   {bin.low:.1f} – {bin.high:.1f}{bin.facts:7}{bin.confidence:8.3f}{bin.right:8.3f}" for bin in bins]
    return "\n".join([*lines, f"expected calibration error {expected_error(bins):.3f}"])


def error_lines(scores: Sequence[PostScore]) -> Iterator[str]:
    """Yield every spurious (+) and missed (-) fact, post by post."""
    for score in scores:
        yield f"== {score.name}  F1 {score.total.f1:.3f}" + ("" if score.has_record else "  (no record)")
        yield from (f"   + {outcome.fact}" for outcome in score.outcomes if outcome.right is False)
        yield from (f"   - {fact}" for fact in score.missed)


def as_json(scores: Sequence[PostScore], intervals: Intervals | None = None) -> dict[str, Any]:
    """Return the scores as plain values: overall, by kind of fact and by post."""
    kinds = {kind: counts for kind, counts in sum_counts(scores).items() if counts != Counts()}
    return {
        OVERALL: _figures(overall(scores), (intervals or {}).get(OVERALL)),
        "posts": len(scores),
        "without_record": [score.name for score in scores if not score.has_record],
        "by_fact": {kind: _figures(counts, (intervals or {}).get(kind)) for kind, counts in kinds.items()},
        "by_post": {score.name: round(score.total.f1, 4) for score in scores},
    }


def _row(kind: str, counts: Counts, intervals: Intervals | None) -> str:
    figures = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    between = "   {:.3f} – {:.3f}".format(*intervals[kind]) if intervals and kind in intervals else ""
    return f"{kind:14}{figures}{counts.hits:6}{counts.spurious:6}{counts.missed:6}{between}"


def _figures(counts: Counts, interval: tuple[float, float] | None) -> dict[str, Any]:
    figures = {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "hits": counts.hits,
        "spurious": counts.spurious,
        "missed": counts.missed,
    }
    return figures | ({"f1_interval": [round(bound, 4) for bound in interval]} if interval else {})

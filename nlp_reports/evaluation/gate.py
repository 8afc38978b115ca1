"""The regression gate: scores on the project's own corpora may not fall under the figures on record."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nlp_reports.evaluation.bootstrap import OVERALL
from nlp_reports.evaluation.scoring import MATCHES, PostScore, overall, sum_counts


def figures_on_record(path: Path) -> Mapping[str, Mapping[str, float]]:
    """Return the least F1 for each split, `overall` and by kind of fact, from a TOML file.

    Raises:
        ValueError: A name is no kind of fact, or a figure no share.
    """
    splits: dict[str, dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("least_f1", {})
    for split, figures in splits.items():
        for kind, least in figures.items():
            if kind not in (*MATCHES, OVERALL):
                raise ValueError(f"{path}: {split}.{kind}: there is no such kind of fact")
            if not isinstance(least, int | float) or not 0 <= least <= 1:
                raise ValueError(f"{path}: {split}.{kind}: {least!r} is no share between 0 and 1")
    return splits


def shortfalls(scores: Sequence[PostScore], least: Mapping[str, float]) -> list[str]:
    """Return one line for each figure that the scores fall under; an empty list lets them pass."""
    reached = {kind: counts.f1 for kind, counts in sum_counts(scores).items()} | {OVERALL: overall(scores).f1}
    return [
        f"{kind}: F1 {reached[kind]:.4f} is under the {figure:.4f} on record"
        for kind, figure in least.items()
        if reached[kind] < figure
    ]

"""Logistic regression over named signs: weights that a text file can hold and a reader can weigh by eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BIAS = "bias"
_STEPS = 25


@dataclass(frozen=True)
class Example:
    """What is seen of a candidate by name, whether it is right, and what the example counts."""

    signs: Mapping[str, float]
    right: bool
    weight: float = 1.0


def fit(examples: Sequence[Example], *, ridge: float, seldom: int = 4) -> dict[str, float]:
    """Return the weight of each sign and the bias, the weights drawn to 0 by a ridge.

    Args:
        examples: Right and wrong ones.
        ridge: How strongly the weights are drawn, in examples.
        seldom: Signs that fewer examples show weigh nothing.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    if len({example.right for example in examples}) < 2:
        raise ValueError("nothing to tell apart: the examples are all right or all wrong")
    shown = Counter(name for example in examples for name, value in example.signs.items() if value)
    names = sorted(name for name, count in shown.items() if count >= seldom)
    table = np.array([[*(float(example.signs.get(name, 0)) for name in names), 1.0] for example in examples])
    right = np.array([float(example.right) for example in examples])
    counts = np.array([example.weight for example in examples])
    drawn = np.array([ridge] * len(names) + [0.0])
    found: npt.NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(_STEPS):  # Newton's method
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ ((chance - right) * counts) + drawn * found
        curve = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(drawn + 1e-8)
        found = found - np.linalg.solve(curve, slope)
    return dict(zip([*names, BIAS], found.tolist(), strict=True))


def as_toml(weights: Mapping[str, float], note: str) -> str:
    """Return weights as the text of a TOML file, under a note."""
    rows = "".join(f"{name} = {weight:.2f}\n" for name, weight in weights.items())
    return "".join(f"# {line}\n" for line in note.splitlines()) + "[weights]\n" + rows

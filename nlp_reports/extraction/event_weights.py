"""Signs weighed by logistic models whose weights were learnt from posts with gold (`nlp-reports train events`).

A model is a table of `event_weights.toml`: a weight for each sign by its name. A sign never seen weighs
nothing.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

Signs = Mapping[str, float]
"""What is seen of a candidate, by name: 0 or 1, or a measure of about that size; what is 0 may be left out."""

BIAS = "bias"


@cache
def weights_of(model: str) -> Mapping[str, float]:
    """Return the weights of a model by the names of its signs.

    Raises:
        KeyError: There is no such model.
    """
    table = tomllib.loads(resources.files(__package__).joinpath("event_weights.toml").read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in table[model].items()}


def odds(model: str, signs: Signs) -> float:
    """Return what speaks for a candidate: the logarithm of the odds."""
    weights = weights_of(model)
    return weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * value for name, value in signs.items())


def probability(model: str, signs: Signs) -> float:
    """Return how likely a candidate is right, between 0 and 1."""
    return 1 / (1 + math.exp(-odds(model, signs)))

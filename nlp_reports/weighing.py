"""Signs weighed by logistic models, whose weights lie beside the rules in TOML and were learnt from posts or texts.

A sign that those never showed weighs nothing.
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
def shipped_weights(
    file: str, model: str = "weights", *, package: str = "nlp_reports.extraction"
) -> Mapping[str, float]:
    """Return the weights of a model, a table of a file that comes with a package, by the names of the signs.

    Raises:
        KeyError: The file has no such model.
    """
    table = tomllib.loads((resources.files(package) / file).read_text("utf-8"))[model]
    return {sign: float(weight) for sign, weight in table.items()}


def odds(signs: Signs, weights: Mapping[str, float]) -> float:
    """Return what speaks for a candidate with these signs: the logarithm of the odds."""
    return weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) * value for name, value in signs.items())


def probability(signs: Signs, weights: Mapping[str, float]) -> float:
    """Return how likely a candidate with these signs is right: 0 to 1."""
    return 1 / (1 + math.exp(-odds(signs, weights)))

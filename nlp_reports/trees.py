"""Signs weighed by many small decision trees, which lie in TOML and were learnt from posts.

Where what speaks for a fact depends on what else is seen (a name after a dash, in a list or not), trees say so and
single weights cannot. Each tree asks for signs, one after another, and adds what it ends in to the odds.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from nlp_reports.weighing import Signs

Tree = float | tuple[str, float, Any, Any]
"""What it adds to the odds, or a question: a sign, a bound, the trees where the sign is not above and where it is."""


@dataclass(frozen=True)
class Trees:
    """Trees whose answers add up to the logarithm of the odds, `bias` before any of them is asked."""

    bias: float
    trees: tuple[Tree, ...]

    def odds(self, signs: Signs) -> float:
        """Return what speaks for a candidate with these signs: the logarithm of the odds."""
        return self.bias + sum(_answer(tree, signs) for tree in self.trees)

    def probability(self, signs: Signs) -> float:
        """Return how likely a candidate with these signs is right: 0 to 1."""
        return 1 / (1 + math.exp(-self.odds(signs)))

    def signs(self) -> frozenset[str]:
        """Return the signs that any tree asks for."""
        return frozenset(sign for tree in self.trees for sign in _asked(tree))


def _answer(tree: Tree, signs: Signs) -> float:
    while isinstance(tree, tuple):
        sign, bound, low, high = tree
        tree = high if signs.get(sign, 0.0) > bound else low
    return tree


def _asked(tree: Tree) -> list[str]:
    return [tree[0], *_asked(tree[2]), *_asked(tree[3])] if isinstance(tree, tuple) else []


@cache
def shipped_trees(file: str, *, package: str = "nlp_reports.extraction") -> Trees:
    """Return the trees of a file that comes with a package."""
    return read_trees((resources.files(package) / file).read_text("utf-8"))


def read_trees(text: str) -> Trees:
    """Return the trees of a TOML file: `bias`, and under `trees` an array a tree, a question or a number.

    Raises:
        KeyError: The file has no trees.
    """
    table = tomllib.loads(text)
    return Trees(float(table["bias"]), tuple(map(_tree, table["trees"])))


def _tree(node: float | Sequence[Any]) -> Tree:
    if isinstance(node, int | float):
        return float(node)
    sign, bound, low, high = node
    return str(sign), float(bound), _tree(low), _tree(high)

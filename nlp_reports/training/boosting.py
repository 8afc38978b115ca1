"""Small decision trees over named signs, each learnt from what those before it leave wrong (gradient boosting).

J. H. Friedman (2001), "Greedy function approximation: a gradient boosting machine"; done by scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from nlp_reports.training.logistic import Example, Post, Weigher, telling_signs
from nlp_reports.trees import Tree, Trees

_SEED, _SELDOM = 1, 4
_TREES, _RATE, _LEAVES, _LEAST_OF_LEAF, _SHARE_OF_SIGNS = 150, 0.08, 10, 15, 0.15


def learn(posts: Iterable[Post]) -> Trees:
    """Return trees of the signs that posts show.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    return fit([example for post in posts for example in post])


def weigher(posts: Iterable[Post]) -> Weigher:
    """Return how likely the trees learnt from posts find a candidate.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    trees = learn(posts)
    return lambda example: trees.probability(example.signs)


def fit(examples: Sequence[Example]) -> Trees:
    """Return trees of the signs that at least four examples show.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    names = telling_signs(examples, _SELDOM)
    table = np.array([[float(example.signs.get(name, 0)) for name in names] for example in examples], np.float32)
    right = np.array([example.right for example in examples])
    counts = np.array([example.weight for example in examples])
    learnt = GradientBoostingClassifier(
        n_estimators=_TREES,
        learning_rate=_RATE,
        max_depth=None,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_LEAST_OF_LEAF,
        max_features=_SHARE_OF_SIGNS,
        random_state=_SEED,
    ).fit(table, right, sample_weight=counts / counts.mean())
    share = float((counts * right).sum() / counts.sum())
    trees = [_tree(one[0].tree_, 0, names) for one in learnt.estimators_]
    return Trees(round(float(np.log(share / (1 - share))), 3), tuple(trees))


def _tree(nodes: Any, at: int, names: Sequence[str]) -> Tree:
    """Return the tree below a node of scikit-learn's, its answers as they add up."""
    low, high = int(nodes.children_left[at]), int(nodes.children_right[at])
    if low < 0:
        return round(_RATE * float(nodes.value[at][0][0]), 3)
    bound = round(float(nodes.threshold[at]), 4)
    return names[nodes.feature[at]], bound, _tree(nodes, low, names), _tree(nodes, high, names)


def as_toml(learnt: Trees, note: str) -> str:
    """Return trees as the text of a TOML file under a note, a line a tree."""
    lines = "".join(f"  {_written(tree)},\n" for tree in learnt.trees)
    return "".join(f"# {line}\n" for line in note.splitlines()) + f"bias = {learnt.bias}\ntrees = [\n{lines}]\n"


def _written(tree: Tree) -> str:
    if not isinstance(tree, tuple):
        return str(tree)
    sign, bound, low, high = tree
    return f'["{sign}", {bound}, {_written(low)}, {_written(high)}]'

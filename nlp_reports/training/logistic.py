"""Logistic regression over named signs: weights that a text file can hold and a reader can weigh by eye."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from nlp_reports.evaluation import Counts
from nlp_reports.weighing import BIAS, probability

_STEPS = 25
_RIDGE, _SEED, _AS_READ = 3.0, 1, 2.0
T = TypeVar("T")


@dataclass(frozen=True)
class Example:
    """What is seen of a candidate by name, whether it is right, what it counts, and what the encoder holds of it."""

    signs: Mapping[str, float]
    right: bool
    weight: float = 1.0
    states: Mapping[str, float] = field(default_factory=dict)


Post = list[Example]
"""What is seen of the candidates of one post."""

Weigher = Callable[[Example], float]
"""Tells how likely a candidate is right: 0 to 1."""


def versions_of(read: Sequence[T]) -> Iterator[tuple[Sequence[T], float]]:
    """Yield what the rules read of a post; where they read anything also nothing and half of it; with what each counts.

    The rules read nearly all of posts that were looked at while they were written; what they read there counts twice.
    """
    chance = random.Random(_SEED)
    yield read, _AS_READ
    if read:
        yield [], 1.0
        yield [item for item in read if chance.random() < 0.5], 1.0


def telling_signs(examples: Sequence[Example], seldom: int) -> list[str]:
    """Return the names of the signs that no fewer examples than `seldom` show, sorted.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    if len({example.right for example in examples}) < 2:
        raise ValueError("nothing to tell apart: the examples are all right or all wrong")
    shown = Counter(name for example in examples for name, value in example.signs.items() if value)
    return sorted(name for name, count in shown.items() if count >= seldom)


def fit(examples: Sequence[Example], *, ridge: float, seldom: int = 4) -> dict[str, float]:
    """Return the weight of each sign and the bias, the weights drawn to 0 by a ridge.

    Args:
        examples: Right and wrong ones.
        ridge: How strongly the weights are drawn, in examples.
        seldom: Signs that fewer examples show weigh nothing.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    names = telling_signs(examples, seldom)
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


def learn(posts: Iterable[Post]) -> dict[str, float]:
    """Return the weights of the signs that posts show.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    return fit([example for post in posts for example in post], ridge=_RIDGE)


def weigher(posts: Iterable[Post]) -> Weigher:
    """Return how likely the weights learnt from posts find a candidate.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    weights = learn(posts)
    return lambda example: probability(example.signs, weights)


def cross_validate(
    posts: Sequence[Post], folds: int, least: float, learning: Callable[[Iterable[Post]], Weigher] = weigher
) -> Iterator[tuple[Counts, Counts]]:
    """Yield what each part of the posts has, and what is told of it by what the others teach.

    A post stands whole in one part; told is what is at least as likely as `least`.
    """
    order = random.Random(_SEED).sample(range(len(posts)), len(posts))
    for fold in range(folds):
        apart = set(order[fold::folds])
        weigh = learning(post for number, post in enumerate(posts) if number not in apart)
        part = [example for number in sorted(apart) for example in posts[number]]
        told = [example for example in part if weigh(example) >= least]
        right = sum(example.right for example in part)
        hits = sum(example.right for example in told)
        yield Counts(right, len(part) - right, 0), Counts(hits, len(told) - hits, right - hits)


def as_toml(models: Mapping[str, Mapping[str, float]], note: str) -> str:
    """Return the weights of models, a table each, as the text of a TOML file, under a note."""
    tables = (
        f"[{model}]\n" + "".join(f"{name} = {weight:.2f}\n" for name, weight in weights.items())
        for model, weights in models.items()
    )
    return "".join(f"# {line}\n" for line in note.splitlines()) + "\n".join(tables)

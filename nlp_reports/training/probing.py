"""What the tagger's encoder holds of mentions, summed up by a probe to one sign, and trees over it and the other signs.

A probe tells the mentions that it was learnt from better than new ones. So the trees see, for each part of the posts,
what a probe says that was learnt from the other parts; and each post once more without it, as where no tagger is asked.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from nlp_reports.extraction.states import PROBE, encoder_sign
from nlp_reports.training import boosting, logistic
from nlp_reports.training.logistic import Example, Post, Weigher
from nlp_reports.trees import Trees

_PARTS, _SEED, _UNTOLD, _RIDGE = 4, 3, 0.3, 30.0


class Learnt(NamedTuple):
    """The weights of the states, and trees over the signs."""

    probe: Mapping[str, float]
    trees: Trees


def learn(posts: Iterable[Post]) -> Learnt:
    """Return what posts teach.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    known = list(posts)
    trees = boosting.learn(told_by_others(known))
    return Learnt(learn_probe(known), trees)


def weigher(posts: Iterable[Post]) -> Weigher:
    """Return how likely what posts teach finds a candidate.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    probe, trees = learn(posts)
    return lambda example: trees.probability({**example.signs, **encoder_sign(example.states, probe)})


def learn_probe(posts: Iterable[Post]) -> dict[str, float]:
    """Return the weights of the states of the mentions in posts, each mention once: right where anything of it is.

    Raises:
        ValueError: All mentions are right, or all wrong.
    """
    examples = []
    for post in posts:
        mentions: dict[int, list[Example]] = {}
        for example in post:
            mentions.setdefault(id(example.states), []).append(example)
        for same in mentions.values():
            if same[0].states:
                right = any(example.right for example in same)
                examples.append(Example(same[0].states, right, 1 / math.sqrt(len(mentions))))
    if not examples:
        return {}
    return logistic.fit(examples, ridge=_RIDGE)


def told_by_others(posts: Sequence[Post]) -> list[Post]:
    """Return posts with what the probes say that the other parts teach, and as they are, which counts less."""
    order = random.Random(_SEED).sample(range(len(posts)), len(posts))
    found: list[Post] = [[] for _ in posts]
    for part in range(_PARTS):
        apart = set(order[part::_PARTS])
        probe = learn_probe(post for number, post in enumerate(posts) if number not in apart)
        for number in apart:
            for example in posts[number]:
                signs = {**example.signs, **encoder_sign(example.states, probe)}
                found[number].append(replace(example, signs=signs, weight=example.weight * (1 - _UNTOLD)))
                found[number].append(replace(example, weight=example.weight * _UNTOLD))
    return found


def as_toml(learnt: Learnt, note: str) -> str:
    """Return what was learnt as the text of a TOML file, under a note."""
    probe = "".join(f"{name} = {weight:.3f}\n" for name, weight in learnt.probe.items())
    return f"{boosting.as_toml(learnt.trees, note)}\n[{PROBE}]\n{probe}"

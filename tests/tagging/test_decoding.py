"""Decoding against every allowed sequence, counted one by one."""

from itertools import product

import numpy as np
import pytest

from nlp_reports.tagging.decoding import decode
from nlp_reports.tagging.labels import CLASSES, LABEL_COUNT, OUTSIDE, begin, inside, mentions_of

LABELS = [OUTSIDE, begin(0), begin(1), inside(0), inside(1)]


def allowed(path: tuple[int, ...]) -> bool:
    pairs = zip((OUTSIDE, *path), path, strict=False)
    return all(here <= len(CLASSES) or before in (here, here - len(CLASSES)) for before, here in pairs)


@pytest.mark.parametrize("seed", range(20))
def test_best_sequence_and_mention_probabilities_are_exact(seed: int) -> None:
    words = 4
    chances = np.zeros((words, LABEL_COUNT), dtype=np.float32)
    chances[:, LABELS] = np.random.default_rng(seed).dirichlet(np.ones(len(LABELS)), size=words)
    weights = {
        path: float(np.prod([chances[word, label] for word, label in enumerate(path)]))
        for path in product(LABELS, repeat=words)
        if allowed(path)
    }
    best = max(weights, key=weights.__getitem__)
    found = decode(chances)
    assert [(mention.start, mention.end, mention.name) for mention in found] == mentions_of(list(best))
    for mention in found:
        with_it = sum(w for path, w in weights.items() if tuple(mention[:3]) in mentions_of(list(path)))
        assert mention.score == pytest.approx(with_it / sum(weights.values()), rel=1e-4)


def test_words_surely_outside_give_nothing() -> None:
    chances = np.zeros((3, LABEL_COUNT), dtype=np.float32)
    chances[:, OUTSIDE] = 1
    assert decode(chances) == []

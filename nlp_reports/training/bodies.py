"""Learn what speaks for a body of the record (`extraction/body_evidence.toml`) from posts with gold.

The rules were mended while these posts were looked at, which leaves fewer wrong bodies in them than elsewhere: a wrong
one counts for more than one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from nlp_reports.evaluation import Counts, Fact, facts_of_gold
from nlp_reports.evaluation.scoring import agree
from nlp_reports.extraction.body_evidence import LEAST, probability
from nlp_reports.extraction.body_signs import body_signs
from nlp_reports.extraction.body_uses import find_uses
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.extractor import find_all
from nlp_reports.extraction.written import one_line
from nlp_reports.training.logistic import Example, fit

_KIND = "organization"
_WRONG, _RIDGE, _SEED = 1.5, 3.0, 1

Post = list[Example]
"""The bodies found in one post."""


def examples_of(context: Context, gold: Mapping[str, Any]) -> Post:
    """Return every body found in a post and whether gold has it, those left out that gold leaves open."""
    found = find_all(context)
    bodies = sorted([*found.bodies, *found.doubtful], key=lambda body: body.mentions[0].span.start)
    uses = find_uses(context, found, bodies)
    wanted = [fact for fact in facts_of_gold(gold) if fact.kind == _KIND]
    examples = []
    for draft, used in zip(bodies, uses, strict=True):
        fact = Fact(_KIND, ((one_line(draft.best.name), *map(one_line, draft.short_names)),))
        agreeing = [one for one in wanted if agree(one, fact)]
        if not any(one.optional for one in agreeing):
            right = bool(agreeing)
            examples.append(Example(body_signs(context, draft, bodies, used), right, 1.0 if right else _WRONG))
    return examples


def learn(posts: Iterable[Post]) -> dict[str, float]:
    """Return the weights of the signs.

    Raises:
        ValueError: All bodies are right, or all wrong.
    """
    return fit([example for post in posts for example in post], ridge=_RIDGE)


def cross_validate(posts: Sequence[Post], folds: int) -> Iterator[tuple[Counts, Counts]]:
    """Yield what each part of the posts has, and what the weights of the others leave of it."""
    order = random.Random(_SEED).sample(range(len(posts)), len(posts))
    for fold in range(folds):
        apart = set(order[fold::folds])
        weights = learn(post for number, post in enumerate(posts) if number not in apart)
        part = [example for number in sorted(apart) for example in posts[number]]
        kept = [example for example in part if probability(example.signs, weights) >= LEAST]
        right = sum(example.right for example in part)
        hits = sum(example.right for example in kept)
        yield Counts(right, len(part) - right, 0), Counts(hits, len(kept) - hits, right - hits)

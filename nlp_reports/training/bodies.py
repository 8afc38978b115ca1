"""Learn what speaks for a body of the record (`extraction/body_evidence.toml`) from posts with gold.

The rules were mended while these posts were looked at, which leaves fewer wrong bodies in them than elsewhere: a wrong
one counts for more than one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nlp_reports.evaluation import Fact, facts_of_gold
from nlp_reports.evaluation.scoring import agree
from nlp_reports.extraction.body_signs import body_signs
from nlp_reports.extraction.body_uses import find_uses
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.finding import find_all
from nlp_reports.extraction.written import one_line
from nlp_reports.training.logistic import Example, Post, as_toml, learn, weigher

__all__ = ["examples_of", "learnt", "weigher"]

_KIND = "organization"
_WRONG = 1.5


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


def learnt(posts: Sequence[Post], note: str) -> str:
    """Return the file of the weights that posts teach, under a note.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    return as_toml({"weights": learn(posts)}, note)

"""Learn what speaks for a person having received an award (`extraction/award_likely.toml`) from posts with gold.

The rules read nearly all awards of these posts, which were looked at while they were written. So each post is seen
three times: as the rules read it, with none of its awards read, and with half of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from nlp_reports.evaluation import Fact, facts_of_gold
from nlp_reports.evaluation.matching import any_spelling, same_name, spellings
from nlp_reports.extraction.award_signs import Reading
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.finding import read_awards
from nlp_reports.extraction.states import at_mention
from nlp_reports.extraction.words import Span
from nlp_reports.training.logistic import Example, Post, versions_of
from nlp_reports.training.probing import as_toml, learn, weigher
from nlp_reports.weighing import Signs

__all__ = ["examples_of", "learnt", "weigher"]


def examples_of(context: Context, gold: Mapping[str, Any]) -> Post:
    """Return each person without an award beside each award near, and whether gold has it, what it leaves open out."""
    reading, _ = read_awards(context)
    wanted = [fact for fact in facts_of_gold(gold) if fact.kind == "award"]
    found: Post = []
    held: dict[Span, Signs] = {}
    for awards, counts in versions_of(reading.awards):
        seen = Reading(context, reading.people, reading.holders, reading.talks, list(awards))
        pairs = list(seen.pairs())
        for mention, phrase, signs in pairs:
            states = held.get(mention.span) or held.setdefault(mention.span, at_mention(context, mention.span))
            name = seen.people[seen.number[mention.span]].parts.full
            own = [fact for fact in wanted if _is_of(fact, phrase.kind, name)]
            if not own or not all(fact.optional for fact in own):
                found.append(Example(signs, bool(own), counts / math.sqrt(len(pairs)), states))
    return found


def _is_of(fact: Fact, kind: str, name: str) -> bool:
    told, recipient = fact.values
    return kind in spellings(told) and any_spelling(same_name, recipient, (name,))


def learnt(posts: Sequence[Post], note: str) -> str:
    """Return the file of the probe and the trees that posts teach, under a note.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    return as_toml(learn(posts), note)

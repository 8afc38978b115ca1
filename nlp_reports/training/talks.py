"""Learn what speaks for a person having given a talk (`extraction/talk_likely.toml`) from posts with gold.

The rules read nearly all talks of these posts, which were looked at while they were written. So each post is seen
three times: as the rules read it, with none of its talks read, and with half of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nlp_reports.evaluation import Fact, facts_of_gold
from nlp_reports.evaluation.matching import any_spelling, same_name, similar
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.finding import read_awards
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.talk_signs import TalkReading
from nlp_reports.training.boosting import as_toml, learn, weigher
from nlp_reports.training.logistic import Example, Post, versions_of

__all__ = ["examples_of", "learnt", "weigher"]


def examples_of(context: Context, gold: Mapping[str, Any]) -> Post:
    """Return each person without a talk beside each quote near, and whether gold has it, what it leaves open out."""
    reading, _ = read_awards(context)
    wanted = [fact for fact in facts_of_gold(gold) if fact.kind == "program"]
    found: Post = []
    for talks, counts in versions_of(reading.talks):
        seen = TalkReading(context, reading.people, reading.holders, list(talks))
        for mention, quote, signs in seen.pairs():
            name = seen.people[seen.number[mention.span]].parts.full
            title = unquoted(context.words.span_text(quote))
            own = [fact for fact in wanted if _is_of(fact, name, title)]
            if not own or not all(fact.optional for fact in own):
                found.append(Example(signs, bool(own), counts))
    return found


def _is_of(fact: Fact, name: str, title: str) -> bool:
    speaker, told = fact.values
    return any_spelling(same_name, speaker, (name,)) and any_spelling(similar, told, (title,))


def learnt(posts: Sequence[Post], note: str) -> str:
    """Return the file of the trees that posts teach, under a note.

    Raises:
        ValueError: All examples are right, or all wrong.
    """
    return as_toml(learn(posts), note)

"""Who probably gave a talk where no rule reads it: people and quoted titles near each other, their signs weighed.

The trees (`talk_likely.toml`) are learnt from posts with gold by `nlp-reports train talks`.
"""

from __future__ import annotations

from nlp_reports.extraction.program import TalkDraft, without_repetition
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.talk_signs import TalkReading
from nlp_reports.extraction.words import Span
from nlp_reports.trees import shipped_trees

TREES = "talk_likely.toml"
ORIGIN = "rule:talk-likely"
LEAST = 0.5
"""The least probability at which someone is said to have given a talk."""


def with_likely_talks(reading: TalkReading) -> list[TalkDraft]:
    """Return the talks with those that people probably gave, a title each, the likeliest pairs first."""
    trees = shipped_trees(TREES)
    weighed = [(trees.probability(signs), mention, quote) for mention, quote, signs in reading.pairs()]
    speakers: set[int] = set()
    titles: set[Span] = set()
    talks = list(reading.talks)
    for chance, mention, quote in sorted(weighed, key=lambda pair: -pair[0]):
        person = reading.number[mention.span]
        if chance < LEAST or person in speakers or quote in titles:
            continue
        speakers.add(person)
        titles.add(quote)
        title = unquoted(reading.context.words.span_text(quote))
        talks.append(TalkDraft(quote, title, mention, chance, ORIGIN))
    return without_repetition(talks)

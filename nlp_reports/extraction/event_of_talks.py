"""Where talks were given, told in no more than a word: «Конференцияда X «…» тақырыбында баяндама жасады»."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.words import Span

_TOLD = 1.0


def heard_at(context: Context, mentions: Sequence[EventMention], talk: Span) -> EventMention:
    """Return the event at which a talk was heard: the noun nearest before it, else any other, else none by name.

    Args:
        context: The post.
        mentions: What speaks of events, though nothing tells that they took place.
        talk: The words of the talk's title.
    """
    before = [mention for mention in mentions if mention.span.end <= talk.start]
    nearest = before[-1] if before else None
    if nearest is not None:
        return nearest
    for i in [*range(talk.start - 1, -1, -1), *range(talk.end, len(context.words))]:
        hit = context.lexicon.match("events", context.words.folds, i)
        if hit is not None and i not in context.words.inside_quote and hit.entry.group != "other":
            return EventMention(Span(i - hit.length + 1, i + 1), hit.entry.group, hit.entry.lemma, None, _TOLD)
    return mentions[0] if mentions else EventMention(talk, "other", "", None, _TOLD)

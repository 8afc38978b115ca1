"""What is seen of a mention of an event: how surely it is told, where it stands, what its kind does elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_dates import date_near, is_day
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.event_telling import followed_by
from nlp_reports.extraction.venues import venues_in

_FAR, _EARLY = 12, 3
_SURELY, _TOLD, _OWN = 3.0, 2.0, 2.5
_EVENT = frozenset({"EVENT"})


def signs_of_mention(context: Context, mention: EventMention, mentions: Sequence[EventMention]) -> dict[str, float]:
    """Return the signs of a mention that tell whether it is the event that the post is about, or one of its events.

    Args:
        context: The post.
        mention: The mention.
        mentions: All mentions of the post, this one among them.
    """
    words, rules = context.words, context.lexicon.data["events_rules"]
    sentence = words.sentence_of(mention.span.start)
    number = words.sentence_number(sentence.start)
    alike = [other for other in mentions if other.kind == mention.kind]
    case = words[mention.span.end - 1].case
    name = mention.name_span
    seen = {
        "told": mention.told / _SURELY,
        "told_so": mention.told >= _TOLD,
        "told_by_verb": mention.told >= _OWN,
        "named": name is not None,
        "dated": date_near(context, mention.span) is not None,
        "day": any(is_day(dated) for dated in context.dates_in(sentence)),
        "venue": bool(venues_in(context, sentence)),
        "later": min(number, _FAR) / _FAR,
        "first": number == 0,
        "early": number < _EARLY,
        "heading": mention.heading,
        "pointer": mention.pointer,
        "modified": mention.modified,
        "other_time": mention.other_time,
        "nominal": mention.nominal,
        "weak": mention.lemma in rules["weak"],
        "points": mention.lemma in rules["pointers"],
        "frame": followed_by(context, mention.span.end - 1, "frames"),
        "unknown_noun": not mention.lemma,
        "often": math.log(len(alike)),
        "kind_in_heading": any(other.heading for other in alike),
        "kind_named": any(other.name_span is not None for other in alike),
        "kind_told": any(other.told >= _OWN for other in alike),
        "kind_later": any(other.pointer for other in alike if other.span.start > mention.span.start),
        "generic": mention.kind == "other" and name is None,
        "tagged": context.tagged_at(mention.span.end - 1, _EVENT) is not None,
        "name_tagged": name is not None and context.tagged_at(name.start + 1, _EVENT) is not None,
        f"case_{case.value if case is not None else 'none'}": True,
        f"kind_{mention.kind}": True,
    }
    return {sign: float(value) for sign, value in seen.items() if value}

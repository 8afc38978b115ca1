"""Learn what tells the event that a post is about from others, and an event besides it from a noun in passing.

Two models of `extraction/event_weights.toml`: `event_main` ranks the mentions of a post, `event_further` tells whether
what mentions beside the main event speak of is an event of the post.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from nlp_reports.evaluation.facts import Fact
from nlp_reports.evaluation.scoring import agree
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_besides import signs_besides
from nlp_reports.extraction.event_draft import EventDraft
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.event_mentions import find_mentions
from nlp_reports.extraction.event_signs import signs_of_mention
from nlp_reports.extraction.events import grouped, main_mention
from nlp_reports.training.logistic import Example, fit

_RIDGE = 2.0

Gold = Mapping[str, Any]
"""What a gold file says of one event."""


def learn(posts: Iterable[tuple[Context, Sequence[Gold]]]) -> dict[str, dict[str, float]]:
    """Return the weights of both models.

    Args:
        posts: Posts and the events of their gold, the main one first.

    Raises:
        ValueError: The posts show nothing to tell apart.
    """
    main: list[Example] = []
    further: list[Example] = []
    for context, events in posts:
        mentions = find_mentions(context)
        if events and not events[0].get("optional"):
            main += _pairs(context, mentions, events[0])
        best = main_mention(context, mentions)
        if best is not None:
            further += _besides(context, grouped(context, best, mentions), mentions, events)
    return {"event_main": fit(main, ridge=_RIDGE), "event_further": fit(further, ridge=_RIDGE)}


def _pairs(context: Context, mentions: Sequence[EventMention], event: Gold) -> Iterator[Example]:
    """Yield how the mentions of the main event's kind differ from the others, each difference both ways."""
    seen = [(signs_of_mention(context, mention, mentions), _is(mention.kind, event)) for mention in mentions]
    right, wrong = ([signs for signs, fits in seen if fits is kind] for kind in (True, False))
    for first in right:
        for second in wrong:
            names = first.keys() | second.keys()
            apart = {name: first.get(name, 0.0) - second.get(name, 0.0) for name in sorted(names)}
            share = 1 / (len(right) * len(wrong))
            yield Example(apart, True, share)
            yield Example({name: -value for name, value in apart.items()}, False, share)


def _besides(
    context: Context, found: Sequence[EventDraft], mentions: Sequence[EventMention], events: Sequence[Gold]
) -> Iterator[Example]:
    """Yield what mentions speak of beside the main event; what careful readers differ on is left out."""
    main, *others = found
    left = list(events)
    _take(main, left)
    for event in sorted(others, key=lambda event: (event.name is None, -event.best.told)):
        gold = _take(event, left)
        if gold is None or not gold.get("optional"):
            yield Example(signs_besides(context, main, event, mentions), gold is not None)


def _take(event: EventDraft, left: list[Gold]) -> Gold | None:
    """Return the gold that the event is, and take it off: by its name before others, surely told before optional."""
    fitting = [gold for gold in left if _is(event.best.kind, gold) and _may_be_named(event.name, gold)]
    best = max(
        fitting, key=lambda gold: (bool(event.name and gold.get("name")), not gold.get("optional")), default=None
    )
    if best is not None:
        left.remove(best)
    return best


def _is(kind: str, gold: Gold) -> bool:
    return kind in gold["kind"] if isinstance(gold["kind"], list) else kind == gold["kind"]


def _may_be_named(name: str | None, gold: Gold) -> bool:
    stated = gold.get("name")
    if not name or not stated:
        return True
    spellings = tuple(stated) if isinstance(stated, list) else (stated,)
    return agree(Fact("event_name", (spellings,)), Fact("event_name", ((name,),)))

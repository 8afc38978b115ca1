"""An event in the making."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Dated
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.venues import Venue
from nlp_reports.extraction.words import Span


@dataclass(slots=True)
class EventDraft:
    """An event in the making: its best mention and all others, in order."""

    best: EventMention
    mentions: list[EventMention]
    name: str | None
    name_span: Span | None
    date: Dated | None = None
    place: Venue | None = None
    score: float = 0.5
    origin: str = "rule:event"
    within_main: bool = False
    likelihood: float = 1.0

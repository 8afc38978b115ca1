"""One place of a post that speaks of an event."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span

_LONGEST_HEADING = 25


@dataclass(slots=True)
class EventMention:
    """One place that speaks of an event.

    Attributes:
        span: The words of the noun or verb.
        kind: What kind of event it names.
        lemma: The noun of the lexicon, or the verb.
        name_span: The quoted name, marks included; None where there is none.
        told: How surely it is told as taking place here: 3 by a verb right after, 2 by a verb of the sentence or by
            those who came to it, 1 in the title, 0 not at all.
        heading: Whether it stands in the title.
        pointer: Whether it most likely points back at an event already told.
        modified: Whether a word before the noun says which event it is.
        nominal: Whether the noun stands in the nominative or accusative, so that its verb is its own.
        other_time: Whether it is the next or the last one of its kind.
    """

    span: Span
    kind: str
    lemma: str
    name_span: Span | None
    told: float
    heading: bool = False
    pointer: bool = False
    modified: bool = True
    other_time: bool = False
    nominal: bool = True


def in_heading(context: Context, i: int) -> bool:
    """Tell whether the word stands in the title: a first line that is short and not the whole post."""
    line = context.words.lines[0]
    return i in line and line.end - line.start <= _LONGEST_HEADING and len(context.words.lines) > 1

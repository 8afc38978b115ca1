"""Labels inside a list under one heading: «5 «А» сыныбы: X, Y», «Шахтинск филиалынан:», «48 кг: …»."""

from __future__ import annotations

import re
from typing import NamedTuple

from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_CLASS = re.compile(r"сынып\w*|сыныб\w*|топ|топтан|тобы|курс")
_WEIGHT = re.compile(r"к[гe]|кило\w*|келиг?е?")
_MOST_WORDS = 9
_FROM = frozenset({Case.NOM, Case.ABL, Case.GEN})


class Label(NamedTuple):
    """Words at the head of a line that say of whom the names after it are: a body that they are from, or a class."""

    end: int
    body: BodyMention | None

    def give(self, context: Context, members: list[RecipientDraft]) -> None:
        """Set where the members are from whom nothing else tells it of."""
        for member in members:
            if self.body is not None and member.person is not None and member.branch_text is None:
                member.come_from(context, self.body.span, self.body)
                member.branch_text = self.body.name


def label_of(context: Context, line: Span) -> Label | None:
    """Return the label that a line begins with, before its colon; None where the words before it say something else."""
    words = context.words
    limit = min(line.end, line.start + _MOST_WORDS)
    colon = next((i for i in range(line.start + 1, limit) if words[i].text in {":", "–", "—"}), None)
    if colon is None:
        colon = line.end if line.end - line.start < _MOST_WORDS else None
        if colon is None or words[line.end - 1].case is not Case.ABL:
            return None
    elif words[colon].text != ":" and not _classed(context, Span(line.start, colon)):
        return None
    head = Span(line.start, colon)
    if any(context.person_at(i) is not None for i in range(head.start, head.end)):
        return None
    body = context.body_ending(head.end - 1)
    if body is not None and body.span.start == head.start and body.ending.case in _FROM and not body.bare:
        return Label(colon + 1, body)
    return Label(colon + 1, None) if _classed(context, head) else None


def _classed(context: Context, head: Span) -> bool:
    """Tell whether the words name a class or group by its number or letter: «5 «А» сыныбы», «11-сынып»."""
    words = context.words
    named = any(words[i].number or words[i].text[:1].isdigit() for i in range(head.start, head.end))
    return named and _CLASS.fullmatch(words[head.end - 1].fold) is not None


def weighs(context: Context, head: Span) -> bool:
    """Tell whether the words name a weight, in which the numbers after it are places: «48 кг:», «60 келіге дейін»."""
    words = context.words
    return head.end - head.start < _MOST_WORDS and any(
        words[i].text[:1].isdigit()
        and (_WEIGHT.search(words[i].fold) or _WEIGHT.match(words[min(i + 1, head.end)].fold))
        for i in range(head.start, head.end)
    )

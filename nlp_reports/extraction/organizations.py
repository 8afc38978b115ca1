"""One entry per body: mentions joined by name, by quoted name, by what a short name stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.language.folding import fold

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class BodyDraft:
    """A body in the making: all its mentions."""

    mentions: list[BodyMention] = field(default_factory=list)

    @property
    def best(self) -> BodyMention:
        """The mention that names it: the fullest that is no abbreviation, then the earliest."""
        return max(self.mentions, key=lambda m: (not m.bare, not m.short, len(m.name.split()), -m.span.start))

    @property
    def short_names(self) -> tuple[str, ...]:
        """Other names that the text gives it, abbreviations and quoted names first."""
        names = [m.head for m in self.mentions if m.short] + [m.quoted for m in self.mentions if m.quoted]
        names += [m.name for m in self.mentions if not m.bare]
        return tuple(dict.fromkeys(name for name in names if name != self.best.name))

    @property
    def confidence(self) -> float:
        """How sure it is that this is a definite body: the surest mention."""
        return max(mention.score for mention in self.mentions)


def resolve_bodies(context: Context, needed: set[int]) -> list[BodyDraft]:
    """Join mentions of one body; bare mentions join the body named before them or fall away.

    Args:
        context: the post, its bodies found.
        needed: first words of bare mentions that a role or an award stands on: they become bodies of their own.

    Returns:
        Bodies in order of first mention.
    """
    bodies: list[BodyDraft] = []
    for mention in sorted(context.bodies, key=lambda m: m.span.start):
        if mention.bare and not mention.short:
            continue
        match = next((body for body in bodies if any(_same(m, mention) for m in body.mentions)), None)
        if match is None:
            match = next((body for body in bodies if _expands(context, body, mention)), None)
        if match is None:
            bodies.append(BodyDraft([mention]))
        else:
            match.mentions.append(mention)
    for mention in context.bodies:
        if not mention.bare or mention.short:
            continue
        named = [b for b in bodies if b.best.head.split()[-1] == mention.head.split()[-1]]
        before = [b for b in named if b.mentions[0].span.start < mention.span.start]
        if before or named:
            (before[-1] if before else named[0]).mentions.append(mention)
        elif mention.span.start in needed:
            bodies.append(BodyDraft([mention]))
    for body in bodies:
        body.mentions.sort(key=lambda m: m.span.start)
    return sorted(bodies, key=lambda body: body.mentions[0].span.start)


def _parts(name: str) -> set[str]:
    return {fold(word) for word in _WORD.findall(name)}


def _same(a: BodyMention, b: BodyMention) -> bool:
    """Tell whether two named mentions are of one body: equal names, or one opens the other out on its left."""
    if a.quoted and b.quoted:
        return fold(a.quoted) == fold(b.quoted)
    if a.short and b.short:
        return a.head == b.head
    if a.short or b.short:
        return False
    first, second = fold(a.name), fold(b.name)
    if first == second:
        return True
    if a.head != b.head:
        return False
    small, large = sorted((first, second), key=len)
    return large.endswith(" " + small)


def _expands(context: Context, body: BodyDraft, mention: BodyMention) -> bool:
    """Tell whether one of the two is the abbreviation of the other, by the lexicon or by initials."""
    for known in body.mentions:
        short, full = (known, mention) if known.short else (mention, known)
        if not short.short or full.short or full.bare:
            continue
        stands_for = context.lexicon.data["abbreviations"].get(short.head)
        if stands_for is not None and fold(full.name).endswith(fold(stands_for)):
            return True
        if initials(full.name) == short.head.upper():
            return True
    return False


def initials(name: str) -> str:
    """Return the initials of a body's name in capitals, conjunctions left out."""
    small = {"және", "мен", "пен", "бен", "атындағы"}
    return "".join(word[0] for word in _WORD.findall(name) if word.lower() not in small).upper()


def parent_of(draft: BodyDraft, bodies: list[BodyDraft], context: Context) -> BodyDraft | None:
    """Return the body whose genitive or nominative stands right before this one's name."""
    for mention in draft.mentions:
        before = context.body_ending(mention.span.start - 1) if mention.span.start else None
        if before is None:
            continue
        owner = next((body for body in bodies if before in body.mentions and body is not draft), None)
        if owner is not None:
            return owner
    return None

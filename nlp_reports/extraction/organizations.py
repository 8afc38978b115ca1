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
    by_head: dict[str, list[BodyDraft]] = {}
    by_last: dict[int, BodyDraft] = {}
    by_quoted: dict[str, BodyDraft] = {}
    named = [mention for mention in context.bodies if not mention.bare or mention.short]
    for mention in sorted(named, key=lambda m: (m.short, -len(m.name.split()), m.span.start)):
        head = head_word(context, mention)
        match = by_last.get(_defined_after(context, mention)) or by_quoted.get(fold(mention.quoted or "-"))
        if match is None:
            match = _best([body for body in by_head.get(head, ()) if any(_same(m, mention) for m in body.mentions)])
        if match is None and mention.short:
            match = next((body for body in bodies if _expands(context, body, mention)), None)
        if match is None:
            match = BodyDraft()
            bodies.append(match)
        match.mentions.append(mention)
        by_last[mention.span.end] = match
        if mention.quoted:
            by_quoted.setdefault(fold(mention.quoted), match)
        if match not in by_head.setdefault(head, []):
            by_head[head].append(match)
    for mention in context.bodies:
        if not mention.bare or mention.short:
            continue
        match = _antecedent(by_head.get(head_word(context, mention), []), mention)
        if match is not None:
            match.mentions.append(mention)
        elif mention.span.start in needed:
            bodies.append(BodyDraft([mention]))
            by_head.setdefault(head_word(context, mention), []).append(bodies[-1])
    for body in bodies:
        body.mentions.sort(key=lambda m: m.span.start)
    return sorted(bodies, key=lambda body: body.mentions[0].span.start)


def head_word(context: Context, mention: BodyMention) -> str:
    """Return the folded last word of the head; a legal form counts as the word that it abbreviates."""
    legal = context.lexicon.data["bodies_rules"]["legal"]
    return fold(legal[mention.head]) if mention.head in legal else _head(mention)


def _head(mention: BodyMention) -> str:
    """Return the folded last word of the head, by which mentions of one body are compared."""
    return fold(mention.head.split()[-1]) if mention.head else ""


def _best(bodies: list[BodyDraft]) -> BodyDraft | None:
    """Return the body mentioned most, the earliest of several."""
    return max(bodies, key=lambda body: len(body.mentions), default=None)


def _antecedent(bodies: list[BodyDraft], mention: BodyMention) -> BodyDraft | None:
    """Return the body that a bare head points at: of those named before it the one mentioned most, then the last."""

    def weight(body: BodyDraft) -> tuple[int, int]:
        before = [m.span.start for m in body.mentions if m.span.start < mention.span.start]
        return len(before), max(before, default=-1)

    before = [body for body in bodies if weight(body)[0]]
    if before:
        return max(before, key=weight)
    return min(bodies, key=lambda body: body.mentions[0].span.start, default=None)


def _defined_after(context: Context, mention: BodyMention) -> int:
    """Return where the body ends that the mention in brackets abbreviates («… кітапханасы (АБК)»), -1 for none."""
    words, span = context.words, mention.span
    if span.start < 2 or span.end >= len(words) or words[span.start - 1].text != "(" or words[span.end].text != ")":
        return -1
    return span.start - 1 if words[span.start].upper else -1


def _key(mention: BodyMention) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a name as they are compared, the head as in the lexicon, and those that only place it.

    «облыстық», «облысы» and «облысының» are one word here.
    """
    words, placing = set(), set()
    texts = _WORD.findall(mention.name)
    for text in texts[: -len(mention.head.split("-")[0].split())] if len(texts) > 1 else []:
        folded = fold(text)
        level = next((stem for stem in _LEVELS if folded.startswith(stem) and len(folded) - len(stem) < 8), None)
        word = level or folded
        if folded in _DROPPED:
            continue
        words.add(word)
        if text[:1].isupper() or level or folded in _PLACING:
            placing.add(word)
    return frozenset(words | {_head(mention)}), frozenset(placing)


_LEVELS = ("облыс", "аудан", "кала", "ауыл", "кент")
_DROPPED = frozenset({"кр"})
_PLACING = frozenset({"орталык", "атындагы", "казакстан", "республикасы", "республикасынын"})


def _same(a: BodyMention, b: BodyMention) -> bool:
    """Tell whether two named mentions are of one body: equal names, or one only places the other more closely."""
    if a.quoted and b.quoted:
        return fold(a.quoted) == fold(b.quoted)
    if a.short and b.short:
        return a.head == b.head and (fold(a.name) == fold(b.name) or a.name == a.head or b.name == b.head)
    if a.short or b.short:
        return False
    if fold(a.name) == fold(b.name):
        return True
    (first, placing_first), (second, placing_second) = _key(a), _key(b)
    small, large, placing = sorted(((first, second, placing_second), (second, first, placing_first)), key=_size)[0]
    if not small <= large or len(small) < 2:
        return fold(a.name).endswith(" " + fold(b.name)) or fold(b.name).endswith(" " + fold(a.name))
    return large - small <= placing


def _size(item: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> int:
    return len(item[0])


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

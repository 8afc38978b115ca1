"""One entry per body: mentions joined by name, by quoted name, by what a short name stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case

_WORD = re.compile(r"\w+")
_NEAR = 64
_TITLE = 3
_LEGAL = frozenset({"company", "association"})
_OWNING = (Case.NOM, Case.GEN)


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
        names = [m.head for m in self.mentions if m.short and (m.bare or m.kind not in _LEGAL)]
        names += [m.quoted for m in self.mentions if m.quoted]
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
    found = _Bodies(context)
    named = [mention for mention in context.bodies if not mention.bare or mention.short]
    known = {m.head for m in named if not _is_head(m)}
    pointing = {id(m) for m in named if _is_head(m) and m.head in known}
    named = [mention for mention in named if id(mention) not in pointing]
    for mention in sorted(named, key=lambda m: (m.short, -len(m.name.split()), m.span.start)):
        found.add_named(mention)
    for mention in context.bodies:
        if mention.bare and not mention.short:
            found.add_bare(mention, needed=mention.span.start in needed)
        elif id(mention) in pointing:
            found.add_bare(mention, needed=True)
    for body in found.all:
        body.mentions.sort(key=lambda m: m.span.start)
    return sorted(found.all, key=lambda body: (body.mentions[0].span.start, body.mentions[0].span.end))


def _is_head(mention: BodyMention) -> bool:
    """Tell whether a name is nothing but a head of several words: «мәдениет үйі» points at the one named before."""
    words = len(mention.head.split())
    return words > 1 and not mention.short and mention.span.end - mention.span.start == words


class _Bodies:
    """Bodies found so far, by what a further mention may know them by."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.all: list[BodyDraft] = []
        self.by_head: dict[str, list[BodyDraft]] = defaultdict(list)
        self.by_content: dict[tuple[str, frozenset[str]], list[BodyDraft]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], BodyDraft] = {}
        self.by_quoted: dict[frozenset[str], BodyDraft] = {}
        self.by_last: dict[int, BodyDraft] = {}

    def add_named(self, mention: BodyMention) -> None:
        """Join a named mention with the body that it names, or begin a new one."""
        head = head_word(self.context, mention)
        words, placing = _key(mention.name, mention.head)
        near = self.by_content[head, words - placing]
        alike = self.by_head[head] if "атындагы" in words else near
        body = self.by_last.get(_defined_after(self.context, mention))
        body = (
            body
            or self.by_quoted.get(_bag(mention.quoted or mention.name))
            or self.by_name.get((head, fold(mention.name)))
        )
        body = body or _best([draft for draft in alike[-_NEAR:] if any(_same(m, mention) for m in draft.mentions)])
        if body is None and mention.short:
            body = next((draft for draft in self.all if _expands(self.context, draft, mention)), None)
        if body is None:
            body = BodyDraft()
            self.all.append(body)
            self.by_head[head].append(body)
            near.append(body)
        body.mentions.append(mention)
        self.by_last[mention.span.end] = body
        self.by_name.setdefault((head, fold(mention.name)), body)
        if mention.quoted:
            self.by_quoted.setdefault(_bag(mention.quoted), body)
        elif len(words) >= _TITLE:
            self.by_quoted.setdefault(_bag(mention.name), body)  # ««… басқармасы» мекемесі» names it too

    def add_bare(self, mention: BodyMention, *, needed: bool) -> None:
        """Join a bare head with the body that it points at; begin a new one only where something stands on it."""
        head = head_word(self.context, mention)
        body = _antecedent(self.by_head[head], mention)
        if body is not None:
            body.mentions.append(mention)
        elif needed:
            self.all.append(BodyDraft([mention]))
            self.by_head[head].append(self.all[-1])


def place_of(draft: BodyDraft, context: Context) -> str | None:
    """Return the place that a body's own words name («Шалқар ауданының мәдениет бөлімі»), the fullest mention first."""
    for mention in (draft.best, *draft.mentions):
        for i in range(mention.span.start, mention.span.end):
            place = context.place_ending(i)
            if place is not None and place.named and place.span.start >= mention.span.start:
                return place.name
    return None


def head_word(context: Context, mention: BodyMention) -> str:
    """Return the folded last word of the head; a legal form counts as the word that it abbreviates."""
    legal = context.lexicon.data["bodies_rules"]["legal"]
    return fold(legal.get(mention.head, mention.head).split()[-1]) if mention.head else ""


def _best(bodies: list[BodyDraft]) -> BodyDraft | None:
    """Return the body mentioned most, the earliest of several."""
    return max(bodies, key=lambda body: len(body.mentions)) if bodies else None


def _antecedent(bodies: list[BodyDraft], mention: BodyMention) -> BodyDraft | None:
    """Return the body that a bare head points at: of those named before it the one mentioned most, then the last."""

    def weight(body: BodyDraft) -> tuple[int, int]:
        before = [m.span.start for m in body.mentions if m.span.start < mention.span.start]
        return len(before), max(before, default=-1)

    before = [body for body in bodies if weight(body)[0]]
    if before:
        return max(before, key=weight)
    return min(bodies, key=lambda body: body.mentions[0].span.start) if bodies else None


def _defined_after(context: Context, mention: BodyMention) -> int:
    """Return where the body ends that the mention in brackets abbreviates («… кітапханасы (АБК)»), -1 for none."""
    words, span = context.words, mention.span
    if span.start < 2 or span.end >= len(words) or words[span.start - 1].text != "(" or words[span.end].text != ")":
        return -1
    return span.start - 1 if words[span.start].upper else -1


@lru_cache(maxsize=4096)
def _key(name: str, head: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a name as they are compared, the head as in the lexicon, and those that only place it.

    «облыстық», «облысы» and «облысының» are one word here.
    """
    words, placing = set(), set()
    texts = _WORD.findall(name)
    for text in texts[: -len(_WORD.findall(head)) or None] if len(texts) > 1 else []:
        folded = fold(text)
        level = next((stem for stem in _LEVELS if folded.startswith(stem) and len(folded) - len(stem) < 8), None)
        word = level or folded
        if folded in _DROPPED:
            continue
        words.add(word)
        if text[:1].isupper() or level or folded in _PLACING:
            placing.add(word)
    return frozenset(words | {fold(head.split()[-1]) if head else ""}), frozenset(placing)


_LEVELS = ("облыс", "аудан", "кала", "ауыл", "кент")
_DROPPED = frozenset({"кр"})
_PLACING = frozenset({"орталык", "атындагы", "казакстан", "республикасы", "республикасынын"})


def _same(a: BodyMention, b: BodyMention) -> bool:
    """Tell whether two named mentions are of one body: equal names, or one only places the other more closely."""
    if a.quoted and b.quoted:
        return _bag(a.quoted) == _bag(b.quoted)
    if a.short and b.short:
        return a.head == b.head and (fold(a.name) == fold(b.name) or a.name == a.head or b.name == b.head)
    if a.short or b.short:
        return False
    if fold(a.name) == fold(b.name):
        return True
    (first, placing_first), (second, placing_second) = _key(a.name, a.head), _key(b.name, b.head)
    small, large, placing = sorted(((first, second, placing_second), (second, first, placing_first)), key=_size)[0]
    namesake = "атындагы" in small
    return len(small) > 1 and small <= large and (namesake or large - small <= placing)


def _bag(quoted: str) -> frozenset[str]:
    """Return the folded words of a quoted name: the same words in another order are the same name."""
    return frozenset(_WORD.findall(fold(quoted)))


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
    """Return the initials of a body's name in capitals, conjunctions and whom it is named after left out."""
    small = {"және", "мен", "пен", "бен"}
    own = name.rpartition(" атындағы ")[2]
    return "".join(word[0] for word in _WORD.findall(own) if word.lower() not in small).upper()


def parent_of(draft: BodyDraft, bodies: list[BodyDraft], context: Context) -> BodyDraft | None:
    """Return the body whose genitive or nominative stands right before this one's name, or opens it."""
    for mention in draft.mentions:
        before = context.body_ending(mention.span.start - 1) if mention.span.start else None
        if before is not None and mention.short and before.ending.case is not Case.GEN:
            before = None
        before = _owner_within(context, mention) or before
        if before is None:
            continue
        owner = next((body for body in bodies if before in body.mentions and body is not draft), None)
        if owner is not None:
            return owner
    return None


def _owner_within(context: Context, mention: BodyMention) -> BodyMention | None:
    """Return the longest body that a name opens with: «… одағының | облыстық филиалы»."""
    opening = (context.body_ending(end) for end in range(mention.span.end - 2, mention.span.start - 1, -1))
    owners = (body for body in opening if body is not None and body.span.start == mention.span.start)
    return next((body for body in owners if body.ending.case in _OWNING and body.origin.startswith("rule")), None)

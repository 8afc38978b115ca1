"""One entry per body: mentions joined by name, by quoted name, by what a short name stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nlp_reports.extraction.body_definitions import defined_at
from nlp_reports.extraction.body_names import bag, content, expands, same_body, spelled_out
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case

_NEAR = 64
_TITLE = 3
_SERVING = " арналған "
_LEGAL = frozenset({"company", "association"})
_OWNING = (Case.NOM, Case.GEN)


@dataclass(slots=True)
class BodyDraft:
    """A body in the making: all its mentions, and how likely it is one where its signs were weighed."""

    mentions: list[BodyMention] = field(default_factory=list)
    probability: float | None = None

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
        names += [name.partition(_SERVING)[2] for name in names if _SERVING in name]
        names += [self.best.name.partition(_SERVING)[2]] if _SERVING in self.best.name else []
        return tuple(dict.fromkeys(name for name in names if name != self.best.name))

    @property
    def confidence(self) -> float:
        """How sure it is that this is a definite body: what its signs tell, else the surest mention."""
        if self.probability is not None:
            return self.probability
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
    return (
        words > 1 and not mention.short and len(mention.name.split()) == mention.span.end - mention.span.start == words
    )


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
        self.defined = _definitions(context)

    def add_named(self, mention: BodyMention) -> None:
        """Join a named mention with the body that it names, or begin a new one."""
        head, plain = head_word(self.context, mention), self._spelled(mention)
        words, placing = content(plain.name, plain.head)
        near = self.by_content[head, words - placing]
        alike = self.by_head[head] if "атындагы" in words else near
        body = self.by_last.get(self.defined.get(mention.span.start, -1))
        body = (
            body
            or self.by_quoted.get(bag(mention.quoted or mention.name))
            or self.by_name.get((head, fold(mention.name)))
        )
        body = body or _best([draft for draft in alike[-_NEAR:] if self._is_of(draft, plain)])
        if body is None and not mention.short and mention.quoted is None:
            body = self._fuller(mention, head)
        if body is None and mention.short:
            body = next((draft for draft in self.all if expands(self.context, draft.mentions, mention)), None)
        if body is None:
            body = BodyDraft()
            self.all.append(body)
            for part in {head, *head.split("-")}:  # «қорық» points at the «музей-қорық» too
                self.by_head[part].append(body)
            near.append(body)
        body.mentions.append(mention)
        self.by_last[mention.span.end] = body
        self.by_name.setdefault((head, fold(mention.name)), body)
        if mention.quoted:
            self.by_quoted.setdefault(bag(mention.quoted), body)
            self._known_by_quoted_head(mention, body)
        elif len(words) >= _TITLE:
            self.by_quoted.setdefault(bag(mention.name), body)  # ««… басқармасы» мекемесі» names it too

    def _fuller(self, mention: BodyMention, head: str) -> BodyDraft | None:
        """Return the one body of this head named before whose name holds all words of a name without a capital."""
        own = self.context.words.list[mention.span.start : mention.span.end]
        if any(word.number or (word.cap and not is_sentence_start(self.context, word.i)) for word in own):
            return None
        words = content(mention.name, mention.head)[0]
        fuller = [draft for draft in self.by_head[head] if words < content(draft.best.name, draft.best.head)[0]]
        if len(fuller) != 1 or fuller[0].mentions[0].span.start > mention.span.start:
            return None
        return fuller[0]

    def _known_by_quoted_head(self, mention: BodyMention, body: BodyDraft) -> None:
        """Let the head inside the quotes of a legal name point at it: «мектеп» at ««№38 … мектебі» КММ»."""
        quoted = self.context.words.inside_quote.get(mention.span.start)
        if not mention.short or quoted is None:
            return
        hit = self.context.lexicon.match("bodies", self.context.words.folds, quoted.end - 2)
        if hit is not None and hit.ending.possession == "3":
            for head in {fold(hit.entry.words[-1])} - {head_word(self.context, mention)}:
                if body not in self.by_head[head]:
                    self.by_head[head].append(body)

    def _spelled(self, mention: BodyMention) -> BodyMention:
        name = spelled_out(self.context, mention.name)
        return mention if name == mention.name else replace(mention, name=name)

    def _is_of(self, draft: BodyDraft, mention: BodyMention) -> bool:
        return any(same_body(self._spelled(known), mention) for known in draft.mentions)

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
    last = fold(legal.get(mention.head, mention.head).split()[-1]) if mention.head else ""
    if " " not in mention.head or not last.endswith(("ы", "и")):
        return last
    hit = context.lexicon.match("bodies", [last], 0)
    return hit.entry.words[-1] if hit is not None else last  # «ардагерлер кеңесі» is a «кеңес»


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


def _definitions(context: Context) -> dict[int, int]:
    """Return where the body ends that each short name in brackets stands for, by the short name's first word."""
    words = context.words
    found = {}
    for body in context.bodies:
        at = defined_at(context, body)
        if at is not None:
            found[at] = body.span.end
        elif body.short and body.span.end < len(words) and words[body.span.start].upper:
            between = words[body.span.start - 1].text if body.span.start > 1 else ""
            if between == "(" and words[body.span.end].text == ")":
                found[body.span.start] = body.span.start - 1
    return found


def parent_of(draft: BodyDraft, bodies: Sequence[BodyDraft], context: Context) -> BodyDraft | None:
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

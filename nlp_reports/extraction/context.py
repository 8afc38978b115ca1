"""What is known of a post while it is read: words, lexicon, dates, and the mentions found so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.extraction.words import Span, Words
from nlp_reports.language.dates import DateExpression
from nlp_reports.language.names import NameParts


@dataclass(slots=True, frozen=True)
class Tagged:
    """A span that the tagger proposes, in word indices."""

    span: Span
    label: str
    score: float
    origin: str


@dataclass(slots=True, frozen=True)
class Dated:
    """A date expression and the words that it stands in."""

    span: Span
    value: DateExpression


@dataclass(slots=True, frozen=True)
class PersonMention:
    """A person's name as it stands: parts in the nominative, case of its last word, score and origin."""

    span: Span
    parts: NameParts
    form: str
    case: str
    plural: bool
    score: float
    origin: str


@dataclass(slots=True, frozen=True)
class PlaceMention:
    """A place with its kind («Шалқар ауданы») or a bare kind («аудан»)."""

    span: Span
    name: str
    kind: str
    ending: Ending
    named: bool


@dataclass(slots=True, frozen=True)
class BodyMention:
    """A body as it stands: name in the nominative, head's lemma, kind, what precedes the head."""

    span: Span
    name: str
    head: str
    kind: str
    ending: Ending
    bare: bool
    score: float
    origin: str
    quoted: str | None = None
    short: bool = False


@dataclass(slots=True, frozen=True)
class _Index:
    """Mentions by word, and the list and its length that they were read off."""

    items: list[Any]
    size: int
    by_word: dict[int, Any]


_Words: TypeAlias = Callable[[Span], Iterable[int]]
Spanned = TypeVar("Spanned", Tagged, Dated, PersonMention, PlaceMention, BodyMention)


def _covered(span: Span) -> Iterable[int]:
    return range(span.start, span.end)


def _first(span: Span) -> Iterable[int]:
    return (span.start,)


def _last(span: Span) -> Iterable[int]:
    return (span.end - 1,)


@dataclass
class Context:
    """All that the modules of extraction share about one post."""

    words: Words
    lexicon: Lexicon
    dates: list[Dated] = field(default_factory=list)
    tagged: list[Tagged] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    bodies: list[BodyMention] = field(default_factory=list)

    _indexes: dict[str, _Index] = field(default_factory=dict, repr=False)

    def person_at(self, i: int) -> PersonMention | None:
        """Return the person's mention that covers the word."""
        return self._index("person at", self.people, _covered).get(i)

    def person_starting(self, i: int) -> PersonMention | None:
        """Return the person's mention that begins at the word."""
        return self._index("person starting", self.people, _first).get(i)

    def person_ending(self, i: int) -> PersonMention | None:
        """Return the person's mention whose last word is the word."""
        return self._index("person ending", self.people, _last).get(i)

    def body_ending(self, i: int) -> BodyMention | None:
        """Return the longest body whose last word is the word."""
        return self._index("body ending", self.bodies, _last, longest=True).get(i)

    def place_ending(self, i: int) -> PlaceMention | None:
        """Return the place whose last word is the word."""
        return self._index("place ending", self.places, _last).get(i)

    def dated_at(self, i: int) -> Dated | None:
        """Return the date that covers the word."""
        return self._index("dated at", self.dates, _covered).get(i)

    def tagged_at(self, i: int, labels: frozenset[str]) -> Tagged | None:
        """Return the tagger's span of one of the labels that covers the word."""
        item = self._index("tagged at", self.tagged, _covered).get(i)
        if item is None or item.label in labels:
            return item
        return next((other for other in self.tagged if other.label in labels and i in other.span), None)

    def _index(self, name: str, items: list[Spanned], words: _Words, *, longest: bool = False) -> dict[int, Spanned]:
        """Return mentions by the words that stand for them, the first of several; made anew when the list changes."""
        known = self._indexes.get(name)
        if known is not None and known.items is items and known.size == len(items):
            return known.by_word
        by_word: dict[int, Spanned] = {}
        for item in sorted(items, key=lambda item: item.span.start) if longest else items:
            for i in words(item.span):
                by_word.setdefault(i, item)
        self._indexes[name] = _Index(items, len(items), by_word)
        return by_word

    @cached_property
    def stops(self) -> frozenset[str]:
        """Folded words that end a noun phrase on its left."""
        return self.lexicon.words("phrase", "stops")

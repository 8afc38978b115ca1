"""What is known of a post while it is read: words, lexicon, dates, and the mentions found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.index import Index, T
from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.extraction.states import States
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
    roles: dict[int, Any] = field(default_factory=dict)
    states: States | None = None
    _known: dict[str, Any] = field(default_factory=dict)

    def person_at(self, i: int) -> PersonMention | None:
        """Return the person's mention that covers the word."""
        return self._people.covering.get(i)

    def person_starting(self, i: int) -> PersonMention | None:
        """Return the person's mention that begins at the word."""
        return self._people.starting.get(i)

    def person_ending(self, i: int) -> PersonMention | None:
        """Return the person's mention whose last word is the word."""
        return self._people.ending.get(i + 1)

    def body_ending(self, i: int) -> BodyMention | None:
        """Return the longest body whose last word is the word."""
        return self._bodies.ending.get(i + 1)

    def body_starting(self, i: int) -> BodyMention | None:
        """Return the longest body whose first word is the word."""
        return self._bodies.starting.get(i)

    def place_ending(self, i: int) -> PlaceMention | None:
        """Return the place whose last word is the word."""
        return self._places.ending.get(i + 1)

    def people_in(self, span: Span) -> list[PersonMention]:
        """Return the people whose names begin in a stretch of words, in order."""
        starting = self._people.starting
        return [starting[i] for i in range(span.start, span.end) if i in starting]

    def bodies_in(self, span: Span) -> list[BodyMention]:
        """Return the bodies whose last words are in a stretch of words, the longest at each, in order."""
        ending = self._bodies.ending
        return [ending[i + 1] for i in range(span.start, span.end) if i + 1 in ending]

    def dates_in(self, span: Span) -> list[Dated]:
        """Return the dates that begin in a stretch of words, in order."""
        starting = self._dates.starting
        return [starting[i] for i in range(span.start, span.end) if i in starting]

    def tagged_ending(self, i: int) -> Tagged | None:
        """Return the tagger's span whose last word is the word."""
        return self._tagged.ending.get(i + 1)

    def dated_at(self, i: int) -> Dated | None:
        """Return the date expression that covers the word."""
        return self._dates.covering.get(i)

    def body_covering(self, i: int) -> BodyMention | None:
        """Return the longest body that covers the word."""
        return self._bodies.covering.get(i)

    def tagged_at(self, i: int, labels: frozenset[str]) -> Tagged | None:
        """Return the tagger's span of one of the labels that covers the word (its spans do not overlap)."""
        found = self._tagged.covering.get(i)
        return found if found is not None and found.label in labels else None

    def tagged_over(self, i: int) -> tuple[Tagged, ...]:
        """Return what the tagger says of the word, of whatever label."""
        found = self._tagged.covering.get(i)
        return (found,) if found is not None else ()

    @property
    def _people(self) -> Index[PersonMention]:
        return self._index("people", self.people)

    @property
    def _bodies(self) -> Index[BodyMention]:
        return self._index("bodies", self.bodies)

    @property
    def _places(self) -> Index[PlaceMention]:
        return self._index("places", self.places)

    @property
    def _dates(self) -> Index[Dated]:
        return self._index("dates", self.dates)

    @property
    def _tagged(self) -> Index[Tagged]:
        return self._index("tagged", self.tagged)

    def _index(self, name: str, items: list[T]) -> Index[T]:
        known: Index[T] | None = self._known.get(name)
        if known is None or not known.is_of(items):
            known = self._known[name] = Index(items)
        return known

    @cached_property
    def stops(self) -> frozenset[str]:
        """Folded words that end a noun phrase on its left."""
        return self.lexicon.words("phrase", "stops")

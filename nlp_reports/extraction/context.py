"""What is known of a post while it is read: words, lexicon, dates, and the mentions found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

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

    def person_at(self, i: int) -> PersonMention | None:
        """Return the person's mention that covers the word."""
        return next((mention for mention in self.people if i in mention.span), None)

    def person_starting(self, i: int) -> PersonMention | None:
        """Return the person's mention that begins at the word."""
        return next((mention for mention in self.people if mention.span.start == i), None)

    def person_ending(self, i: int) -> PersonMention | None:
        """Return the person's mention whose last word is the word."""
        return next((mention for mention in self.people if mention.span.end == i + 1), None)

    def body_ending(self, i: int) -> BodyMention | None:
        """Return the longest body whose last word is the word."""
        found = [body for body in self.bodies if body.span.end == i + 1]
        return min(found, key=lambda body: body.span.start) if found else None

    def place_ending(self, i: int) -> PlaceMention | None:
        """Return the place whose last word is the word."""
        return next((place for place in self.places if place.span.end == i + 1), None)

    def tagged_at(self, i: int, labels: frozenset[str]) -> Tagged | None:
        """Return the tagger's span of one of the labels that covers the word."""
        return next((item for item in self.tagged if item.label in labels and i in item.span), None)

    @cached_property
    def stops(self) -> frozenset[str]:
        """Folded words that end a noun phrase on its left."""
        return self.lexicon.words("phrase", "stops")

"""The record as types: what one post becomes.

Field names and meanings are those of `schemas/`; `to_dict` leaves out what is not known.
Every class is immutable, so a record can be shared between threads and cached.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

SCHEMA_VERSION = "1.0"


class Part:
    """Anything that stands in a record and can be written as JSON."""

    keep_empty: ClassVar[frozenset[str]] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        """Return plain dictionaries and lists, unknown and empty fields left out."""
        out: dict[str, Any] = {}
        for item in dataclasses.fields(self):  # type: ignore[arg-type]
            value = _plain(getattr(self, item.name))
            if value is None or (value in ([], {}) and item.name not in self.keep_empty):
                continue
            out[item.name] = value
        return out


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return value.to_dict()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Evidence(Part):
    """A place in the record's text: half-open offsets in code points, and the words that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair(Part):
    """One place that was understood differently from what stands there."""

    start: int
    end: int
    text: str
    replacement: str
    kind: str
    keep_empty: ClassVar[frozenset[str]] = frozenset({"replacement"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning(Part):
    """What was seen and not understood, or understood in more than one way."""

    kind: str
    message: str
    evidence: tuple[Evidence, ...] = ()
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Part):
    """What every entry of every list carries."""

    id: str
    evidence: tuple[Evidence, ...]
    confidence: float
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Part):
    """A person's name, every part in the nominative; a part not known is absent."""

    full: str
    surname: str | None = None
    given: str | None = None
    patronymic: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Part):
    """One mention of a person; `form` is full, initials, surname, given or role."""

    start: int
    end: int
    text: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Part):
    """A role held: title without possessive, the body or place it is held in, the words as they stand."""

    title: str
    organization: str | None = None
    place: str | None = None
    text: str | None = None
    status: str = "current"
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.5
    origin: str = "rule:role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """A person named in the post, one entry however often mentioned."""

    name: Name
    gender: str | None = None
    mentions: tuple[PersonMention, ...] = ()
    roles: tuple[Role, ...] = ()
    keep_empty: ClassVar[frozenset[str]] = frozenset({"roles", "mentions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Entry):
    """A named or definite body, one entry however often mentioned."""

    name: str
    short_names: tuple[str, ...] = ()
    kind: str = "other"
    parent: str | None = None
    place: str | None = None
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Part):
    """One item of a program: title kept whole, speaker a person id where known."""

    title: str
    speaker: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.5
    origin: str = "rule:program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Part):
    """Who took part, and how: opened, chaired, spoke, guest or attended."""

    part: str
    person: str | None = None
    organization: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """What took place."""

    kind: str
    kind_text: str | None = None
    name: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    organizers: tuple[str, ...] = ()
    occasion: str | None = None
    participants: tuple[Participant, ...] = ()
    program: tuple[Talk, ...] = ()
    attendance: int | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Part):
    """Who gives an award: ids where known, and the words in the nominative."""

    organization: str | None = None
    person: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Part):
    """Who got an award: a person or a body, and where they are from."""

    person: str | None = None
    organization: str | None = None
    branch: str | None = None
    branch_text: str | None = None
    place: int | None = None
    score: float | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Entry):
    """One award with all who got it."""

    kind: str
    kind_text: str | None = None
    name: str | None = None
    degree: int | None = None
    place: int | None = None
    nomination: str | None = None
    issuer: Issuer | None = None
    presenter: str | None = None
    reason: str | None = None
    occasion: str | None = None
    event: str | None = None
    recipients: tuple[Recipient, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEntry(Entry):
    """One date expression, resolved: ISO start and end, both inclusive."""

    text: str
    start: str | None = None
    end: str | None = None
    precision: str = "day"
    relation: str = "mention"
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Entry):
    """A book, play, film, song or exhibition named."""

    title: str
    genre: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Entry):
    """A count with what is counted."""

    value: float
    unit: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """Where the post came from."""

    uri: str
    format: str
    encoding: str
    sha256: str
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    categories: tuple[str, ...] = ()
    post_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Part):
    """Main language (ISO 639-1), script (ISO 15924), and the share of each language in the words."""

    main: str
    script: str
    shares: Mapping[str, float] = field(default_factory=dict)
    keep_empty: ClassVar[frozenset[str]] = frozenset({"shares"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Model(Part):
    """The tagger's model, as its card names it."""

    name: str
    version: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline(Part):
    """What made the record."""

    name: str
    version: str
    rules_version: str
    model: Model | None = None


_LISTS = frozenset(
    {"repairs", "warnings", "events", "people", "organizations", "awards", "dates", "works", "quantities"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part):
    """What one post becomes."""

    id: str
    source: Source
    language: Language
    text: str
    pipeline: Pipeline
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Warning, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    awards: tuple[Award, ...] = ()
    dates: tuple[DateEntry, ...] = ()
    works: tuple[Work, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    schema_version: str = SCHEMA_VERSION
    keep_empty: ClassVar[frozenset[str]] = _LISTS | {"text"}

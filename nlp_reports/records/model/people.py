"""People and bodies of a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nlp_reports.records.model.parts import Entry, Evidence, Part


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

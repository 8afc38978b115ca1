"""Dates, works and counts of a record."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.records.model.parts import Entry


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

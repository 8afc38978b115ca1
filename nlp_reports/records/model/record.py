"""The record itself: what one post becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nlp_reports.records.model.awards import Award
from nlp_reports.records.model.details import DateEntry, Quantity, Work
from nlp_reports.records.model.events import Event
from nlp_reports.records.model.origins import Language, Pipeline, Source
from nlp_reports.records.model.parts import Part, Repair, Warning
from nlp_reports.records.model.people import Organization, Person

SCHEMA_VERSION = "1.0"


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

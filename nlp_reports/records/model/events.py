"""Events of a record, their programs and those who took part."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.records.model.parts import Entry, Evidence, Part


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

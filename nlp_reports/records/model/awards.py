"""Awards of a record: who gives, who receives."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.records.model.parts import Entry, Evidence, Part


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

"""How much of what the made posts tell is found: recipients, places of origin and givers, layout by layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nlp_reports.evaluation.matching import same_name, similar
from nlp_reports.extraction.extractor import Extractor
from tests.extraction.award_layouts.generator import Made, Received


@dataclass(slots=True)
class Score:
    """Counts over posts: what stands there, what was found of it, what was found beside it."""

    told: int = 0
    found: int = 0
    wrong: int = 0
    from_told: int = 0
    from_found: int = 0
    given_told: int = 0
    given_found: int = 0
    misses: list[tuple[Made, list[Received], list[Received]]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of those who receive that the records hold with their award."""
        return self.found / self.told if self.told else 1.0

    @property
    def precision(self) -> float:
        """Share of the records' recipients who stand in the text with that award."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def origin(self) -> float:
        """Share of places of origin found, of those told."""
        return self.from_found / self.from_told if self.from_told else 1.0

    @property
    def issuer(self) -> float:
        """Share of recipients whose award has the giver told."""
        return self.given_found / self.given_told if self.given_told else 1.0

    def add(self, extractor: Extractor, post: Made) -> None:
        """Read the post and count."""
        left = received(extractor, post.text)
        missed = []
        for wanted in post.received:
            self.told += 1
            self.from_told += wanted.branch is not None
            self.given_told += wanted.issuer is not None
            match = next((found for found in left if _same(wanted, found)), None)
            if match is None:
                missed.append(wanted)
                continue
            left.remove(match)
            self.found += 1
            self.from_found += wanted.branch is not None and similar(wanted.branch, match.branch or "")
            self.given_found += wanted.issuer is not None and similar(wanted.issuer, match.issuer or "")
        self.wrong += len(left)
        if missed or left:
            self.misses.append((post, missed, left))


def received(extractor: Extractor, text: str) -> list[Received]:
    """Return who received what in a post by its record."""
    record: Any = extractor(text)
    names = {person.id: person.name.full for person in record.people} | {b.id: b.name for b in record.organizations}
    return [
        Received(
            award.kind, award.place, award.nomination, names[r.person or r.organization], r.branch_text,
            award.issuer.text if award.issuer else None,
        )
        for award in record.awards
        for r in award.recipients
    ]  # fmt: skip


def _same(wanted: Received, found: Received) -> bool:
    if (wanted.kind, wanted.place) != (found.kind, found.place):
        return False
    if wanted.nomination and not similar(wanted.nomination, found.nomination or ""):
        return False
    return same_name(wanted.recipient, found.recipient) or similar(wanted.recipient, found.recipient)

"""An award as the text names it, before it is known who got it."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import BodyMention, PersonMention
from nlp_reports.extraction.roles import RoleMention
from nlp_reports.extraction.words import Span


@dataclass(slots=True)
class AwardPhrase:
    """An award named in the text, not yet given to anyone."""

    span: Span
    start: int
    kind: str
    kind_text: str
    name: str | None = None
    place: int | None = None
    degree: int | None = None
    nomination: str | None = None
    issuer_role: RoleMention | None = None
    issuer_body: BodyMention | None = None
    issuer_person: PersonMention | None = None
    weak: bool = False
    plural: bool = False
    definite: bool = False
    winner: bool = False
    counted: bool = False

    @property
    def has_issuer(self) -> bool:
        """Tell whether the words say who gives it."""
        return any((self.issuer_role, self.issuer_body, self.issuer_person))

    def take_issuer(self, other: AwardPhrase) -> None:
        """Set who gives it to whoever gives the other."""
        self.issuer_role, self.issuer_body, self.issuer_person = (
            other.issuer_role,
            other.issuer_body,
            other.issuer_person,
        )

"""What became of every post read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Account:
    """The account of a run: read = stored + unchanged + duplicate + quarantined.

    Attributes:
        words: Words of the posts worked on.
        changed: Posts whose facts differ from those of their earlier record; they count as stored or duplicate.
        failures: Posts in quarantine by stage.
        run: Number of the run in the archive; None where nothing is written.
    """

    read: int = 0
    stored: int = 0
    unchanged: int = 0
    duplicate: int = 0
    quarantined: int = 0
    words: int = 0
    changed: int = 0
    failures: dict[str, int] = field(default_factory=dict)
    run: int | None = None

    @property
    def settled(self) -> int:
        """How many posts are accounted for so far."""
        return self.stored + self.unchanged + self.duplicate + self.quarantined

    @property
    def balanced(self) -> bool:
        """Whether every post read is accounted for once."""
        return self.read == self.settled

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some posts failed, 3 some record was invalid."""
        if self.failures.get("validate"):
            return 3
        return 1 if self.quarantined else 0

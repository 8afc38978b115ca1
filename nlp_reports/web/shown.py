"""A fact as a page shows it: what it says in the first place, what besides, and what was decided on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nlp_reports.review import Decision, Fact, kinds
from nlp_reports.web.labels import label

#: The field of each kind that says most; the others stand behind it.
_MAIN = {
    "person": "name", "role": "title", "organization": "name", "event": "name", "talk": "title", "award": "kind",
    "recipient": "name", "date": "start", "work": "title", "quantity": "value",
}  # fmt: skip
#: Fields that the place of a card says already.
_HIDDEN = {"role": frozenset({"name"}), "recipient": frozenset({"award"})}


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as the page shows it.

    Attributes:
        key: What decisions about it carry; empty where it is not decided on by itself.
        main: What it says, in the first place.
        details: Its other fields, each with its label.
        decision: What was decided on it, if anything stands.
        before: What the extraction said, where a reviewer corrected it.
        url: The page of the person or body, if it is one.
        posts: In how many posts of the archive that person or body stands.
        parts: The facts inside it: the roles of a person, the talks of an event, the recipients of an award.
    """

    key: str
    fact: Fact
    main: str
    details: tuple[tuple[str, str], ...]
    decision: Decision | None = None
    before: str = ""
    url: str = ""
    posts: int = 0
    parts: list[Shown] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The name of the fact within the page."""
        return self.key or self.fact.key


def shown_of(key: str, fact: Fact, decision: Decision | None = None, url: str = "", posts: int = 0) -> Shown:
    """Return a fact as the page shows it."""
    before = ""
    if decision and decision.action == "correct" and decision.was:
        main, details = told(fact.kind, decision.was)
        before = " · ".join([main, *(value for _, value in details)])
    return Shown(key, fact, *told(fact.kind, fact.content), decision, before, url, posts)


def told(kind: str, content: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what the content of a fact says: its main field, and the others with their labels."""
    written = {name: _written(kind, name, value) for name, value in content.items()}
    main = _MAIN[kind] if _MAIN[kind] in written else next(iter(written), "")
    said = written.pop(main, "")
    if kind == "date" and content.get("end") in (None, content.get("start")):
        written.pop("end", None)
    if content.get("status") == "current":
        written.pop("status")
    hidden = _HIDDEN.get(kind, frozenset())
    return said, tuple((label(name), value) for name, value in written.items() if name not in hidden)


def _written(kind: str, name: str, value: Any) -> str:
    chosen = any(field.name == name and field.type == "choice" for field in kinds()[kind].fields)
    return label(str(value)) if chosen else f"{value:g}" if isinstance(value, float) else str(value)

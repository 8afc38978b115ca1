"""What every part of a record is made of: plain dictionaries, evidence, repairs, warnings, entries.

Every class of the record is immutable, so a record can be shared between threads and cached.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar


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

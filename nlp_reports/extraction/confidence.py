"""Confidence that means what it says: raw scores of rules and tagger to the share of such entries that gold confirms.

The curves are fitted on the project's own posts (`nlp-reports train confidence`) and lie in `confidence.toml`: for each
kind of fact and each origin, points of raw score and confidence, between which the curve runs straight. An origin that
the posts showed too seldom takes the curve of its kind.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TypeVar

from nlp_reports.records import model

Point = tuple[float, float]
EntryT = TypeVar("EntryT", bound=model.Entry)
_ANY = "any"
_LIKELY = "-likely"


@dataclass(frozen=True, slots=True)
class Confidence:
    """Curves by kind of fact, then by origin (`rule:…`, `model`, `any`)."""

    curves: Mapping[str, Mapping[str, Sequence[Point]]]

    def of(self, kind: str, origin: str, raw: float) -> float:
        """Return the confidence of an entry of this kind and origin whose raw score is `raw`; 0 to 1.

        What was weighed by its signs (`rule:…-likely`) has a probability for its score, which stays as it is.
        """
        if origin.endswith(_LIKELY):
            return round(raw, 3)
        curves = self.curves.get(kind, {})
        points = curves.get(origin_key(origin)) or curves.get(_ANY)
        return round(_at(points, raw), 3) if points else raw

    def applied(self, record: model.Record) -> model.Record:
        """Return the record with every confidence calibrated; a body's is a probability where a tagger was asked."""
        weighed = record.pipeline.model is not None
        return replace(
            record,
            people=tuple(
                replace(self._entry("person", person), roles=tuple(self._role(role) for role in person.roles))
                for person in record.people
            ),
            organizations=tuple(
                body if weighed else self._entry("organization", body) for body in record.organizations
            ),
            events=tuple(
                replace(self._entry("event", event), program=tuple(self._talk(talk) for talk in event.program))
                for event in record.events
            ),
            awards=tuple(self._entry("award", award) for award in record.awards),
            dates=tuple(self._entry("date", date) for date in record.dates),
        )

    def _entry(self, kind: str, entry: EntryT) -> EntryT:
        return replace(entry, confidence=self.of(kind, entry.origin, entry.confidence))

    def _role(self, role: model.Role) -> model.Role:
        return replace(role, confidence=self.of("role", role.origin, role.confidence))

    def _talk(self, talk: model.Talk) -> model.Talk:
        return replace(talk, confidence=self.of("program", talk.origin, talk.confidence))


def origin_key(origin: str) -> str:
    """Return the name that an origin's curve goes by: a model's is the same whatever its version."""
    return "model" if origin.startswith("model:") else origin


def _at(points: Sequence[Point], raw: float) -> float:
    at = bisect_right([x for x, _ in points], raw)
    if at == 0:
        return points[0][1]
    if at == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[at - 1], points[at]
    return low + (high - low) * (raw - left) / (right - left)


@cache
def shipped_confidence() -> Confidence:
    """Return the curves that come with the package."""
    text = (resources.files("nlp_reports.extraction") / "confidence.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return Confidence(
        {
            kind: {origin: [(x, y) for x, y in points] for origin, points in curves.items()}
            for kind, curves in tables.items()
        }
    )

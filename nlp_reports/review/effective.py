"""The effective record: what was extracted, with the decisions of reviewers applied to it."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_reports.records import validate
from nlp_reports.review import editing
from nlp_reports.review.decision import WHOLE_POST, Decision
from nlp_reports.review.facts import Fact, facts_of
from nlp_reports.review.fitting import FITS, INVALID, MISSING, Fitted, fit
from nlp_reports.review.kinds import kinds

_TAG = "_fact"  # on each item while decisions are applied: the key under which it is decided on


@dataclass(frozen=True, slots=True)
class Effective:
    """A record with decisions applied.

    Attributes:
        record: The effective record; the record as extracted itself where there are no decisions.
        facts: Its facts, each under the key that decisions about it carry; empty for what only came along with a
            decision (a body that a corrected role names) and is not decided on by itself.
        fitted: How each decision fits.
    """

    record: Mapping[str, Any]
    facts: tuple[tuple[str, Fact], ...]
    fitted: tuple[Fitted, ...] = ()


def effective(record: Mapping[str, Any], decisions: Sequence[Decision]) -> Effective:
    """Apply standing decisions to a record as extracted, which is left as it is.

    A decision that would make the record invalid is not applied and says so; none is lost.
    """
    extracted = facts_of(record)
    if not decisions:
        return Effective(record, tuple((fact.key, fact) for fact in extracted))
    fitted = fit(record["text"], extracted, decisions)
    made = _applied(record, extracted, fitted)
    if not validate(made.record):
        return made
    sound: list[Fitted] = []
    told: list[Fitted] = []
    for one in fitted:
        broken = bool(validate(_applied(record, extracted, [*sound, one]).record))
        told.append(dataclasses.replace(one, fit=INVALID) if broken else one)
        sound += [] if broken else [one]
    return dataclasses.replace(_applied(record, extracted, sound), fitted=tuple(told))


def _applied(record: Mapping[str, Any], extracted: Sequence[Fact], fitted: Sequence[Fitted]) -> Effective:
    made = copy.deepcopy(dict(record))
    decided = {one.fact.key: one.decision.fact for one in fitted if one.fact}
    for fact in extracted:
        _item(made, fact)[_TAG] = decided.get(fact.key, fact.key)
    located = [(one, one.fact, _item(made, one.fact)) for one in sorted(fitted, key=_rank) if one.fact]
    for one, fact, item in located:
        _write(made, one, fact, item)
    for one in fitted:
        says = one.decision.says
        if one.fact is None and one.fit in (FITS, MISSING) and says and one.decision.kind != WHOLE_POST:
            item = editing.add(made, one.decision.kind, says, one.decision.evidence, _marks(one.decision))
            item[_TAG] = one.decision.fact
    for one, fact, item in located:
        if one.decision.action == "reject" and one.fit == FITS:
            editing.remove(made, fact.kind, fact.entry, item)
    facts = tuple((_item(made, fact).get(_TAG, ""), fact) for fact in facts_of(made))
    for _, fact in facts:
        _item(made, fact).pop(_TAG, None)
    return Effective(made, facts, tuple(fitted))


def _write(made: dict[str, Any], one: Fitted, fact: Fact, item: dict[str, Any]) -> None:
    """Write what the decision says over what the extraction says; where they agree, only that it is sure."""
    says = one.decision.says
    if says is None:
        return
    if says == fact.content:
        if "confidence" in item:
            item["confidence"] = 1.0
        return
    editing.write(made, fact.kind, item, says, _marks(one.decision))
    if fact.kind == "role" and says["name"] != fact.content["name"]:
        editing.remove(made, "role", fact.entry, item)
        editing.person(made, says["name"], item["evidence"], _marks(one.decision))["roles"].append(item)


def _rank(one: Fitted) -> int:
    """Put people and bodies first: the other facts name them as they are called then."""
    return 0 if one.decision.kind in ("person", "organization") else 1


def _item(made: Mapping[str, Any], fact: Fact) -> dict[str, Any]:
    kind = kinds()[fact.kind]
    entry: dict[str, Any] = next(one for one in made[kind.list] if one["id"] == fact.entry)
    return entry if fact.number is None or not kind.inside else entry[kind.inside][fact.number]


def _marks(decision: Decision) -> dict[str, Any]:
    """Return confidence and origin of what a reviewer says."""
    return {"confidence": 1.0, "origin": "review:" + "_".join(decision.actor.split())}

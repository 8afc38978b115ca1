"""A reviewed post as gold: what reviewers settled counts, what nobody looked at neither costs nor gains."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from nlp_reports.review.decision import WHOLE_POST, Decision
from nlp_reports.review.effective import Effective
from nlp_reports.review.facts import Fact
from nlp_reports.review.fitting import FITS, MISSING, REREAD

_UNSURE = {"optional": True}


def gold_of(made: Effective) -> dict[str, Any]:
    """Return the gold of a post: every fact of its effective record, `optional` those that no decision is about.

    Such gold is `partial`, and lists what was `rejected`; where a reviewer accepted the post as a whole, nothing is
    optional and the gold says all.
    """
    facts = [fact for _, fact in made.facts]
    whole = any(one.decision.kind == WHOLE_POST and one.decision.action == "accept" for one in made.fitted)
    said = {
        _told(one.decision.kind, one.decision.says)
        for one in made.fitted
        if one.fit in (FITS, REREAD, MISSING) and one.decision.says is not None
    }
    sure = {fact.key for fact in facts if whole or _told(fact.kind, fact.content) in said}
    parts: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.number is not None:
            parts.setdefault(fact.entry, []).append(fact)
    short = {body["id"]: body.get("short_names", []) for body in made.record["organizations"]}

    def of(kind: str) -> Iterable[Fact]:
        return (fact for fact in facts if fact.kind == kind)

    gold = {
        "people": [_person(fact, parts.get(fact.entry, []), sure) for fact in of("person")],
        "organizations": [
            _marked({"name": [fact.content["name"], *short[fact.entry]]}, fact.key in sure)
            for fact in of("organization")
        ],
        "events": [
            _marked(_some(fact, "kind", "name", "start", "end", "place"), fact.key in sure) for fact in of("event")
        ],
        "program": [
            _marked(_some(fact, "speaker", "title"), fact.key in sure)
            for fact in of("talk")
            if "speaker" in fact.content
        ],
        "awards": [_award(fact, parts.get(fact.entry, []), sure) for fact in of("award")],
        "dates": [
            _marked(_some(fact, "start", "end"), fact.key in sure) for fact in of("date") if "start" in fact.content
        ],
    }
    if whole:
        return gold
    rejected = [one.decision for one in made.fitted if one.decision.action == "reject" and one.fit in (FITS, MISSING)]
    return {**gold, "partial": True, "rejected": _rejected(rejected)}


def _rejected(decisions: Iterable[Decision]) -> dict[str, Any]:
    """Return rejected facts in the form of gold."""
    told: dict[str, list[Any]] = {
        name: [] for name in ("people", "organizations", "events", "program", "awards", "dates")
    }
    for decision in decisions:
        was = decision.was or {}
        if decision.kind == "person":
            told["people"].append({"name": was["name"]})
        elif decision.kind == "role":
            held = was.get("organization") or was.get("place")
            role = {"title": was["title"]} | ({"organization": held} if held else {})
            told["people"].append({"name": was["name"], "roles": [role]})
        elif decision.kind == "organization":
            told["organizations"].append(was["name"])
        elif decision.kind == "event":
            told["events"].append(was)
        elif decision.kind == "talk" and "speaker" in was:
            told["program"].append(was)
        elif decision.kind == "award":
            told["awards"].append(was)
        elif decision.kind == "recipient":
            told["awards"].append({"kind": was["award"], "recipients": [was]})
        elif decision.kind == "date" and "start" in was:
            told["dates"].append({"start": was["start"], "end": was.get("end")})
    return told


def _person(fact: Fact, roles: list[Fact], sure: set[str]) -> dict[str, Any]:
    """Return a person with roles; who holds a role for sure is there for sure."""
    told = [
        _marked(
            {"title": role.content["title"]}
            | (
                {"organization": held}
                if (held := role.content.get("organization") or role.content.get("place"))
                else {}
            ),
            role.key in sure,
        )
        for role in roles
    ]
    settled = fact.key in sure or any(role.key in sure for role in roles)
    return _marked({"name": fact.content["name"], "roles": told}, settled)


def _award(fact: Fact, recipients: list[Fact], sure: set[str]) -> dict[str, Any]:
    """Return an award with who got it; where only recipients are sure, the issuer is left out."""
    told = [_marked(_some(one, "name", "branch"), one.key in sure) for one in recipients]
    award_sure = fact.key in sure
    some_sure = any(one.key in sure for one in recipients)
    fields = ("kind", "issuer") if award_sure or not some_sure else ("kind",)
    return _marked({**_some(fact, *fields), "recipients": told}, award_sure or some_sure)


def _some(fact: Fact, *fields: str) -> dict[str, Any]:
    return {field: fact.content[field] for field in fields if field in fact.content}


def _marked(entry: dict[str, Any], sure: bool) -> dict[str, Any]:
    return entry if sure else entry | _UNSURE


def _told(kind: str, content: Mapping[str, Any] | None) -> str:
    return json.dumps([kind, content], ensure_ascii=False, sort_keys=True)

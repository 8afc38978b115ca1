"""A decision of a reviewer, as it is stored, sent from one archive to another, and checked when it comes in."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nlp_reports.records.iso_date import first_moment, last_moment
from nlp_reports.review.kinds import Field, kinds

#: Actions on a fact of a post; `withdraw` takes back what was decided about it before.
FACT_ACTIONS = ("accept", "correct", "reject", "add", "withdraw")
#: Actions on who is who over the archive.
IDENTITY_ACTIONS = ("merge", "split", "withdraw")
#: What a decision can be about besides the kinds of facts: a post as a whole, and who is who.
WHOLE_POST = "post"
IDENTITIES = ("people", "organizations")
LONGEST = 2_000  # characters of a value


class DecisionError(ValueError):
    """A decision that cannot be taken; the message is one line for the reviewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided.

    Attributes:
        uri: The post; empty for who is who.
        fact: The key of the fact that it is about.
        kind: The kind of fact, `post`, `people` or `organizations`.
        was: What the extraction said, None for a fact that it missed.
        becomes: What the reviewer says, None where that is the same or nothing.
        evidence: The places in the text.
        actor: Who decided.
        decided: When, ISO 8601 in UTC.
    """

    uri: str
    fact: str
    action: str
    kind: str
    was: dict[str, Any] | None
    becomes: dict[str, Any] | None
    evidence: tuple[Mapping[str, Any], ...]
    actor: str
    decided: str

    @property
    def key(self) -> str:
        """What names the decision in every archive."""
        return hashlib.sha256(self.to_json().encode("utf-8", "surrogatepass")).hexdigest()[:24]

    @property
    def says(self) -> dict[str, Any] | None:
        """What holds according to the decision; None where nothing does."""
        if self.action in ("reject", "withdraw"):
            return None
        return self.becomes if self.becomes is not None else self.was

    def to_json(self) -> str:
        """Return the decision in one line."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True)


def decision_of(content: Any) -> Decision:
    """Return the decision that was written as JSON.

    Raises:
        DecisionError: It is none.
    """
    if not isinstance(content, dict):
        raise DecisionError("a decision is a JSON object")
    content = {key: value for key, value in content.items() if key != "key"}
    names = {field.name for field in dataclasses.fields(Decision)}
    if set(content) != names:
        raise DecisionError(f"a decision has the fields {', '.join(sorted(names))}")
    for name in ("uri", "fact", "action", "kind", "actor", "decided"):
        if not isinstance(content[name], str):
            raise DecisionError(f"{name}: must be text")
    for name in ("was", "becomes"):
        if content[name] is not None and not isinstance(content[name], dict):
            raise DecisionError(f"{name}: must be an object or null")
    decision = Decision(**{**content, "evidence": tuple(content["evidence"] or ())})
    _check(decision)
    return decision


def _check(decision: Decision) -> None:
    about_identity = decision.kind in IDENTITIES
    if decision.kind not in (*kinds(), WHOLE_POST, *IDENTITIES):
        raise DecisionError(f"kind: there is no {decision.kind!r}")
    if decision.action not in (IDENTITY_ACTIONS if about_identity else FACT_ACTIONS):
        raise DecisionError(f"action: nobody can {decision.action!r} a {decision.kind}")
    if not decision.actor.strip():
        raise DecisionError("actor: somebody must have decided")
    for place in decision.evidence:
        if not isinstance(place, dict) or set(place) != {"start", "end", "text"}:
            raise DecisionError("evidence: each place has start, end and text")
    if decision.kind in kinds() and decision.says is not None:
        checked_content(decision.kind, decision.says)


def checked_content(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of a fact as its kind has it: known fields only, white space evened out, numbers as numbers.

    Raises:
        DecisionError: A field is missing or is not what it should be.
    """
    content: dict[str, Any] = {}
    for field in kinds()[kind].fields:
        value = given.get(field.name)
        text = " ".join(str(value).split()) if value is not None else ""
        if text:
            content[field.name] = _checked_value(field, text)
        elif field.required:
            raise DecisionError(f"{field.name}: must be filled in")
    unknown = set(given) - {field.name for field in kinds()[kind].fields}
    if unknown:
        raise DecisionError(f"a {kind} has no {', '.join(sorted(unknown))}")
    first, last = first_moment(content.get("start")), last_moment(content.get("end"))
    if first and last and first > last:
        raise DecisionError("end: lies before the start")
    return content


def _checked_value(field: Field, text: str) -> Any:
    if len(text) > LONGEST:
        raise DecisionError(f"{field.name}: longer than {LONGEST} characters")
    if field.type == "choice" and text not in field.choices:
        raise DecisionError(f"{field.name}: {text!r} is none of {', '.join(field.choices)}")
    if field.type == "date" and first_moment(text) is None:
        raise DecisionError(f"{field.name}: {text!r} is no date; write 2019, 2019-02 or 2019-02-19")
    if field.type != "number":
        return text
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise DecisionError(f"{field.name}: {text!r} is no number") from None
    if not abs(number) < 1e15:
        raise DecisionError(f"{field.name}: {text!r} is out of range")
    return int(number) if number.is_integer() else number

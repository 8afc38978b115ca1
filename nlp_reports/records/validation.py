"""Validate a record: against its schema, then against what a schema cannot say."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from nlp_reports.records.invariants import broken_invariants
from nlp_reports.records.problem import Problem, json_path, shown
from nlp_reports.records.schemas import validator

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def validate(record: Mapping[str, Any]) -> list[Problem]:
    """Return everything that is wrong with a record; an empty list means that it is valid.

    The schema is checked first. The invariants (grounding, repairs, ids, dates, finite numbers, encodable text) are
    checked only on a record whose shape is right, since they are about values that have to be there.

    Args:
        record: The record as plain dictionaries and lists, as `Record.to_dict()` or `json.loads` give it.
    """
    errors = sorted(validator().iter_errors(record), key=lambda error: error.json_path)
    if errors:
        return [problem for error in errors for problem in _problems(error)]
    return broken_invariants(record)


def _problems(error: ValidationError) -> list[Problem]:
    """Turn one error of the library into problems: one for each unknown field, else one."""
    rule, path = str(error.validator), list(error.absolute_path)
    if rule == "additionalProperties" and isinstance(error.instance, dict):
        known = _known_fields(error)
        unknown = [name for name in error.instance if name not in known]
        return [
            Problem(json_path([*path, name]), rule, shown(error.instance[name]), _unknown_field(name, known))
            for name in unknown
        ]
    say = _MESSAGES.get(rule)
    return [Problem(json_path(path), rule, shown(error.instance), say(error) if say else error.message)]


def _known_fields(error: ValidationError) -> dict[str, Any]:
    """Return the fields that the schema has at the place of the error."""
    return error.schema["properties"] if isinstance(error.schema, dict) else {}


def _unknown_field(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"there is no field {name!r} here" + (f"; did you mean {near[0]!r}?" if near else "")


def _missing(error: ValidationError) -> str:
    # The library reports each missing field by an error of its own, and names the field in its message only.
    return next(
        (f"the field {name!r} is missing" for name in _wanted(error) if repr(name) in error.message), error.message
    )


def _none_given(error: ValidationError) -> str:
    wanted = [name for choice in _wanted(error) for name in choice.get("required", [])]
    return f"one of the fields {', '.join(map(repr, wanted))} is needed" if wanted else error.message


def _wanted(error: ValidationError) -> list[Any]:
    """Return the list that stands in the schema under the broken rule."""
    return list(error.validator_value)  # type: ignore[arg-type]


_MESSAGES: dict[str, Callable[[ValidationError], str]] = {
    "required": _missing,
    "anyOf": _none_given,
    "type": lambda error: f"a value of type {error.validator_value} is wanted",
    "enum": lambda error: f"the value is none of {', '.join(map(str, _wanted(error)))}",
    "const": lambda error: f"the value has to be {shown(error.validator_value)}",
    "pattern": lambda error: f"the value does not match {error.validator_value}",
    "minLength": lambda error: "the value is empty",
    "minItems": lambda error: "the list is empty; at least one entry is wanted",
    "minProperties": lambda error: "the object is empty; at least one field is wanted",
    "minimum": lambda error: f"the value is less than {error.validator_value}",
    "maximum": lambda error: f"the value is greater than {error.validator_value}",
}

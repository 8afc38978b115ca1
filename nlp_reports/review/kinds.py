"""The kinds of facts that can be reviewed, with their fields, as `kinds.toml` lists them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from nlp_reports.records import schema


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of fact.

    Attributes:
        type: `text`, `date`, `number` or `choice`.
        choices: What a `choice` can be.
    """

    name: str
    type: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: the list of the record it stands in, and the field of an entry where it is a part of one."""

    name: str
    list: str
    inside: str | None
    fields: tuple[Field, ...]


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of fact by its name."""
    text = (resources.files("nlp_reports.review") / "kinds.toml").read_text(encoding="utf-8")
    return {
        name: Kind(
            name,
            content["list"],
            content.get("inside"),
            tuple(_field(field, form) for field, form in content["fields"].items()),
        )
        for name, content in tomllib.loads(text).items()
    }


def _field(name: str, form: str) -> Field:
    type_, _, source = form.rstrip("!").partition(" ")
    return Field(name, type_, form.endswith("!"), _choices(source) if source else ())


def _choices(source: str) -> tuple[str, ...]:
    type_, field = source.split(".")
    found: Mapping[str, Any] = schema(type_)["properties"][field]
    return tuple(found["enum"])

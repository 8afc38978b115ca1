"""The JSON Schemas of the record: one file a type, joined by relative `$ref`."""

from __future__ import annotations

import copy
import functools
import importlib.resources
import json
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SUFFIX = ".schema.json"
_POINTERS = frozenset({"$ref", "$id", "$schema"})


def schema_types() -> tuple[str, ...]:
    """Return the names of all types that have a schema, sorted."""
    return tuple(_schemas())


def schema(type: str = "record") -> dict[str, Any]:
    """Return the JSON Schema of one type, as a copy that is the caller's own.

    Args:
        type: A name out of `schema_types()`: `record`, `event`, `person`, …

    Raises:
        KeyError: There is no such type; the message lists those there are.
    """
    try:
        return copy.deepcopy(_schemas()[type])
    except KeyError:
        raise KeyError(f"no schema for {type!r}; there is one for each of: {', '.join(schema_types())}") from None


@functools.cache
def validator(type: str = "record") -> Draft202012Validator:
    """Return the validator of one type, made once a process.

    Every `$ref` is replaced by what it names beforehand: the verdicts are the same, in half the time.
    """
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    resources = [(name + SUFFIX, Resource.from_contents(content)) for name, content in _schemas().items()]
    registry: Registry[Any] = Registry().with_resources(resources).crawl()
    resolver = registry.resolver()
    return Draft202012Validator(_without_references(schema(type), lambda name: resolver.lookup(name).contents))


def _without_references(node: Any, lookup: Callable[[str], Any]) -> Any:
    if isinstance(node, list):
        return [_without_references(item, lookup) for item in node]
    if not isinstance(node, dict):
        return node
    plain = {name: _without_references(value, lookup) for name, value in node.items() if name not in _POINTERS}
    named = _without_references(lookup(node["$ref"]), lookup) if "$ref" in node else {}
    return {**named, **plain}


@functools.cache
def _schemas() -> dict[str, dict[str, Any]]:
    files = sorted((file for file in _folder().iterdir() if file.name.endswith(SUFFIX)), key=lambda file: file.name)
    return {file.name.removesuffix(SUFFIX): json.loads(file.read_text("utf-8")) for file in files}


def _folder() -> Traversable:
    """Return where the schemas lie: inside the installed package, or beside it in a checkout."""
    shipped = importlib.resources.files("nlp_reports.records") / "schemas"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "schemas"

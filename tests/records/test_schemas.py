"""The schemas are sound, say what every field is, and agree with the types in code."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from nlp_reports.records import model, schema, schema_types, validate
from nlp_reports.records.schemas import SUFFIX, validator
from tests.records.sample import sample_record

TYPES: dict[str, type] = {
    "award": model.Award,
    "date": model.DateEntry,
    "event": model.Event,
    "evidence": model.Evidence,
    "issuer": model.Issuer,
    "language": model.Language,
    "model": model.Model,
    "name": model.Name,
    "organization": model.Organization,
    "participant": model.Participant,
    "person": model.Person,
    "person_mention": model.PersonMention,
    "pipeline": model.Pipeline,
    "quantity": model.Quantity,
    "recipient": model.Recipient,
    "record": model.Record,
    "repair": model.Repair,
    "role": model.Role,
    "source": model.Source,
    "talk": model.Talk,
    "warning": model.Warning,
    "work": model.Work,
}
SCALARS = {"confidence", "id", "iso_date", "origin"}
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", Mapping: "object"}


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    return schema(node["$ref"].removesuffix(SUFFIX)) if "$ref" in node else node


def subschemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from subschemas(value)
    elif isinstance(node, list):
        for value in node:
            yield from subschemas(value)


def expected(annotation: Any) -> tuple[str, Any]:
    """Return the JSON type, and what its items are, that a field's annotation asks for."""
    options = [option for option in typing.get_args(annotation) if option is not types.NoneType]
    if isinstance(annotation, types.UnionType):
        (annotation,) = options
    if typing.get_origin(annotation) is tuple:
        return "array", typing.get_args(annotation)[0]
    if typing.get_origin(annotation) is Mapping:
        return "object", None
    return JSON_TYPES.get(annotation, "object"), annotation if annotation not in JSON_TYPES else None


def always_written(cls: Any, field: dataclasses.Field[Any]) -> bool:
    if field.name in cls.keep_empty:
        return True
    if field.default is dataclasses.MISSING:
        return field.default_factory is dataclasses.MISSING
    return field.default is not None and field.default != ()


def test_every_type_of_the_model_has_a_schema_and_every_schema_a_type() -> None:
    assert set(TYPES) | SCALARS == set(schema_types())
    abstract = {model.Part, model.Entry}
    parts = {value for value in vars(model).values() if isinstance(value, type) and issubclass(value, model.Part)}
    assert parts - abstract == set(TYPES.values())


@pytest.mark.parametrize("name", sorted(TYPES))
def test_fields_of_schema_and_model_are_the_same(name: str) -> None:
    content = schema(name)
    fields = {field.name: field for field in dataclasses.fields(TYPES[name])}
    assert content["properties"].keys() == fields.keys()
    written = {field.name for field in fields.values() if always_written(TYPES[name], field)}
    # An extracted thing carries evidence even where the type's default is none: the builder has to give it.
    grounded = {"evidence"} & fields.keys() - ({"evidence"} if name == "warning" else set())
    assert set(content["required"]) == written | grounded


@pytest.mark.parametrize("name", sorted(TYPES))
def test_json_types_of_schema_and_model_are_the_same(name: str) -> None:
    hints = typing.get_type_hints(TYPES[name])
    for field, node in schema(name)["properties"].items():
        wanted, inner = expected(hints[field])
        found = resolved(node)
        # A constant has the type of its value.
        assert found.get("type", JSON_TYPES[type(found.get("const"))] if "const" in found else None) == wanted, field
        target = found["items"] if wanted == "array" else node
        if isinstance(inner, type) and issubclass(inner, model.Part):
            assert TYPES[target["$ref"].removesuffix(SUFFIX)] is inner, field


@pytest.mark.parametrize("name", sorted({*TYPES, *SCALARS}))
def test_a_schema_is_sound_closed_and_described(name: str) -> None:
    content = schema(name)
    Draft202012Validator.check_schema(content)
    assert content["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert content["$id"] == name + SUFFIX
    assert content["title"]
    assert content["description"].rstrip().endswith((".", "ө"))
    for node in subschemas(content):
        if node.get("type") == "object" and "properties" in node:
            assert node["additionalProperties"] is False
            for field in node["properties"].values():
                assert field["title"], field
                assert field["description"].endswith("."), field
        if "$ref" in node:
            assert node["$ref"].removesuffix(SUFFIX) in schema_types()


def test_the_fast_validator_agrees_with_plain_resolution_of_references() -> None:
    resources = [(name + SUFFIX, Resource.from_contents(schema(name))) for name in schema_types()]
    plain = Draft202012Validator(schema("record"), registry=Registry().with_resources(resources))
    record = sample_record().to_dict()
    record["people"][0]["evidence"][0]["start"] = "x"
    record["awards"][0]["kind"] = "cup"
    record["events"][0]["extra"] = 1
    found = [{(e.json_path, e.validator) for e in v.iter_errors(record)} for v in (plain, validator())]
    assert found[0] == found[1]
    assert len(found[0]) == 3


def test_an_unknown_type_is_refused_with_the_list_of_types() -> None:
    with pytest.raises(KeyError, match=r"there is one for each of: award, "):
        schema("prize")


def test_the_schema_given_out_is_a_copy() -> None:
    schema()["properties"].clear()
    assert schema()["properties"]
    assert validate(sample_record().to_dict()) == []

"""Make the page of the record out of `schemas/` whenever the site is built, so that the two never differ."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import File, Files

from nlp_reports.records.schemas import SUFFIX, schema, schema_types

INTRODUCTION = """# The record

What one post becomes: JSON of this form, schema version 1.0. Every field stands in a JSON Schema (draft 2020-12) that
comes with the package; `nlp-reports schema TYPE` prints it, `nlp-reports validate FILE` checks records against it.
Offsets are code points into the record's own `text`, half-open.
"""


def on_files(files: Files, config: Any) -> Files:
    """Add the generated page to those that MkDocs found."""
    files.append(File.generated(config, "schema.md", content=reference()))
    return files


def reference() -> str:
    """Return the page: `record` first, then every other type by its name."""
    names = ["record", *(name for name in schema_types() if name != "record")]
    return "\n".join([INTRODUCTION, *(_section(name, schema(name)) for name in names)])


def _section(name: str, content: dict[str, Any]) -> str:
    lines = [f"## {name}", "", content.get("description", content.get("title", "")), ""]
    fields = content.get("properties", {})
    if fields:
        required = set(content.get("required", ()))
        lines += ["| field | type | meaning |", "| --- | --- | --- |"]
        for field, value in fields.items():
            mark = "" if field in required else " (optional)"
            lines.append(
                f"| `{field}`{mark} | {_type(value)} | {_cell(value.get('description', value.get('title', '')))} |"
            )
        lines.append("")
    elif content.get("enum"):
        lines += [", ".join(f"`{value}`" for value in content["enum"]), ""]
    return "\n".join(lines)


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].removesuffix(SUFFIX)
        return f"[{name}](#{name})"
    if value.get("type") == "array":
        return f"list of {_type(value.get('items', {}))}"
    if "enum" in value:
        return " · ".join(f"`{item}`" for item in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    return str(value.get("type", "any"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

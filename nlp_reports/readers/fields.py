"""Which column or field is what of a post: named by the user, or found by its usual names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from nlp_reports.readers.html import plain_text
from nlp_reports.readers.making import iso_date
from nlp_reports.readers.options import ReadOptions

FIELDS = ("text", "title", "url", "author", "published", "post_id", "categories")


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads((resources.files("nlp_reports.readers") / "columns.toml").read_text("utf-8"))
    return {field: tuple(names) for field, names in data.items()}


def columns_of(names: Iterable[Any], options: ReadOptions) -> dict[str, Any]:
    """Return which name stands for which field of a post; a field that none stands for is left out."""
    by_key = {str(name).strip().casefold(): name for name in reversed(list(names))}
    found = {}
    for field in FIELDS:
        chosen = options.columns.get(field)
        keys = (chosen.strip().casefold(),) if chosen else _usual()[field]
        key = next((key for key in keys if key in by_key), None)
        if key is not None:
            found[field] = by_key[key]
    return found


def fields_of(row: Mapping[Any, Any], options: ReadOptions) -> tuple[str, dict[str, Any]] | None:
    """Return (text, other fields) of a row or object, None where it has no field of text."""
    columns = columns_of(row, options)
    if "text" not in columns:
        return None
    known: dict[str, Any] = {}
    for field, name in columns.items():
        value = row[name]
        if value in (None, "") or field == "text":
            continue
        if field == "published":
            known[field] = iso_date(value)
        elif field == "categories":
            parts = value if isinstance(value, list | tuple) else str(value).replace(";", ",").split(",")
            known[field] = tuple(str(part).strip() for part in parts if str(part).strip())
        else:
            known[field] = str(value).strip()
    text = row[columns["text"]]
    text = "" if text is None else str(text)
    return (plain_text(text, keep_lines=True) if _is_markup(text) else text), known


def _is_markup(text: str) -> bool:
    return "</" in text or "<br" in text or "<p>" in text

"""Write a record as JSON: the same record gives the same characters, always."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from nlp_reports.records.model import Record


def to_json(record: Record | Mapping[str, Any], *, indent: int | None = 2) -> str:
    """Return a record as JSON text, fields in the order of the contract, letters unescaped.

    Args:
        record: The record, typed or as plain dictionaries.
        indent: Spaces a level; None writes one line, as JSONL wants it.

    Raises:
        ValueError: A number is not finite.
    """
    plain = record.to_dict() if isinstance(record, Record) else record
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)

"""What changed between two records of one post, by JSON path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def difference(before: Any, after: Any) -> list[dict[str, Any]]:
    """Return the values added, removed and changed, each with its `path`, `before` and `after`."""
    return list(_compare("$", before, after))


def _compare(path: str, before: Any, after: Any) -> Iterator[dict[str, Any]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from _compare_at(f"{path}.{key}", before, after, key in before, key in after, key)
    elif isinstance(before, list) and isinstance(after, list):
        for index in range(max(len(before), len(after))):
            yield from _compare_at(f"{path}[{index}]", before, after, index < len(before), index < len(after), index)
    elif before != after:
        yield {"path": path, "before": before, "after": after}


def _compare_at(
    path: str, before: Any, after: Any, was: bool, stands: bool, key: str | int
) -> Iterator[dict[str, Any]]:
    if was and stands:
        yield from _compare(path, before[key], after[key])
    else:
        yield {"path": path, "before": before[key]} if was else {"path": path, "after": after[key]}

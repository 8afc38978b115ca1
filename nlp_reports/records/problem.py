"""What is wrong with a record, said so that it can be found and mended."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One breach of the contract.

    Attributes:
        path: JSONPath of the value, from the root: `$.events[0].start`.
        rule: The schema keyword or the invariant that is broken: `enum`, `grounding`, …
        value: The value found there, as JSON, shortened where it is long.
        message: One sentence that says what is wrong.
    """

    path: str
    rule: str
    value: str
    message: str

    def __str__(self) -> str:
        """Return the problem in one line."""
        return f"{self.path}: {self.rule}: {self.message} (found {self.value})"


def json_path(steps: Iterable[str | int]) -> str:
    """Return the JSONPath of these steps from the root.

    >>> json_path(["events", 0, "start"])
    '$.events[0].start'
    """
    return "$" + "".join(_step(step) for step in steps)


def shown(value: Any) -> str:
    """Return a value as JSON in one line, shortened in the middle where it is long."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    # A lone surrogate cannot be printed; only such a value is shown escaped.
    line = line if line.isprintable() or line.encode("utf-8", "ignore").decode() == line else json.dumps(value)
    if len(line) <= LONGEST_VALUE:
        return line
    half = (LONGEST_VALUE - 1) // 2
    return f"{line[:half]}…{line[-half:]}"


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isidentifier() else f"[{json.dumps(step)}]"

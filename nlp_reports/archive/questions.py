"""The ready questions of `questions.toml` as SQL."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from nlp_reports.archive.errors import QueryError


@functools.cache
def questions() -> Mapping[str, Mapping[str, Any]]:
    """Return the ready questions by name, each with `about`, `sql` and `filters`."""
    text = (resources.files("nlp_reports.archive") / "questions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def question_sql(name: str, limit: int, filters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a ready question as SQL with its parameters.

    Raises:
        QueryError: There is no such question, or it cannot be narrowed so.
    """
    if name not in questions():
        raise QueryError(f"there is no question {name!r}; there are: {', '.join(questions())}")
    question = questions()[name]
    given = {key: value for key, value in filters.items() if value is not None}
    for key in given:
        if key not in question["filters"]:
            raise QueryError(f"{name!r} cannot be narrowed by {key!r}; only by: {', '.join(question['filters'])}")
    conditions = [question["filters"][key] for key in given] or ["1"]
    values = {key: _folded(key, value) for key, value in given.items()}
    if "branch" in values:
        values["branch_key"] = values["branch"].casefold()  # by which bodies are looked up
    return question["sql"].format(filters=" AND ".join(conditions)), {**values, "limit": limit}


def _folded(key: str, value: Any) -> Any:
    """Write a person as `name_key` does: «Ахметова Гүлнар Т.» → «ахметова г т»."""
    if key != "person":
        return str(value)
    surname, *others = str(value).replace(".", " ").casefold().split() or [""]
    return " ".join([surname, *(part[0] for part in others[:2])])

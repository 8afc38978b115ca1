"""The ready questions of `questions.toml` as SQL."""

from __future__ import annotations

import functools
import sqlite3
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from nlp_reports.archive.errors import QueryError
from nlp_reports.i18n import gettext

#: So many rows are looked at one by one; where more fit a filter, the walk in order soon has what is wanted.
_FEW = 40_000


@functools.cache
def questions() -> Mapping[str, Mapping[str, Any]]:
    """Return the ready questions by name, each with `about`, `sql` and `filters`."""
    text = (resources.files("nlp_reports.archive") / "questions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def question_sql(
    connection: sqlite3.Connection, name: str, limit: int, filters: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Return a ready question as SQL with its parameters; the rarest of the filters leads, unless all are frequent.

    Raises:
        QueryError: There is no such question, or it cannot be narrowed so.
    """
    if name not in questions():
        said = gettext("there is no question {name}; there are: {names}")
        raise QueryError(said.format(name=repr(name), names=", ".join(questions())))
    question = questions()[name]
    given = {key: value for key, value in filters.items() if value is not None}
    for key in given:
        if key not in question["filters"]:
            said = gettext("{name} cannot be narrowed by {key}; only by: {keys}")
            raise QueryError(said.format(name=repr(name), key=repr(key), keys=", ".join(question["filters"])))
    conditions = [question["filters"][key] for key in given] or ["1"]
    values = {key: _folded(key, value) for key, value in given.items()}
    if "branch" in values:
        values["branch_key"] = values["branch"].casefold()  # by which bodies are looked up
    leads = question.get("leads", {})
    rows = {key: _rows(connection, leads[key]["rows"], values) for key in given if key in leads}
    rarest = min(rows, key=rows.__getitem__, default=None)
    found_in = question.get("found_in", "")
    if rarest is not None and rows[rarest] <= _FEW:
        found_in = leads[rarest]["found_in"].format(rows=leads[rarest]["rows"])
    return question["sql"].format(filters=" AND ".join(conditions), found_in=found_in), {**values, "limit": limit}


def _rows(connection: sqlite3.Connection, sql: str, values: Mapping[str, Any]) -> int:
    """Count rows up to a little above the number that is few."""
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM ({sql}) LIMIT {_FEW + 1})"
    return int(connection.execute(sql, values).fetchone()[0])


def _folded(key: str, value: Any) -> Any:
    """Write a person as `name_key` does: «Ахметова Гүлнар Т.» → «ахметова г т»."""
    if key != "person":
        return str(value)
    surname, *others = str(value).replace(".", " ").casefold().split() or [""]
    return " ".join([surname, *(part[0] for part in others[:2])])

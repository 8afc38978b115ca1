"""What the home page says: how much the archive holds, events by month, awards by branch, what wants a look."""

from __future__ import annotations

import sqlite3
from typing import Any

from nlp_reports.web.charts import months_chart, rows_chart
from nlp_reports.web.labels import label
from nlp_reports.web.links import search_url
from nlp_reports.web.queue import count_decided

#: Identities where the authority has looked, else names.
_KNOWN = (
    "SELECT COALESCE(NULLIF((SELECT COUNT(*) FROM identities WHERE list = '{list}'), 0),"
    " (SELECT COUNT(DISTINCT name_key) FROM {list}))"
)
_FIGURES = {
    "posts": "SELECT COUNT(*) FROM posts",
    "people": _KNOWN.format(list="people"),
    "organizations": _KNOWN.format(list="organizations"),
    "events": "SELECT COUNT(*) FROM events",
    "awards": "SELECT COUNT(*) FROM awards",
    "recipients": "SELECT COUNT(*) FROM recipients",
}
_NOT_REPEATED = "NOT EXISTS (SELECT 1 FROM duplicates WHERE duplicates.post = {table}.post)"


_STATE = """SELECT (SELECT COUNT(*) FROM posts), (SELECT MAX(decision) FROM decisions), (SELECT COUNT(*) FROM changes),
(SELECT COUNT(*) FROM quarantine), (SELECT MAX(run) FROM runs)"""


def home(connection: sqlite3.Connection, kept: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    """Return the figures and charts of the home page.

    Args:
        connection: The archive.
        kept: What was counted before, by the state of the archive: counting a large one takes a while.
    """
    state = tuple(connection.execute(_STATE).fetchone())
    if state not in kept:
        counted = _count(connection)
        kept.clear()
        kept[state] = counted
    last = connection.execute(
        "SELECT started, version, read, stored, quarantined FROM runs ORDER BY run DESC LIMIT 1"
    ).fetchone()
    return {
        **kept[state],
        "quarantined": state[3],
        "decided": count_decided(connection),
        "last": tuple(last) if last else None,
    }


def _count(connection: sqlite3.Connection) -> dict[str, Any]:
    def rows(sql: str) -> list[Any]:
        return [tuple(row) for row in connection.execute(sql)]

    months = rows(
        "SELECT substr(start, 1, 7), COUNT(*) FROM events WHERE length(start) >= 7 AND start BETWEEN '1800' AND '2200'"
        f" AND {_NOT_REPEATED.format(table='events')} GROUP BY 1"
    )
    branches = rows(
        "SELECT branch_text, COUNT(*) FROM recipients WHERE branch_text IS NOT NULL"
        f" AND {_NOT_REPEATED.format(table='recipients')} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12"
    )
    kinds = rows(
        f"SELECT kind, COUNT(*) FROM events WHERE {_NOT_REPEATED.format(table='events')}"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12"
    )
    return {
        "figures": [(name, rows(sql)[0][0]) for name, sql in _FIGURES.items()],
        "years": rows("SELECT substr(MIN(dated), 1, 4), substr(MAX(dated), 1, 4) FROM posts")[0],
        "months": (chart := months_chart(months)),
        "earlier": sum(count for _, count in months) - sum(bar.value for bar in chart.bars),
        "branches": rows_chart([(name, count, search_url({"branch": name})) for name, count in branches]),
        "kinds": rows_chart([(label(name), count, search_url({"kind": name})) for name, count in kinds]),
        "repeated": rows("SELECT COUNT(*) FROM duplicates")[0][0],
    }

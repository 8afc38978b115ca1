"""The quarantine page: every post that did not become a record, and why."""

from __future__ import annotations

import sqlite3
from typing import Any

_SHOWN = 200  # posts on the page, the latest first
_EXCERPT = 600  # characters shown of what was read


def quarantine_page(connection: sqlite3.Connection, stage: str) -> dict[str, Any]:
    """Return the posts in quarantine, of one stage where one is named, and how many there are at each stage."""
    where, values = ("WHERE stage = :stage", {"stage": stage}) if stage else ("", {})
    kept = connection.execute(
        "SELECT uri, stage, reason, detail, version, attempts, bytes_total, substr(bytes, 1, :excerpt) AS excerpt,"
        f" run FROM quarantine {where} ORDER BY quarantine DESC LIMIT {_SHOWN}",
        {**values, "excerpt": 4 * _EXCERPT},
    )
    return {
        "stage": stage,
        "stages": connection.execute("SELECT stage, COUNT(*) FROM quarantine GROUP BY 1 ORDER BY 1").fetchall(),
        "kept": [{**dict(row), "excerpt": _text(row["excerpt"])} for row in kept],
        "shown": _SHOWN,
    }


def _text(content: bytes | str | None) -> str:
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content or ""
    return text[:_EXCERPT]

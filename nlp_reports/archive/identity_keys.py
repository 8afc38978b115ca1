"""Which identity each name belongs to, as reviewers decided: merges followed to their end, entries split off."""

from __future__ import annotations

import json
import sqlite3


def derive_identity_keys(connection: sqlite3.Connection) -> None:
    """Fill `identity_keys` from the standing decisions on who is who; inside a transaction."""
    merged: dict[tuple[str, str], str] = {}
    split: dict[tuple[str, str, str], str] = {}
    for kind, action, was, becomes in connection.execute(
        "SELECT kind, action, was, becomes FROM standing_decisions WHERE uri = '' ORDER BY decided, key"
    ):
        before, after = json.loads(was), json.loads(becomes)
        if action == "split":
            split[kind, before["identity"], before["uri"]] = after["identity"]
        elif _end(merged, kind, after["identity"]) != before["identity"]:  # no merge into itself
            merged[kind, before["identity"]] = after["identity"]
    rows = [(kind, key, "", _end(merged, kind, key)) for kind, key in merged]
    rows += [(kind, key, uri, _end(merged, kind, identity)) for (kind, key, uri), identity in split.items()]
    connection.execute("DELETE FROM identity_keys")
    connection.executemany("INSERT INTO identity_keys VALUES (?, ?, ?, ?)", rows)


def _end(merged: dict[tuple[str, str], str], kind: str, key: str) -> str:
    while (kind, key) in merged:
        key = merged[kind, key]
    return key

"""Pairs of people or bodies that may be one: shown for the reviewer to decide, remembered for the next run."""

from __future__ import annotations

import sqlite3
from typing import Any

from nlp_reports.authority import pairs_in_doubt, remember, take_back, verdicts_taken
from nlp_reports.authority.names import NameForm
from nlp_reports.i18n import gettext as _
from nlp_reports.review import DecisionError

SHOWN = 20
_VERDICTS = 10
_OF_THE_NAME = len(NameForm._fields)  # parts of a node's key that say the name again


def doubts_context(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return the pairs in doubt, those that reach furthest first, how many there are, and the latest verdicts."""
    pairs = [
        {
            "pair": row["pair"],
            "bits": row["bits"],
            "sides": [
                {
                    "of": row["list"],
                    "identity": row[f"{side}_identity"],
                    "name": row[f"{side}_name"],
                    "entries": row[f"{side}_entries"],
                    "years": (row[f"{side}_first"], row[f"{side}_last"]),
                    "context": " · ".join(filter(None, row[f"{side}_node"].split("|")[_OF_THE_NAME:])),
                }
                for side in ("left", "right")
            ],
        }
        for row in pairs_in_doubt(connection, SHOWN)
    ]
    verdicts = [
        {**row, "nodes": [" · ".join(filter(None, row[f"{side}_node"].split("|"))) for side in ("left", "right")]}
        for row in verdicts_taken(connection, _VERDICTS)
    ]
    (count,) = connection.execute("SELECT COUNT(*) FROM identity_doubts").fetchone()
    return {"pairs": pairs, "pairs_count": count, "verdicts": verdicts}


def decide_pair(connection: sqlite3.Connection, pair: str, said: str, actor: str) -> None:
    """Remember that a pair is the `same` or `different`, or `withdraw` what was said; inside a transaction.

    Raises:
        DecisionError: The pair is not in doubt any more, or nothing was said of it.
    """
    if said == "withdraw":
        done = take_back(connection, pair)
    else:
        done = remember(connection, pair, same=said == "same", actor=actor)
    if not done:
        raise DecisionError(_("Somebody decided on this pair in between; look at the page again."))

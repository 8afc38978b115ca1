"""Decisions as files: gold that `evaluate` reads beside the texts, and the decisions for another archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from nlp_reports.archive.decisions import every, standing
from nlp_reports.review.decision import Decision, DecisionError, decision_of
from nlp_reports.review.effective import effective
from nlp_reports.review.gold import gold_of

#: The file with the decisions, one a line.
DECISIONS = "decisions.jsonl"
Write = Callable[[Path, str], None]


def export(connection: sqlite3.Connection, folder: Path, write: Write) -> tuple[int, int]:
    """Write `ID.txt` and `ID.gold.json` of each post that was reviewed, and all decisions.

    Args:
        connection: The archive.
        folder: Where to.
        write: Writes a file whole or not at all.

    Returns:
        How many posts and how many decisions were written.
    """
    posts = connection.execute(
        "SELECT DISTINCT posts.id, posts.uri, records.record FROM reviewed"
        " JOIN posts USING (post) JOIN records USING (post) ORDER BY posts.post"
    )
    count = 0
    for id_, uri, text in posts:
        record = json.loads(text)
        gold = gold_of(effective(record, standing(connection, uri)))
        write(folder / f"{id_}.txt", record["text"])
        write(folder / f"{id_}.gold.json", json.dumps(gold, ensure_ascii=False, indent=2) + "\n")
        count += 1
    decisions = every(connection)
    write(folder / DECISIONS, "".join(decision.to_json() + "\n" for decision in decisions))
    return count, len(decisions)


def read_decisions(path: Path) -> Iterator[Decision]:
    """Yield the decisions of a file, or of the folder that `export` wrote.

    Raises:
        DecisionError: The file cannot be read, or a line is no decision; the message names both.
    """
    path = path / DECISIONS if path.is_dir() else path
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decision_of(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise DecisionError(f"{path}:{number}: {error}") from error

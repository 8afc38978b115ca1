"""Write posts into the archive: one transaction a post, all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from nlp_reports.archive.connection import full_disk_named, open_for_writing
from nlp_reports.archive.decisions import refit
from nlp_reports.archive.duplicates import link, relink_those_of, unlink
from nlp_reports.archive.prepared import Prepared
from nlp_reports.archive.rows import columns
from nlp_reports.archive.similarity import bands


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive holds of a post: its number, the digest of its bytes, what made its record."""

    post: int
    sha256: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A post, or a source, that could not be turned into a record, with what is needed to try again.

    Attributes:
        stage: `read`, `extract`, `validate`, `store` or `worker` (the process died or took too long).
        reason: One line.
        detail: The traceback or the list of problems; may be empty.
        post_json: The post as read, where it was read.
        content: The bytes, whole or (where they are too many) none; `content_total` counts them all.
    """

    uri: str
    sha256: str
    stage: str
    reason: str
    detail: str = ""
    post_json: str | None = None
    content: bytes | None = None
    content_total: int = 0
    version: str = ""


class Reading:
    """What a batch asks of an archive, whether it writes to it or not."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def known(self, uri: str) -> Known | None:
        """Return what is stored of the post at this URI, if anything."""
        row = self.connection.execute(
            "SELECT post, sha256, fingerprint FROM posts JOIN pipelines USING (pipeline) WHERE uri = ?", (uri,)
        ).fetchone()
        return Known(*row) if row else None

    def record(self, post: int) -> str:
        """Return the stored record, as JSON."""
        text: str = self.connection.execute("SELECT record FROM records WHERE post = ?", (post,)).fetchone()[0]
        return text

    def failed_before(self, uri: str, sha256: str, version: str) -> str | None:
        """Return the stage at which these bytes failed this version; None if they are not in quarantine."""
        found = self.connection.execute(
            "SELECT stage FROM quarantine WHERE uri = ? AND sha256 = ? AND version = ?", (uri, sha256, version)
        ).fetchone()
        return found[0] if found else None


class Store(Reading):
    """An archive open for writing. Use it as a context manager; hold `writer_lock` around it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(open_for_writing(path))
        self._pipelines: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done inside, or none of it.

        Raises:
            ArchiveFullError: There was no room for it.
        """
        with full_disk_named():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._pipelines.clear()
                raise

    def forgive_reading(self, uri: str, run: int) -> None:
        """Take out of quarantine what earlier runs could not read of a file that this run has read to its end."""
        where = "FROM quarantine WHERE stage = 'read' AND run < ? AND (uri = ? OR (uri > ? AND uri < ?))"
        values = (run, uri, f"{uri}#", f"{uri}$")  # $ follows # in ASCII
        if self.connection.execute(f"SELECT 1 {where}", values).fetchone():
            with self.transaction():
                self.connection.execute(f"DELETE {where}", values)

    def put(self, prepared: Prepared) -> tuple[int, bool]:
        """Store a post, in place of what was stored under its URI; inside `transaction`.

        Returns:
            The number of the post, and whether it was linked to an earlier one as a duplicate.

        Raises:
            sqlite3.IntegrityError: The record refers to an entry that it does not hold.
        """
        known = self.known(prepared.uri)
        if known:
            self._clear(known.post)
        post = self._put_post(prepared, known.post if known else None)
        for table, rows in prepared.rows.items():
            if rows:
                marks = ", ".join("?" * len(columns()[table]))
                self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(post, *row) for row in rows])
        execute = self.connection.execute
        execute("INSERT INTO records VALUES (?, ?)", (post, prepared.record))
        execute("INSERT INTO signatures VALUES (?, ?)", (post, prepared.signature))
        self.connection.executemany(
            "INSERT OR IGNORE INTO signature_bands VALUES (?, ?)", [(band, post) for band in bands(prepared.signature)]
        )
        execute(
            "INSERT INTO search (rowid, lemmas, forms, title) VALUES (?, ?, ?, ?)",
            (post, prepared.lemmas, prepared.forms, prepared.title),
        )
        execute("DELETE FROM quarantine WHERE uri = ?", (prepared.uri,))
        if execute("SELECT 1 FROM decisions WHERE uri = ? LIMIT 1", (prepared.uri,)).fetchone():
            refit(self.connection, post)
        linked = link(self.connection, post)
        if known:
            relink_those_of(self.connection, post)
        return post, linked

    def put_failure(self, failure: Failure, run: int | None) -> None:
        """Put a post into quarantine, or count another attempt; inside `transaction`."""
        values = (
            failure.uri, failure.sha256, failure.stage, failure.reason, failure.detail, failure.post_json,
            failure.content, failure.content_total, failure.version, run,
        )  # fmt: skip
        self.connection.execute(
            "INSERT INTO quarantine (uri, sha256, stage, reason, detail, post_json, bytes, bytes_total, version, run)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uri) DO UPDATE SET attempts = attempts + 1,"
            " sha256 = excluded.sha256, stage = excluded.stage, reason = excluded.reason, detail = excluded.detail,"
            " post_json = excluded.post_json, bytes = excluded.bytes, bytes_total = excluded.bytes_total,"
            " version = excluded.version, run = excluded.run",
            values,
        )

    def _put_post(self, prepared: Prepared, post: int | None) -> int:
        values: Mapping[str, Any] = {
            "post": post,
            "uri": prepared.uri,
            "sha256": prepared.sha256,
            "text_sha256": prepared.text_sha256,
            **prepared.post,
            "pipeline": self._pipeline(prepared.pipeline),
        }
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        changed = ", ".join(f"{name} = excluded.{name}" for name in values if name != "post")
        number: int = self.connection.execute(
            f"INSERT INTO posts ({names}) VALUES ({marks}) ON CONFLICT (post) DO UPDATE SET {changed} RETURNING post",
            values,
        ).fetchone()[0]
        return number

    def _pipeline(self, columns: Mapping[str, Any]) -> int:
        fingerprint = columns["fingerprint"]
        if fingerprint not in self._pipelines:
            names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
            self.connection.execute(f"INSERT OR IGNORE INTO pipelines ({names}) VALUES ({marks})", columns)
            self._pipelines[fingerprint] = self.connection.execute(
                "SELECT pipeline FROM pipelines WHERE fingerprint = ?", (fingerprint,)
            ).fetchone()[0]
        return self._pipelines[fingerprint]

    def _clear(self, post: int) -> None:
        """Remove all that is stored of a post but its number and its history."""
        unlink(self.connection, post)
        for table in _OF_POST:
            self.connection.execute(f"DELETE FROM {table} WHERE post = ?", (post,))
        self.connection.execute("DELETE FROM search WHERE rowid = ?", (post,))


#: Tables that hold the content of a post; not its history (changes) and not the links, which are made anew.
_OF_POST = tuple(
    table
    for table, names in columns().items()
    if names[0] == "post" and table not in ("posts", "changes", "duplicates", "signature_bands")
)

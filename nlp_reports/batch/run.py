"""One run of a batch: read, leave out what is stored already, work, store, account."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from nlp_reports import __version__
from nlp_reports.archive.connection import full_disk_named, writer_lock
from nlp_reports.archive.prepared import Prepared
from nlp_reports.archive.store import Failure, Store
from nlp_reports.batch.account import Account
from nlp_reports.batch.difference import difference
from nlp_reports.batch.engines import Engine, InProcess, Shard
from nlp_reports.batch.seen import Seen
from nlp_reports.batch.sources import Item, Whole, read_sources
from nlp_reports.batch.work import ExtractorSpec, Outcome
from nlp_reports.readers import Post, ReadOptions
from nlp_reports.readers.naming import uri_of

#: Posts a shard: few, so that a worker's death costs little and the order of storing holds nobody up for long.
SHARD = 8
Report = Callable[[Account, str, str], None]


def run(
    sources: Iterable[Path],
    archive: Path,
    *,
    spec: ExtractorSpec | None = None,
    engine: Engine | None = None,
    refresh: bool = False,
    retry: bool = False,
    limit: int | None = None,
    include: Sequence[str] = (),
    options: ReadOptions | None = None,
    report: Report | None = None,
    posts: Iterable[Item] | None = None,
) -> Account:
    """Bring every post of the sources into the archive; what is there already is left alone.

    Args:
        sources: Files and folders.
        archive: The SQLite file; made where it is not there.
        spec: The extractor.
        engine: Where the work is done; in this process where none is given.
        refresh: Do again what another version of the extractor made, and keep what changed.
        retry: Do again what this version put into quarantine.
        limit: Read so many posts at most.
        include: Patterns of names (`*.txt`) to which the files of folders are narrowed.
        options: How to read tables and JSON: which column holds what.
        report: Called after each post with the account so far, its URI, and what became of it.
        posts: What to read in place of the sources.

    Raises:
        ArchiveError: The archive cannot be written: locked, full, or no archive. What was committed stays.
        ExtractorError: The extractor cannot be made.
    """
    spec, engine, sources = spec or ExtractorSpec(), engine or InProcess(), list(sources)
    with writer_lock(archive), full_disk_named(), Store(archive) as store:
        current = engine.fingerprint(spec) if refresh else None
        state = Run(store, report or (lambda *_: None), [uri_of(source) for source in sources])
        read = posts if posts is not None else read_sources(sources, own_files(archive), include, options)
        to_do = state.to_do(read, limit=limit, refreshing=current, retry=retry or refresh)
        for outcomes in engine.outcomes(spec, _shards(to_do)):
            for outcome in outcomes:
                state.settle(outcome)
        state.finish()
        return state.account


def own_files(archive: Path) -> frozenset[Path]:
    """Return the files of an archive, resolved: they are no sources, should it lie among them."""
    return frozenset(Path(f"{archive}{suffix}").resolve() for suffix in ("", "-wal", "-shm", "-journal", ".lock"))


def _shards(posts: Iterator[Post]) -> Iterator[Shard]:
    while shard := tuple(islice(posts, SHARD)):
        yield shard


class Run:
    """The state of a run: its account, which is committed with every post."""

    def __init__(self, store: Store, report: Report, arguments: list[str]) -> None:
        self.store, self.report, self.account = store, report, Account()
        self.seen = Seen(store.connection)
        with store.transaction():
            self.number: int = store.connection.execute(
                "INSERT INTO runs (started, version, arguments) VALUES (?, ?, ?) RETURNING run",
                (_now(), __version__, json.dumps(arguments, ensure_ascii=False)),
            ).fetchone()[0]
        self.account.run = self.number

    def to_do(
        self, read: Iterable[Item], *, limit: int | None = None, refreshing: str | None = None, retry: bool = False
    ) -> Iterator[Post]:
        """Yield the posts that need work; settle the others."""
        for item in read:
            if isinstance(item, Whole):
                self.store.forgive_reading(item.uri, self.number)
                continue
            if self.account.read == limit:
                return
            self.account.read += 1
            post = self.seen.named(item) if isinstance(item, Post) else item
            known = self.store.known(post.uri) if post else None
            if post is None or (
                known and known.sha256 == post.sha256 and (refreshing is None or known.fingerprint == refreshing)
            ):
                self.account.unchanged += 1
                self.report(self.account, item.uri, "unchanged")
            elif isinstance(post, Failure):
                self._quarantine(post)
            elif not retry and (stage := self.store.failed_before(post.uri, post.sha256, __version__)):
                self._count_failure(post.uri, stage)
            else:
                yield post

    def settle(self, outcome: Outcome) -> None:
        """Store a record, or put the post into quarantine; in one transaction with the account."""
        if isinstance(outcome, Failure):
            self._quarantine(outcome)
            return
        try:
            with self.store.transaction():
                linked = self._put(outcome)
        except sqlite3.IntegrityError as error:
            content = outcome.record.encode()
            self._quarantine(
                Failure(
                    uri=outcome.uri, sha256=outcome.sha256, stage="store", reason=str(error), content=content,
                    content_total=len(content), version=__version__,
                )
            )  # fmt: skip
            return
        self.account.duplicate += linked
        self.account.stored += not linked
        self.account.words += outcome.post["words"]
        self.report(self.account, outcome.uri, "duplicate" if linked else "stored")

    def finish(self) -> None:
        """Write the final account."""
        with self.store.transaction():
            self._write_account(finished=_now())

    def _put(self, prepared: Prepared) -> bool:
        known = self.store.known(prepared.uri)
        before = self.store.record(known.post) if known else None
        post, linked = self.store.put(prepared)
        if known and before is not None and before != prepared.record:
            cause = "refresh" if known.sha256 == prepared.sha256 else "source"
            changes = difference(json.loads(before), json.loads(prepared.record))
            self.account.changed += any(not item["path"].startswith("$.pipeline") for item in changes)
            self.store.connection.execute(
                "INSERT INTO changes (run, post, cause, difference) VALUES (?, ?, ?, ?)",
                (self.number, post, cause, json.dumps(changes, ensure_ascii=False)),
            )
        self._write_account()
        return linked

    def _quarantine(self, failure: Failure) -> None:
        with self.store.transaction():
            self.store.put_failure(failure, self.number)
            self._write_account()
        self._count_failure(failure.uri, failure.stage)

    def _count_failure(self, uri: str, stage: str) -> None:
        self.account.quarantined += 1
        self.account.failures[stage] = self.account.failures.get(stage, 0) + 1
        self.report(self.account, uri, f"quarantined:{stage}")

    def _write_account(self, finished: str | None = None) -> None:
        account = self.account
        self.store.connection.execute(
            "UPDATE runs SET read = ?, stored = ?, unchanged = ?, duplicate = ?, quarantined = ?, finished = ?"
            " WHERE run = ?",
            (
                account.read, account.stored, account.unchanged, account.duplicate, account.quarantined, finished,
                self.number,
            ),
        )  # fmt: skip


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")

"""Open the SQLite file: create, bring up to date, or read only; and keep two writers apart."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from filelock import FileLock, Timeout

from nlp_reports.archive.errors import ArchiveError, ArchiveFullError, ArchiveLockedError
from nlp_reports.i18n import gettext

#: Marks the file as an archive of this program (`PRAGMA application_id`): "kknr" in ASCII.
APPLICATION_ID = 0x6B6B6E72


@functools.cache
def migrations() -> tuple[str, ...]:
    """Return the SQL that takes an archive from each version to the next, in order."""
    folder = resources.files("nlp_reports.archive") / "migrations"
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in files)


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open an archive, made or brought up to date where needed.

    Raises:
        ArchiveError: The file is something else, or of a newer version of this program.
    """
    with _readable_errors(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        try:
            _check_kind(connection, path, new_allowed=True)
            connection.execute("PRAGMA journal_mode = WAL")
            # In WAL mode NORMAL keeps the file sound through power loss; the last posts may need doing again.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -65536")
            # Posts in a row change the same pages of the indices: 32 MB of journal save a seventh of the writing.
            connection.execute("PRAGMA wal_autocheckpoint = 8000")
            connection.execute("PRAGMA temp_store = FILE")  # what a run has seen is not kept in memory
            _migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Open an archive so that nothing can be written through the connection.

    Args:
        path: The file.
        immutable: It lies where nobody can write, so that SQLite cannot make its journal beside it either.

    Raises:
        ArchiveError: There is no such file, or it is no archive, or one of another version.
    """
    connection, version = _open_any_version(path, immutable)
    if version < len(migrations()):
        connection.close()
        said = gettext("{path}: made by an older version; bring it up to date with: nlp-reports check {path}")
        raise ArchiveError(said.format(path=path))
    return connection


def needs_migration(path: Path) -> bool:
    """Tell whether an archive is of an older version of this program.

    Raises:
        ArchiveError: There is no such file, or it is no archive, or one of a newer version.
    """
    connection, version = _open_any_version(path)
    connection.close()
    return version < len(migrations())


def _open_any_version(path: Path, immutable: bool = False) -> tuple[sqlite3.Connection, int]:
    if not path.is_file():
        said = gettext("{path}: no such archive (make one with: nlp-reports batch SOURCE --archive {path})")
        raise ArchiveError(said.format(path=path))
    with _readable_errors(path):
        address = f"{path.absolute().as_uri()}?{'immutable=1' if immutable else 'mode=ro'}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30)
        try:
            connection.execute("PRAGMA query_only = ON")
            return connection, _check_kind(connection, path, new_allowed=False)
        except BaseException:
            connection.close()
            raise


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the one place for a writer; the system frees it when the process ends, however it ends.

    Raises:
        ArchiveLockedError: Another process holds it.
    """
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        said = gettext("{path}: another batch is writing to this archive; wait for it to end")
        raise ArchiveLockedError(said.format(path=path)) from None
    except OSError as error:
        said = gettext("{path}: cannot write beside the archive ({reason})")
        raise ArchiveError(said.format(path=path, reason=error.strerror)) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def full_disk_named() -> Iterator[None]:
    """Turn SQLite's errors of a full disk into `ArchiveFullError`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL or error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_IOERR:
            said = gettext("the disk is full or failing ({reason}); make room and run the batch again")
            raise ArchiveFullError(said.format(reason=error)) from error
        raise


def _check_kind(connection: sqlite3.Connection, path: Path, *, new_allowed: bool) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    kind: int = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0] == 0
    if kind != APPLICATION_ID and not (empty and new_allowed):
        raise ArchiveError(gettext("{path}: a SQLite file, but not an archive of nlp-reports").format(path=path))
    if version > len(migrations()):
        said = gettext(
            "{path}: an archive of version {version}, newer than this program knows ({known});"
            " install a newer nlp-reports"
        )
        raise ArchiveError(said.format(path=path, version=version, known=len(migrations())))
    return version


def _migrate(connection: sqlite3.Connection) -> None:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    for number, script in enumerate(migrations()[version:], start=version + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {number};\nCOMMIT;"
        )


@contextmanager
def _readable_errors(path: Path) -> Iterator[None]:
    try:
        with full_disk_named():
            yield
    except sqlite3.DatabaseError as error:
        said = gettext("{path}: cannot be opened as an archive ({reason})")
        raise ArchiveError(said.format(path=path, reason=error)) from None

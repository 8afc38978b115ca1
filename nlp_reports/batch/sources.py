"""Read the sources named on the command line: posts, what could not be read, and which files were read to their end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp_reports import __version__
from nlp_reports.archive.store import Failure
from nlp_reports.batch.files import files_of
from nlp_reports.readers import Post, ReadOptions, Unread, read_source
from nlp_reports.readers.naming import uri_of

#: Bytes of what cannot be read that quarantine keeps; more than these stay where they are and are named.
_KEPT = 16_000_000


@dataclass(frozen=True, slots=True)
class Whole:
    """A file was read to its end, so what earlier runs could not read of it is past."""

    uri: str


Item = Post | Failure | Whole


def read_sources(
    sources: Iterable[Path],
    leave_out: frozenset[Path] = frozenset(),
    include: Sequence[str] = (),
    options: ReadOptions | None = None,
) -> Iterator[Item]:
    """Yield the posts of files and folders, in the order of their names; what cannot be read is a `Failure`.

    Args:
        sources: Files and folders.
        leave_out: Resolved paths that are no sources: the archive itself.
        include: Patterns of file names (`*.txt`), one of which a file in a folder must match; none for all files.
        options: Which columns of tables and fields of JSON hold what.
    """
    for source in sources:
        for path in files_of(source, leave_out, include):
            if not isinstance(path, Path):
                yield _failed(Unread(uri=uri_of(path.filename), reason=path.strerror or str(path)), None)
            else:
                yield from _file(path, options or ReadOptions())


def _file(path: Path, options: ReadOptions) -> Iterator[Item]:
    try:
        before = path.stat()
        if not path.is_file():
            yield _failed(Unread(uri=uri_of(path), reason="this is neither a file nor a folder"), None)
            return
        for found in read_source(path, options):
            yield found if isinstance(found, Post) else _failed(found, path)
        after = path.stat()
    except OSError as error:
        yield _failed(Unread(uri=uri_of(path), reason=error.strerror or str(error)), path)
        return
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield _failed(Unread(uri=uri_of(path), reason="changed while it was read; run the batch again"), path)
    else:
        yield Whole(uri_of(path))


def _failed(unread: Unread, path: Path | None) -> Failure:
    content, size = unread.content, unread.size
    if content is None and path is not None and unread.uri == uri_of(path):
        content, size = _bytes_of(path)
    if content is not None and len(content) > _KEPT:
        content = None
    return Failure(
        uri=unread.uri, sha256=hashlib.sha256(content or b"").hexdigest(), stage="read", reason=unread.reason,
        content=content, content_total=size or len(content or b""), version=__version__,
    )  # fmt: skip


def _bytes_of(path: Path) -> tuple[bytes | None, int]:
    """Return the bytes of a file that are worth keeping, and how many it has."""
    try:
        size = path.stat().st_size
        return (path.read_bytes() if size <= _KEPT and path.is_file() else None), size
    except OSError:
        return None, 0

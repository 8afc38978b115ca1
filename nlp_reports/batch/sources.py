"""Read the sources named on the command line: posts, what could not be read, and which files were read to their end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_reports import __version__
from nlp_reports.archive.store import Failure
from nlp_reports.batch.files import files_of
from nlp_reports.readers import Post, ReadError, read

#: Bytes of an unreadable source that quarantine keeps; a longer one stays where it is and is named.
_KEPT = 16_000_000
_FIELDS = ("title", "url", "author", "published")


@dataclass(frozen=True, slots=True)
class Whole:
    """A file was read to its end without fault, so what quarantine says of reading it is past."""

    uri: str


Item = Post | Failure | Whole


def read_sources(sources: Iterable[Path], leave_out: frozenset[Path] = frozenset()) -> Iterator[Item]:
    """Yield the posts of files and folders, in the order of their names; what cannot be read is a `Failure`.

    Args:
        sources: Files and folders.
        leave_out: Resolved paths that are no sources: the archive itself.
    """
    for source in sources:
        for path in files_of(source, leave_out):
            if isinstance(path, Path):
                yield from _file(path)
            else:
                yield _failed(str(path.filename), None, 0, path.strerror or str(path))


def _file(path: Path) -> Iterator[Item]:
    try:
        before = path.stat()
        if not path.is_file():
            raise ReadError(str(path), "this is neither a file nor a folder")
        yield from _jsonl(path) if _is_jsonl(path) else read(path)
        after = path.stat()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise ReadError(str(path), "changed while it was read; run the batch again")
        yield Whole(str(path))
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _is_jsonl(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _jsonl(path: Path) -> Iterator[Post | Failure]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield _post_of_line(path, number, line)
            except (ValueError, TypeError) as error:
                yield _failed(f"{path}#line-{number}", line, len(line), f"line {number}: {error}")


def _post_of_line(path: Path, number: int, line: bytes) -> Post:
    item: Any = json.loads(line)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise TypeError("not an object with a field «text»")
    item["text"].encode("utf-8")  # a lone surrogate is refused here, as a ValueError
    key = item.get("id")
    known: dict[str, Any] = {name: str(item[name]) for name in _FIELDS if item.get(name) is not None}
    return Post(
        uri=f"{path}#{key if key is not None else f'line-{number}'}",
        text=item["text"],
        sha256=hashlib.sha256(line).hexdigest(),
        format="jsonl",
        post_id=str(key) if key is not None else None,
        **known,
    )


def _unreadable(path: Path, error: Exception) -> Failure:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _KEPT and path.is_file() else None
    except OSError:
        size, content = 0, None
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
    else:
        reason = error.reason if isinstance(error, ReadError) else str(error)
    return _failed(str(path), content, size, reason)


def _failed(uri: str, content: bytes | None, total: int, reason: str) -> Failure:
    digest = hashlib.sha256(content or b"").hexdigest()
    return Failure(
        uri=uri, sha256=digest, stage="read", reason=reason, content=content, content_total=total, version=__version__
    )

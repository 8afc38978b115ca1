"""Walk the sources named on the command line: posts, and what could not be read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nlp_reports import __version__
from nlp_reports.archive.store import Failure
from nlp_reports.readers import Post

#: Bytes of an unreadable source that quarantine keeps; a longer one stays where it is and is named.
_KEPT = 16_000_000
_FIELDS = ("title", "url", "author", "published")


def read_sources(sources: Iterable[Path]) -> Iterator[Post | Failure]:
    """Yield the posts of files and folders, in the order of their names; a file that cannot be read is a `Failure`."""
    for source in sources:
        files = sorted(path for path in source.rglob("*") if path.is_file()) if source.is_dir() else [source]
        for path in files:
            try:
                yield from _jsonl(path) if _is_jsonl(path) else (_text(path),)
            except (OSError, ValueError) as error:
                yield _unreadable(path, error)


def _is_jsonl(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _text(path: Path) -> Post:
    content = path.read_bytes()
    if b"\0" in content:
        raise ValueError("a binary file")
    return Post(uri=str(path), text=content.decode("utf-8-sig"), sha256=hashlib.sha256(content).hexdigest())


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
        content = path.read_bytes() if size <= _KEPT else None
    except OSError:
        size, content = 0, None
    reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    return _failed(str(path), content, size, reason)


def _failed(uri: str, content: bytes | None, total: int, reason: str) -> Failure:
    digest = hashlib.sha256(content or b"").hexdigest()
    return Failure(
        uri=uri, sha256=digest, stage="read", reason=reason, content=content, content_total=total, version=__version__
    )

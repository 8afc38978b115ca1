"""Read one file: what it is told by its bytes, what it says as posts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from nlp_reports.readers.decoding import NotTextError, decode
from nlp_reports.readers.errors import ReadError
from nlp_reports.readers.post import Post


def read(path: Path | str) -> Iterator[Post]:
    """Yield the posts of a file, its format chosen by content.

    Raises:
        ReadError: The path is missing, a folder, unreadable, empty, or no text.
    """
    path = Path(path)
    if path.is_dir():
        raise ReadError(str(path), "this is a folder; name the files in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(str(path), "there is no such file") from None
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror or error}") from error
    yield from read_bytes(data, uri=str(path))


def read_bytes(data: bytes, *, uri: str) -> Iterator[Post]:
    """Yield the posts of bytes at hand; `uri` says where they are from.

    Raises:
        ReadError: The bytes are empty or no text.
    """
    from nlp_reports.readers.html import looks_like_html, page_text

    if not data.strip():
        raise ReadError(uri, "the file is empty")
    try:
        text, encoding = decode(data)
    except NotTextError as error:
        raise ReadError(uri, str(error)) from error
    digest = hashlib.sha256(data).hexdigest()
    if looks_like_html(data):
        main, known = page_text(text)
        if not main.strip():
            raise ReadError(uri, "the page holds no text")
        yield Post(
            uri=uri, text=main, sha256=digest, format="html", encoding=encoding, title=known.get("title"),
            url=known.get("url"), author=known.get("author"), published=known.get("published"),
        )  # fmt: skip
        return
    warnings = (("control_characters", "the text holds control characters"),) if _has_controls(text) else ()
    yield Post(uri=uri, text=text, sha256=digest, format="text", encoding=encoding, warnings=warnings)


def _has_controls(text: str) -> bool:
    return any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in set(text))

"""Read a source: what it is told by its bytes, what it says as posts, one at a time."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from nlp_reports.readers.containers import read_packed, read_tar, read_zip
from nlp_reports.readers.documents import read_docx, read_pdf
from nlp_reports.readers.errors import ReadError, Unread
from nlp_reports.readers.formats import HEAD, format_of
from nlp_reports.readers.html import read_html
from nlp_reports.readers.json_posts import read_json, read_jsonl
from nlp_reports.readers.naming import uri_of
from nlp_reports.readers.options import DEFAULT, MOST_BYTES, MOST_NESTED, MOST_OFFICE, ReadOptions
from nlp_reports.readers.post import Post
from nlp_reports.readers.rss import read_rss
from nlp_reports.readers.tables import read_csv, read_xlsx, table_delimiter
from nlp_reports.readers.text import read_eml, read_text
from nlp_reports.readers.unique import unique

_WHOLE: Final[dict[str, Callable[[bytes, str], Iterator[Post | Unread]]]] = {
    "text": read_text, "html": read_html, "eml": read_eml, "docx": read_docx, "pdf": read_pdf,
}  # fmt: skip
_NOT_READ: Final = {
    "rtf": "RTF is not read; save it as DOCX or text",
    "ole": "an old Office format is not read; save it as DOCX or XLSX",
    "7z": "7z is not read; pack it as ZIP or TAR",
    "rar": "RAR is not read; pack it as ZIP or TAR",
    "xml": "XML of a kind that is not known; WordPress exports and RSS are read",
    "bomb": "the document unpacks beyond all measure (a bomb?); nothing of it is read",
}


def read_source(path: Path | str, options: ReadOptions = DEFAULT) -> Iterator[Post | Unread]:
    """Yield the posts of a file and, in its place, what could not be read; its format is chosen by content.

    Args:
        path: A file.
        options: Which columns hold what.
    """
    path, uri = Path(path), uri_of(path)
    if path.is_dir():
        yield Unread(uri=uri, reason="this is a folder; name the files in it")
        return
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from unique(_guarded(read_stream(stream, uri, size, options), uri, size))
    except FileNotFoundError:
        yield Unread(uri=uri, reason="there is no such file")
    except OSError as error:
        yield Unread(uri=uri, reason=f"cannot be read: {error.strerror or error}")


def read_stream(
    stream: BinaryIO, uri: str, size: int, options: ReadOptions = DEFAULT, *, depth: int = 0
) -> Iterator[Post | Unread]:
    """Yield the posts of an open file that can be sought in.

    Args:
        stream: The file, at its beginning.
        uri: What its posts say where they are from.
        size: Its length in bytes.
        options: Which columns hold what.
        depth: How many archives it lies in.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.strip() and size <= HEAD:
        yield Unread(uri=uri, reason="the file is empty", content=head, size=size)
        return
    kind = format_of(head)
    if kind == "zip":
        kind = _zip_kind(stream)
    if kind in {"zip", "tar", "gzip", "bzip2", "xz"}:
        yield from _read_container(stream, uri, kind, size, options, depth)
    elif kind in _NOT_READ:
        yield Unread(uri=uri, reason=_NOT_READ[kind], size=size)
    elif kind == "rss":
        yield from read_rss(stream, uri)
    elif kind == "json":
        yield from read_json(stream, uri, options)
    elif kind == "jsonl":
        yield from read_jsonl(stream, uri, options)
    elif kind == "xlsx":
        yield from read_xlsx(stream, uri, options)
    elif kind == "text" and (delimiter := table_delimiter(head, options)):
        yield from read_csv(stream, uri, options, delimiter)
    elif size > MOST_BYTES:
        yield Unread(uri=uri, reason=f"{size:,} bytes are no post (at most {MOST_BYTES:,}); cut it up first", size=size)
    else:
        yield from _WHOLE[kind](stream.read(), uri)


def _read_container(
    stream: BinaryIO, uri: str, kind: str, size: int, options: ReadOptions, depth: int
) -> Iterator[Post | Unread]:
    if depth >= MOST_NESTED:
        yield Unread(uri=uri, reason=f"archives lie in archives more than {MOST_NESTED} deep", size=size)
        return
    member = partial(_read_member, options=options, depth=depth + 1)
    if kind == "zip":
        yield from read_zip(stream, uri, member)
    elif kind == "tar":
        yield from read_tar(stream, uri, member)
    else:
        yield from read_packed(stream, uri, kind, size, member)


def _read_member(stream: BinaryIO, uri: str, *, options: ReadOptions, depth: int) -> Iterator[Post | Unread]:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    yield from _guarded(read_stream(stream, uri, size, options, depth=depth), uri, size)


def _guarded(found: Iterator[Post | Unread], uri: str, size: int) -> Iterator[Post | Unread]:
    """Yield what a reader gives; whatever a library raises on damage that nobody has met before, the batch goes on."""
    try:
        yield from found
    except OSError:
        raise  # the file cannot be read at all, which its opener says
    except Exception as error:
        said = " ".join(str(error).split())[:200]
        yield Unread(uri=uri, reason=f"damaged: its reader failed ({type(error).__name__}: {said})", size=size)


def _zip_kind(stream: BinaryIO) -> str:
    """Tell the Office formats, which are ZIP files, from ZIP."""
    try:
        infos = {info.filename: info.file_size for info in zipfile.ZipFile(stream).infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return "zip"
    finally:
        stream.seek(0)
    office = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
    kind = next((kind for part, kind in office.items() if part in infos), "zip")
    return "bomb" if kind != "zip" and sum(infos.values()) > MOST_OFFICE else kind


def read(path: Path | str, options: ReadOptions = DEFAULT) -> Iterator[Post]:
    """Yield the posts of a file, its format chosen by content.

    Raises:
        ReadError: At the first thing in it that cannot be read; use `read_source` to be told and go on.
    """
    for found in read_source(path, options):
        if isinstance(found, Unread):
            raise ReadError(found.uri, found.reason)
        yield found


def read_bytes(data: bytes, *, uri: str, options: ReadOptions = DEFAULT) -> Iterator[Post]:
    """Yield the posts of bytes at hand; `uri` says where they are from.

    Raises:
        ReadError: At the first thing in them that cannot be read.
    """
    for found in read_stream(io.BytesIO(data), uri, len(data), options):
        if isinstance(found, Unread):
            raise ReadError(found.uri, found.reason)
        yield found

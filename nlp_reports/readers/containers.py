"""ZIP, TAR and single packed files: every member read as if it lay by itself, nothing unpacked to disk by its name."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, Final, cast

from nlp_reports.readers.errors import Unread
from nlp_reports.readers.naming import uri_of
from nlp_reports.readers.options import MOST_RATIO, MOST_UNPACKED
from nlp_reports.readers.post import Post

Member = Callable[[BinaryIO, str], Iterator[Post | Unread]]
"""Reads the bytes of a member: (stream, uri)."""
_CHUNK: Final = 1 << 20
_IN_MEMORY: Final = 16 << 20
_BROKEN: Final = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError,
                  NotImplementedError, ValueError, struct.error)  # fmt: skip
_OPENERS: Final[dict[str, Callable[[BinaryIO], Any]]] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}


class _TooLargeError(Exception):
    pass


def read_zip(stream: BinaryIO, uri: str, member: Member) -> Iterator[Post | Unread]:
    """Yield what the members of a ZIP give, in their order; a member that is hostile or broken is told apart."""
    try:
        packed = zipfile.ZipFile(stream)
        infos = packed.infolist()
    except _BROKEN as error:
        yield Unread(uri=uri, reason=f"a damaged ZIP: {error}")
        return
    left = MOST_UNPACKED
    for info in infos:
        if info.filename and (info.is_dir() or _is_rubbish(info.filename)):
            continue
        place = f"{uri}#{_name(info)}"
        reason = _hostile(_name(info)) or ("it is encrypted; unpack it first" if info.flag_bits & 1 else None)
        if reason:
            yield Unread(uri=place, reason=reason, size=info.file_size)
            continue
        try:
            with packed.open(info) as source, _spooled(source, info.compress_size, left) as (file, size):
                left -= size
                yield from member(file, place)
        except _TooLargeError as error:
            yield Unread(uri=place, reason=str(error), size=info.file_size)
        except _BROKEN as error:
            yield Unread(uri=place, reason=f"damaged inside the ZIP: {error}", size=info.file_size)


def read_tar(stream: BinaryIO, uri: str, member: Member) -> Iterator[Post | Unread]:
    """Yield what the files of a TAR give, in their order; links and devices are passed over with a word."""
    left = MOST_UNPACKED
    try:
        with tarfile.open(fileobj=stream, mode="r:") as packed:
            for info in packed:
                if info.isdir() or _is_rubbish(info.name):
                    continue
                place = f"{uri}#{uri_of(info.name)}"
                reason = _hostile(info.name) or (None if info.isfile() else "a link or device, no file")
                source = packed.extractfile(info) if reason is None else None
                if source is None:
                    yield Unread(uri=place, reason=reason or "it cannot be read", size=info.size)
                    continue
                try:
                    with _spooled(source, info.size, left) as (file, size):
                        left -= size
                        yield from member(file, place)
                except _TooLargeError as error:
                    yield Unread(uri=place, reason=str(error), size=info.size)
    except _BROKEN as error:
        yield Unread(uri=uri, reason=f"a damaged TAR: {error}")


def read_packed(stream: BinaryIO, uri: str, kind: str, size: int, member: Member) -> Iterator[Post | Unread]:
    """Yield what the one file in a `gzip`, `bzip2` or `xz` gives."""
    try:
        with _OPENERS[kind](stream) as source, _spooled(source, size, MOST_UNPACKED) as (file, _):
            yield from member(file, uri)
    except _TooLargeError as error:
        yield Unread(uri=uri, reason=str(error), size=size)
    except _BROKEN as error:
        yield Unread(uri=uri, reason=f"damaged {kind}: {error}", size=size)


class _spooled:  # noqa: N801 - used as a function
    """Copy a member into a temporary file that can be sought in; refuse one that unpacks beyond all measure."""

    def __init__(self, source: IO[bytes], packed: int, left: int) -> None:
        self.source, self.packed, self.left = source, packed, left
        self.file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed in __exit__

    def __enter__(self) -> tuple[BinaryIO, int]:
        size = 0
        while chunk := self.source.read(_CHUNK):
            size += len(chunk)
            if size > _CHUNK and size > self.packed * MOST_RATIO:
                self.file.close()
                raise _TooLargeError(f"it unpacks to over {MOST_RATIO} times its size (a bomb?); nothing of it is read")
            if size > self.left:
                self.file.close()
                raise _TooLargeError(f"the archive unpacks to over {MOST_UNPACKED >> 30} GiB; split it")
            self.file.write(chunk)
        self.file.seek(0)
        return cast(BinaryIO, self.file), size

    def __exit__(self, *_: object) -> None:
        self.file.close()


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; where the ZIP does not say UTF-8, Cyrillic of Windows is likelier than cp437."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        try:
            return info.filename.encode("cp437").decode("cp866")
        except UnicodeError:
            return info.filename


def _hostile(name: str) -> str | None:
    if not name:
        return "it has no name; the archive is damaged"
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":"):
        return "its name points outside the archive; it is not read"
    return None


def _is_rubbish(name: str) -> bool:
    """Tell what systems put into archives by themselves: `__MACOSX/`, `.DS_Store`, `Thumbs.db`."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or (bool(parts) and parts[-1] in {".DS_Store", "Thumbs.db", "desktop.ini"})

"""Walk the sources named: their files in a fixed order, a folder at a time, and about how many posts they hold."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

_BLOCK = 1 << 20


def files_of(
    source: Path, leave_out: frozenset[Path] = frozenset(), include: Sequence[str] = ()
) -> Iterator[Path | OSError]:
    """Yield the files of a source, or the error where a folder cannot be listed.

    Files of a folder come by name, before those of the folders in it. Names that begin with a dot are left out, and so
    is what is no regular file. A link to a folder is not followed.

    Args:
        source: A file or a folder.
        leave_out: Resolved paths that are no sources: the archive itself.
        include: Patterns of names, one of which a file in a folder must match; none for all files.
    """
    if not source.is_dir():
        yield source
        return
    errors: list[OSError] = []
    for folder, folders, names in os.walk(source, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            wanted = not include or any(fnmatch(name, pattern) for pattern in include)
            if wanted and not name.startswith(".") and path.is_file() and path.resolve() not in leave_out:
                yield path
        while errors:
            yield errors.pop(0)
    yield from errors


def estimate(sources: Iterable[Path], leave_out: frozenset[Path] = frozenset(), include: Sequence[str] = ()) -> int:
    """Return about how many posts the sources hold, without reading them as such.

    Counted are the items of an export, the lines of JSONL and of tables, the entries of a ZIP, and else one a file.
    """
    files = (path for source in sources for path in files_of(source, leave_out, include))
    return sum(_estimate(path) for path in files if isinstance(path, Path))


def _estimate(path: Path) -> int:
    try:
        with path.open("rb") as file:
            head = file.read(2048).lstrip(b"\xef\xbb\xbf \t\r\n")
            if head.startswith(b"PK\x03\x04") and path.suffix.lower() == ".zip":
                return len(zipfile.ZipFile(path).namelist())
            if head.startswith((b"<?xml", b"<rss")):
                return max(1, _count(path, b"<item>"))
            if head.startswith((b"{", b"[{")):
                return max(1, _count(path, b"\n"), _count(path, b'"rendered"') // 4 if head.startswith(b"[") else 0)
            if path.suffix.lower() in (".csv", ".tsv"):
                return max(1, _count(path, b"\n") - 1)
    except (OSError, zipfile.BadZipFile):
        return 1
    return 1


def _count(path: Path, what: bytes) -> int:
    found, rest = 0, b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found += (rest + block).count(what)
            rest = block[-len(what) + 1 :] if len(what) > 1 else b""
    return found

"""What a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import json
import re
from typing import Final

HEAD: Final = 65_536
"""Bytes that `format_of` looks at."""

_MAGIC: Final = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
)
_MARKS: Final = b"\xef\xbb\xbf \t\r\n"
_XML: Final = re.compile(rb"<(?:rss|channel|rdf:RDF)\b", re.IGNORECASE)
_TAG: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|section|main|h[1-6]|div|p|ul|ol|table|br|span)\b", re.IGNORECASE
)
_HEADER: Final = re.compile(rb"^(?:[A-Za-z][A-Za-z-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n", re.ASCII)
_LETTER: Final = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id):", re.IGNORECASE | re.MULTILINE
)
_TAR_MAGIC: Final = slice(257, 262)


def format_of(head: bytes) -> str:
    """Return the short name of a format, such as `text`, `html`, `rss`, `json`, `zip`, `pdf` or `eml`.

    Args:
        head: The first `HEAD` bytes of the file, or all where there are fewer.
    """
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[_TAR_MAGIC] == b"ustar":
        return "tar"
    plain = _narrow(head).lstrip(_MARKS)
    if plain.startswith((b"{", b"[")):
        return _json_kind(plain) or "text"
    if plain.startswith(b"<"):
        return _markup_kind(plain)
    if _HEADER.match(plain) and len(_LETTER.findall(plain[:4096])) >= 2:
        return "eml"
    return "text"


def _narrow(head: bytes) -> bytes:
    """Return UTF-16 as if it were of one byte a letter, so that the marks of a format can be seen in it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head


def _markup_kind(plain: bytes) -> str:
    if _XML.search(plain):
        return "rss"
    if plain.startswith(b"<?xml") and not _TAG.search(plain):
        return "xml"
    return "html" if _TAG.search(plain[:4096]) else "text"


def _json_kind(plain: bytes) -> str | None:
    """Return `jsonl` where the first line is an object by itself, `json` where it begins as JSON, else None."""
    if plain.startswith(b"["):
        return "json" if plain[1:].lstrip()[:1] in {b"{", b"]"} else None
    first, _, rest = plain.partition(b"\n")
    try:
        json.loads(first)
    except ValueError:
        after = plain[1:].lstrip()[:1]
        long_line = not rest and len(plain) > HEAD - 100
        return "jsonl" if long_line and after == b'"' else "json" if after in {b'"', b"}"} else None
    return "jsonl"

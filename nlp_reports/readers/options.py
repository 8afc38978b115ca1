"""What a user may say about a source, and the bounds that every reader keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one post's file (text, page, document, letter, member of an archive)."""
MOST_LETTERS: Final = 2_000_000
"""Code points of one post's text: a small library of novels; more is no post."""
MOST_LINE: Final = 32 * 1024 * 1024
"""Bytes of one line of JSONL or CSV."""
MOST_UNPACKED: Final = 20 * 1024 * 1024 * 1024
"""Bytes that one ZIP or TAR may unpack to in all."""
MOST_RATIO: Final = 200
"""How many times its packed size a member may unpack to, once it is larger than a megabyte."""
MOST_OFFICE: Final = 1024 * 1024 * 1024
"""Bytes that the parts of one DOCX or XLSX may unpack to."""
MOST_NESTED: Final = 3
"""How deep archives may lie in archives."""


@dataclass(frozen=True)
class ReadOptions:
    """How to read.

    Attributes:
        columns: For tables and JSON, which column holds which field of a post: {"text": "Мазмұны", "title": "Атауы"};
            what is not named is found by its usual names.
    """

    columns: Mapping[str, str] = field(default_factory=dict)


DEFAULT: Final = ReadOptions()

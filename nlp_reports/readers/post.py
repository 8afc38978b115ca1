"""The post: what a reader hands on, and all that is known of where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post as read: decoded, markup removed, otherwise verbatim.

    Attributes:
        uri: Where the post was read from; unique within a run (`file.xml#post-17` inside a container).
        text: The text, in Unicode code points, damage and all.
        sha256: Hexadecimal digest of the bytes that the post was read from.
        format: Short name of the format read (`text`, `html`, …).
        encoding: Name of the encoding that the bytes were decoded from.
        published: ISO 8601 date or date-time of publication, where the source has it.
        warnings: What the reader noticed and the record must say, in order (kind, message).
    """

    uri: str
    text: str
    sha256: str
    format: str = "text"
    encoding: str = "utf-8"
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    categories: tuple[str, ...] = ()
    post_id: str | None = None
    warnings: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_text(cls, text: str, *, uri: str = "text:", **known: str | None) -> Post:
        """Make a post of a string that is at hand.

        Raises:
            UnicodeEncodeError: The text holds lone surrogates, which no encoding of Unicode carries.
        """
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(uri=uri, text=text, sha256=digest, **known)  # type: ignore[arg-type]

"""From what a source gives to a `Post`: digests, dates, bounds and warnings, the same for every format."""

from __future__ import annotations

import datetime
import hashlib
import re
from email.utils import parsedate_to_datetime
from typing import Any

from nlp_reports.readers.errors import Unread
from nlp_reports.readers.options import MOST_LETTERS
from nlp_reports.readers.post import Post

_DAY_FIRST = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ ,T]+(\d{1,2}:\d{2}(?::\d{2})?))?$")


def make_post(
    text: str, content: bytes, *, uri: str, warnings: tuple[tuple[str, str], ...] = (), **known: Any
) -> Post | Unread:
    """Return the post of a text, or why there is none.

    Args:
        text: The text, markup removed.
        content: The bytes that it was read from; their digest is the post's.
        uri: Where it stands.
        warnings: What the reader noticed.
        **known: Fields of `Post` as the source has them; empty ones are left out.
    """
    known = {name: value for name, value in known.items() if value not in (None, "", ())}
    if not text.strip():
        return Unread(uri=uri, reason="there is no text in it", content=content, size=len(content))
    if len(text) > MOST_LETTERS:
        reason = f"a text of {len(text):,} letters is no post (at most {MOST_LETTERS:,}); cut it up first"
        return Unread(uri=uri, reason=reason, size=len(content))
    if any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in set(text)):
        warnings += (("control_characters", "the text holds control characters"),)
    if "\ufffd" in text:
        warnings += (("lost_letters", "letters were lost before this text was read: it holds U+FFFD"),)
    return Post(uri=uri, text=text, sha256=hashlib.sha256(content).hexdigest(), warnings=warnings, **known)


def iso_date(value: Any) -> str | None:
    """Return a date as ISO 8601 text: from a date, ISO text, «19.02.2019», or RFC 2822; None where it is none."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat(timespec="seconds") if isinstance(value, datetime.datetime) else value.isoformat()
    text = str(value or "").strip()
    if not text or text.startswith("0000"):
        return None
    day_first = _DAY_FIRST.match(text)
    if day_first:
        day, month, year, hour = day_first.groups()
        text = f"{year}-{int(month):02}-{int(day):02}" + (f"T{hour.zfill(5)}" if hour else "")
    try:
        found = datetime.datetime.fromisoformat(text.replace(" ", "T", 1))
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (TypeError, ValueError):
            return None
    return found.date().isoformat() if len(text) == 10 else found.isoformat(timespec="seconds")

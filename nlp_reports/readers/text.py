"""Plain text, and letters (EML): one post a file."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from nlp_reports.readers.decoding import NotTextError, decode
from nlp_reports.readers.errors import Unread
from nlp_reports.readers.html import plain_text
from nlp_reports.readers.making import iso_date, make_post
from nlp_reports.readers.post import Post


def read_text(data: bytes, uri: str) -> Iterator[Post | Unread]:
    """Yield the post of a text file."""
    try:
        text, encoding = decode(data)
    except NotTextError as error:
        yield Unread(uri=uri, reason=str(error), content=data, size=len(data))
        return
    yield make_post(text, data, uri=uri, format="text", encoding=encoding)


def read_eml(data: bytes, uri: str) -> Iterator[Post | Unread]:
    """Yield the post of a letter: its text part, or else its HTML part; a note where files are attached."""
    parser: Any = BytesParser(policy=email.policy.default)  # type: ignore[arg-type,unused-ignore]
    message: EmailMessage = parser.parsebytes(data)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        yield Unread(uri=uri, reason="the letter has no text", content=data, size=len(data))
        return
    payload = body.get_payload(decode=True)
    declared = body.get_content_charset()
    try:
        text, encoding = _decoded(payload if isinstance(payload, bytes) else b"", declared)
    except NotTextError as error:
        yield Unread(uri=uri, reason=str(error), content=data, size=len(data))
        return
    if body.get_content_type() == "text/html":
        text = plain_text(text)
    attached = sum(1 for _ in message.iter_attachments())
    note = (("attachments", f"{attached} attachments were not read; save them as files"),) if attached else ()
    yield make_post(
        text.replace("\r\n", "\n"), data, uri=uri, format="eml", encoding=encoding, title=_header(message, "subject"),
        author=_header(message, "from"), published=iso_date(_header(message, "date")), warnings=note,
        post_id=_header(message, "message-id").strip("<> "),
    )  # fmt: skip


def _header(message: EmailMessage, name: str) -> str:
    """Return a header, empty where there is none or it cannot be understood."""
    try:
        return str(message[name] or "")
    except (ValueError, LookupError, AttributeError, AssertionError):  # what the parser of headers does on damage
        return ""


def _decoded(payload: bytes, declared: str | None) -> tuple[str, str]:
    if declared:
        try:
            return payload.decode(declared), declared
        except (LookupError, ValueError):
            pass
    return decode(payload)

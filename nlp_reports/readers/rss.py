"""WordPress exports (WXR) and other RSS: one post an item, streamed, whatever the size of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from nlp_reports.readers.errors import Unread
from nlp_reports.readers.html import plain_text
from nlp_reports.readers.making import iso_date, make_post
from nlp_reports.readers.post import Post

_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")
_SHORTCODE: Final = re.compile(r"\[/?[a-z][a-z0-9_-]+(?:\s+[^\[\]\n]{0,500})?/?\]")
_TAIL: Final = 65_536
_POSTS: Final = frozenset({None, "post", "page"})
_PUBLISHED: Final = frozenset({None, "publish", "inherit"})


def read_rss(stream: BinaryIO, uri: str) -> Iterator[Post | Unread]:
    """Yield the posts and pages of an export; drafts with a warning; revisions, attachments and menus are no posts.

    Args:
        stream: The file, at its beginning, seekable.
        uri: The file; a post's own is `uri#post-17`.
    """
    from lxml import etree

    if _declares_entities(stream):
        yield Unread(uri=uri, reason="the XML declares entities of its own, which may hide an attack; it is not read")
        return
    source = _Cleaned(stream)
    authors: dict[str, str] = {}
    number = ended = 0
    try:
        for _, element in etree.iterparse(
            source, events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=True,
        ):  # fmt: skip
            name = _local(element)
            if name == "author" and len(element):
                fields = _fields(element)
                authors[fields.get("author_login", "")] = fields.get("author_display_name", "")
            if name not in {"item", "entry"}:
                continue
            number += 1
            ended += 1
            whole = source.closings >= ended
            yield from _post(element, authors, uri, number, whole=whole)
            _forget(element)
    except etree.XMLSyntaxError as error:
        reason = f"broken XML after {number} posts: {error.msg}"
        yield Unread(uri=f"{uri}#after-{number}", reason=reason)
        return
    if number == 0:
        yield Unread(uri=uri, reason="no post (<item>) in this XML")
    elif not source.closed_root:
        reason = f"the file ends too early, after {number} posts; export it again"
        yield Unread(uri=f"{uri}#after-{number}", reason=reason)


class _Cleaned:
    """A stream without the control characters that no XML may hold; counts the items that were closed in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.closings = 0
        self.closed_root = False
        self._wide = stream.read(2) in {b"\xff\xfe", b"\xfe\xff"}
        stream.seek(0)
        self._kept = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self.stream.read(size)
        if self._wide:
            self.closings, self.closed_root = 1 << 60, True
            return data
        data = data.translate(None, _CONTROLS)
        seen = self._kept + data
        self.closings += seen.count(b"</item>") + seen.count(b"</entry>")
        self._kept = seen[seen.rfind(b"<") :] if b"<" in seen[-16:] else b""
        if not data or b"</rss>" in seen or b"</rdf:RDF>" in seen or b"</channel>" in seen or b"</feed>" in seen:
            self.closed_root = self.closed_root or bool(data)
        return data


def _declares_entities(stream: BinaryIO) -> bool:
    head = stream.read(_TAIL)
    stream.seek(0)
    start = re.search(rb"<(?:rss|channel|rdf:RDF|feed)\b", head)
    return b"<!ENTITY" in head[: start.start() if start else None]


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _fields(element: Any) -> dict[str, str]:
    """Return the text of each child by its name without namespace; of `encoded` the content, not the excerpt."""
    found: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if name == "encoded" and "excerpt" in str(child.tag):
            continue
        if name and name not in found:
            found[name] = "".join(child.itertext())
    return found


def _post(element: Any, authors: dict[str, str], uri: str, number: int, *, whole: bool) -> Iterator[Post | Unread]:
    from lxml import etree

    fields = _fields(element)
    kind, status = fields.get("post_type"), fields.get("status")
    if kind not in _POSTS:
        return
    place = f"{uri}#post-{fields.get('post_id') or f'number-{number}'}"
    content = etree.tostring(element, encoding="utf-8", with_tail=False)
    if not whole:
        yield Unread(uri=place, reason="the file ends inside this post", content=content, size=len(content))
        return
    written = fields.get("encoded") or fields.get("content") or fields.get("description") or ""
    text = plain_text(_SHORTCODE.sub("", written), keep_lines="post_type" in fields)
    title = plain_text(fields.get("title", ""))
    login = fields.get("creator", "")
    warnings = () if status in _PUBLISHED else (("draft", f"not published: its status is {status}"),)
    yield make_post(
        "\n".join(part for part in (title, text) if part) if text else "", content, uri=place, format="wxr" if kind
        else "rss", title=title, url=fields.get("link"), author=authors.get(login) or login,
        published=iso_date(fields.get("post_date") or fields.get("pubDate")), post_id=fields.get("post_id"),
        categories=tuple(dict.fromkeys(
            "".join(child.itertext()).strip() for child in element
            if _local(child) == "category" and child.get("domain") in {None, "category"}
        )),
        warnings=warnings,
    )  # fmt: skip


def _forget(element: Any) -> None:
    """Free an item that was read, and what stands before it, so that memory stays bounded."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

"""JSON: the answers of WordPress's REST interface, arrays of objects, and JSONL; streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from nlp_reports.readers.errors import Unread
from nlp_reports.readers.fields import columns_of, fields_of
from nlp_reports.readers.html import plain_text
from nlp_reports.readers.making import make_post
from nlp_reports.readers.options import MOST_LINE, ReadOptions
from nlp_reports.readers.post import Post

_LISTS = ("item", "posts.item", "items.item", "data.item", "results.item")


def read_jsonl(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Post | Unread]:
    """Yield the post of every line; a line that is broken or too long is told apart and the rest is read."""
    number = 0
    while line := stream.readline(MOST_LINE):
        number += 1
        place = f"{uri}#line-{number}"
        if len(line) >= MOST_LINE and not line.endswith(b"\n"):
            size = len(line)
            while (more := stream.readline(MOST_LINE)) and not more.endswith(b"\n"):
                size += len(more)
            reason = f"the line is longer than {MOST_LINE // 2**20} MiB, which no post is"
            yield Unread(uri=place, reason=reason, size=size + len(more))
        elif line.strip():
            yield _from_line(line, place, uri, options)


def _from_line(line: bytes, place: str, uri: str, options: ReadOptions) -> Post | Unread:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unread(uri=place, reason=f"the line is no JSON: {error}", content=line, size=len(line))
    return post_of(item, line, uri, place, "jsonl", options)


def read_json(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Post | Unread]:
    """Yield the posts of a file of JSON: an array of objects, an object that holds one, or a single object."""
    import ijson

    number = 0
    for path in _LISTS:
        stream.seek(0)
        try:
            for item in ijson.items(stream, path, use_float=True):
                number += 1
                content = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
                yield post_of(item, content, uri, f"{uri}#number-{number}", "json", options)
        except (ijson.JSONError, UnicodeDecodeError, ValueError) as error:
            reason = f"broken JSON after {number} posts: {' '.join(str(error).split())[:200]}"
            yield Unread(uri=f"{uri}#after-{number}", reason=reason)
            return
        if number:
            return
    stream.seek(0)
    data = stream.read(MOST_LINE)
    try:
        yield post_of(json.loads(data), data, uri, uri, "json", options)
    except (ValueError, RecursionError) as error:
        yield Unread(uri=uri, reason=f"broken JSON: {error}", content=data, size=len(data))


def post_of(item: Any, content: bytes, uri: str, place: str, kind: str, options: ReadOptions) -> Post | Unread:
    """Return the post of one JSON object, WordPress's or with a field of text."""
    if not isinstance(item, Mapping):
        return Unread(uri=place, reason="no JSON object, so no post", content=content, size=len(content))
    try:
        content.decode("utf-8")
        json.dumps(item, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        return Unread(uri=place, reason="lone surrogates in the text", content=content, size=len(content))
    from_wordpress = isinstance(item.get("content"), Mapping)
    flat = _wordpress(item) if from_wordpress else item
    found = fields_of(flat, options)
    if found is None:
        reason = f"no field of text among: {', '.join(map(str, list(item)[:12]))}; name it with --column text=NAME"
        return Unread(uri=place, reason=reason, content=content, size=len(content))
    text, known = found
    if not isinstance(flat[columns_of(flat, options)["text"]], str):
        return Unread(uri=place, reason="its field of text is no text", content=content, size=len(content))
    if known.get("post_id"):
        place = f"{uri}#{known['post_id']}" if kind != "json" else f"{uri}#post-{known['post_id']}"
    return make_post(text, content, uri=place, format="wordpress_json" if from_wordpress else kind, **known)


def _wordpress(item: Mapping[str, Any]) -> dict[str, Any]:
    title = plain_text(_rendered(item.get("title")))
    text = plain_text(_rendered(item.get("content")))
    embedded = item.get("_embedded") or {}
    authors = [a.get("name") for a in embedded.get("author", ()) if isinstance(a, Mapping)]
    terms = [t.get("name") for group in embedded.get("wp:term", ()) for t in group if isinstance(t, Mapping)]
    return {
        "text": "\n".join(part for part in (title, text) if part) if text else "", "title": title,
        "url": item.get("link"), "published": item.get("date"), "id": item.get("id"),
        "author": next(iter(authors), None), "categories": [term for term in terms if term],
    }  # fmt: skip


def _rendered(value: Any) -> str:
    return str(value.get("rendered") or "") if isinstance(value, Mapping) else str(value or "")

"""Where each page is: one function a page, so that no template writes a path by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

DATABASE = "archive"  # the name under which Datasette knows the archive, whatever its file is called


def post_url(post: int, fact: str = "") -> str:
    """Return the page of a post, at a fact of it where one is named."""
    return f"/post/{post}" + (f"#fact-{fact}" if fact else "")


def identity_url(of: str, identity: str) -> str:
    """Return the page of a person (`of` is `people`) or a body (`organizations`)."""
    return f"/{'person' if of == 'people' else 'organization'}/{quote(identity, safe='')}"


def search_url(given: Mapping[str, Any], **changed: Any) -> str:
    """Return the search page with these terms, some of them changed; a value of None takes a term away."""
    terms = {name: value for name, value in {**given, **changed}.items() if value not in (None, "")}
    return "/search" + (f"?{urlencode(terms)}" if terms else "")


def short(uri: str) -> str:
    """Return the last part of a URI, which names a post that has no title."""
    return uri.rstrip("/").rpartition("/")[2] or uri


def table_url(table: str) -> str:
    """Return Datasette's page of a table."""
    return f"/{DATABASE}/{table}"

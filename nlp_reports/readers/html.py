"""HTML pages: the main text, lists and tables as lines, title and date where the page gives them."""

from __future__ import annotations

import re

import trafilatura
from lxml import html as lxml_html

_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|ul|ol|table|br|span)\b", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Tell whether the bytes begin as a page or a fragment of one."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and _TAG.search(head) is not None


def page_text(page: str) -> tuple[str, dict[str, str]]:
    """Return the page's main text and what is known of it (`title`, `url`, `author`, `published`)."""
    document = trafilatura.bare_extraction(page, include_tables=True, with_metadata=True, favor_recall=True)
    known: dict[str, str] = {}
    text = ""
    if document is not None and not isinstance(document, dict):
        text = document.text or ""
        pairs = (
            ("title", document.title),
            ("url", document.url),
            ("author", document.author),
            ("published", document.date),
        )
        known = {key: str(value) for key, value in pairs if value}
    whole = plain_text(page)
    return (text if len(text) > len(whole) * 0.5 else whole), known


def plain_text(fragment: str) -> str:
    """Return all text of a fragment, blocks and list items on lines of their own."""
    try:
        tree = lxml_html.fromstring(fragment or "<p></p>")
    except (ValueError, lxml_html.etree.ParserError):
        return ""
    for element in tree.iter("script", "style", "noscript", "head"):
        element.text, element[:] = None, []
    for element in tree.iter("p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section"):
        element.tail = "\n" + (element.tail or "")
    for cell in tree.iter("td", "th"):
        cell.tail = " | " + (cell.tail or "") if cell.getnext() is not None else cell.tail
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

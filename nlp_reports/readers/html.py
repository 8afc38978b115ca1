"""HTML pages: the main text, lists and tables as lines, title and date where the page gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nlp_reports.readers.decoding import NotTextError, decode
from nlp_reports.readers.errors import Unread
from nlp_reports.readers.making import iso_date, make_post
from nlp_reports.readers.post import Post

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_BLOCKS = (
    "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "blockquote", "table", "ul", "ol",
    "dt", "dd", "figure", "figcaption", "pre", "address", "header", "footer", "aside", "main", "form",
)  # fmt: skip
_UNSEEN = ("script", "style", "noscript", "head", "template", "iframe", "svg")
#: What no XML tree may hold (XML 1.0, 2.2), so that lxml refuses to write it where the parser had let it pass.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EMPTY = re.compile(rf"(?:\s|{_UNFIT.pattern})+")


def read_html(data: bytes, uri: str) -> Iterator[Post | Unread]:
    """Yield the post of a page."""
    try:
        page, encoding = _decoded(data)
    except NotTextError as error:
        yield Unread(uri=uri, reason=str(error), content=data, size=len(data))
        return
    text, known = page_text(page)
    fields: dict[str, Any] = {**known}
    yield make_post(text, data, uri=uri, format="html", encoding=encoding, **fields)


def _decoded(data: bytes) -> tuple[str, str]:
    """Decode by what the page declares where that holds, else by what is found."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        try:
            return data.decode(name), name
        except (LookupError, ValueError):
            pass
    return decode(data)


def page_text(page: str) -> tuple[str, dict[str, str]]:
    """Return the page's main text and what is known of it (`title`, `url`, `author`, `published`).

    The extractor of main text is taken at its word only where it leaves little out: a post lost to a menu is worse
    than a menu kept.
    """
    import trafilatura

    document = trafilatura.bare_extraction(
        page,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        # no guess at the day by the numbers of the text
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    known: dict[str, str] = {}
    text = ""
    if document is not None and not isinstance(document, dict):
        text = document.text or ""
        pairs = {"title": document.title, "url": document.url, "author": document.author}
        known = {key: str(value) for key, value in pairs.items() if value}
        published = iso_date(document.date)
        if published:
            known["published"] = published
    whole = plain_text(page)
    return (text if len(text) > len(whole) * 0.5 else whole), known


def plain_text(fragment: str, *, keep_lines: bool = False) -> str:
    """Return all text of a fragment, blocks, list items and rows on lines of their own, cells parted by bars.

    Args:
        fragment: HTML, whole or not, broken or not.
        keep_lines: Take line ends in the source as line ends of the text, as WordPress does.
    """
    from lxml import etree
    from lxml import html as lxml_html

    fragment = _UNFIT.sub(" ", fragment)
    broken = (ValueError, AssertionError, etree.ParserError)
    try:
        tree = lxml_html.fragment_fromstring(fragment, create_parent="div")
    except broken:
        try:
            tree = lxml_html.fromstring(fragment)
        except broken:
            return ""
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    etree.strip_tags(tree, etree.Comment)
    unwanted = _UNFIT if keep_lines else _EMPTY
    for element in tree.iter():
        element.text = unwanted.sub(" ", element.text) if element.text else element.text
        element.tail = unwanted.sub(" ", element.tail) if element.tail else element.tail
    for element in tree.iter("br"):
        element.tail = "\n" + (element.tail or "")
    for cell in tree.iter("td", "th"):
        if cell.getnext() is not None:
            cell.tail = " | "
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()).strip("| ") for line in tree.text_content().split("\n"))
    text = "\n".join(lines)
    return re.sub(r"\n{2,}", "\n\n" if keep_lines else "\n", text).strip()

"""Documents: DOCX and PDF with a text layer, one post a file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from nlp_reports.readers.errors import Unread
from nlp_reports.readers.making import iso_date, make_post
from nlp_reports.readers.post import Post

_FULL: Final = 0.8
_ITEM: Final = re.compile(r"[•–—*-]\s|\(?\d{1,3}[.)]\s|[IІVХX]{1,4}\s(?:орын|дәреже)")


def read_docx(data: bytes, uri: str) -> Iterator[Post | Unread]:
    """Yield the post of a Word document: paragraphs and table rows in their order, cells parted by bars."""
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [
            line
            for block in document.iter_inner_content()
            for line in (_rows(block) if isinstance(block, Table) else [block.text])
        ]
    except Exception as error:  # the library lets out what XML and ZIP raise
        yield Unread(uri=uri, reason=f"a damaged DOCX: {_short(error)}", content=data, size=len(data))
        return
    known = document.core_properties
    yield make_post(
        "\n".join(lines), data, uri=uri, format="docx", title=known.title, author=known.author,
        published=iso_date(known.created),
    )  # fmt: skip


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells = list(row.cells)  # a merged cell stands once for each of its columns
        whole = [cell for i, cell in enumerate(cells) if i == 0 or cell._tc is not cells[i - 1]._tc]
        yield " | ".join(" ".join(cell.text.split()) for cell in whole)


def read_pdf(data: bytes, uri: str) -> Iterator[Post | Unread]:
    """Yield the post of a PDF: the text layer of its pages."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Unread(uri=uri, reason="the PDF asks for a password", content=data, size=len(data))
            return
        text = "\n".join(_paragraphs(page.extract_text()) for page in reader.pages)
        known = reader.metadata
        published = iso_date(known.creation_date) if known else None
    except Exception as error:  # the library lets out whatever a damaged file makes it raise
        yield Unread(uri=uri, reason=f"a damaged PDF: {_short(error)}", content=data, size=len(data))
        return
    if not text.strip():
        reason = "the PDF has no text layer (a scan?); read it with an OCR program first"
        yield Unread(uri=uri, reason=reason, content=data, size=len(data))
        return
    yield make_post(
        text, data, uri=uri, format="pdf", title=known.title if known else None, author=known.author if known else None,
        published=published,
    )  # fmt: skip


def _paragraphs(page: str) -> str:
    """Join the lines that the page's width broke: a full line goes on in the next, unless that opens an item."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    full = max(map(len, lines), default=0) * _FULL
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not _ITEM.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        goes_on = len(line) >= full > 20
    return "\n".join(joined)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__

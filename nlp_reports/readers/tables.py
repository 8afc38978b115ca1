"""Tables: CSV and TSV of any encoding and delimiter, and XLSX; one post a row, streamed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, Final

from nlp_reports.readers.decoding import NotTextError, decode
from nlp_reports.readers.errors import Unread
from nlp_reports.readers.fields import columns_of, fields_of
from nlp_reports.readers.making import make_post
from nlp_reports.readers.options import MOST_LINE, ReadOptions
from nlp_reports.readers.post import Post

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 262_144


def table_delimiter(head: bytes, options: ReadOptions) -> str | None:
    """Return the delimiter of a table whose first row names a column of text, None where the text is no table."""
    try:
        text, _ = decode(head)
    except NotTextError:
        text = head.decode("utf-8", "ignore")
    first = next((line for line in text.splitlines() if line.strip()), "")
    for delimiter in sorted(_DELIMITERS, key=first.count, reverse=True):
        names = next(csv.reader([first], delimiter=delimiter), [])
        if len(names) > 1 and all(len(name) < 60 for name in names) and "text" in columns_of(names, options):
            return delimiter
    return None


def read_csv(stream: BinaryIO, uri: str, options: ReadOptions, delimiter: str) -> Iterator[Post | Unread]:
    """Yield the post of every row; a row that cannot be read is told apart, and reading ends there."""
    head = stream.read(_SAMPLE)
    stream.seek(0)
    try:
        _, encoding = decode(head[: head.rfind(b"\n") + 1] or head)
    except NotTextError as error:
        yield Unread(uri=uri, reason=str(error))
        return
    csv.field_size_limit(MOST_LINE)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="")
    rows = csv.reader(text, delimiter=delimiter)
    number = 0
    try:
        names = next(rows, [])
        for number, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                yield _post(names, row, uri, number, "tsv" if delimiter == "\t" else "csv", options, encoding)
    except (csv.Error, UnicodeError) as error:
        yield Unread(uri=f"{uri}#row-{number + 1}", reason=f"the table breaks off at row {number + 1}: {error}")
    finally:
        text.detach()


def read_xlsx(stream: BinaryIO, uri: str, options: ReadOptions) -> Iterator[Post | Unread]:
    """Yield the post of every row of every sheet whose first row names a column of text."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except Exception as error:  # the library lets out what XML and ZIP raise
        yield Unread(uri=uri, reason=f"a damaged XLSX: {' '.join(str(error).split())[:200]}")
        return
    read = False
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        first = next((row for row in rows if any(cell is not None for cell in row)), ())
        if "text" not in columns_of([cell for cell in first if cell is not None], options):
            continue
        read = True
        for number, row in enumerate(rows, start=2):
            if any(cell not in (None, "") for cell in row):
                yield _post(first, row, f"{uri}#{sheet.title}", number, "xlsx", options, "utf-8")
    if not read:
        names = ", ".join(str(cell) for sheet in book.worksheets for cell in chain(*_first(sheet)) if cell is not None)
        reason = f"no column of text among: {names[:200]}; name it with --column text=NAME"
        yield Unread(uri=uri, reason=reason)


def _first(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(max_row=1, values_only=True))


def _post(
    names: Sequence[Any], row: Sequence[Any], uri: str, number: int, kind: str, options: ReadOptions, encoding: str
) -> Post | Unread:
    cells = dict(zip(names, row, strict=False))
    content = json.dumps([str(cell) if cell is not None else "" for cell in row], ensure_ascii=False).encode()
    place = f"{uri}#row-{number}" if "#" not in uri else f"{uri}-row-{number}"
    found = fields_of({name: cell for name, cell in cells.items() if name is not None}, options)
    if found is None:
        return Unread(uri=place, reason="no column of text", content=content, size=len(content))
    text, known = found
    if len(row) > len(names) and any(str(cell or "").strip() for cell in row[len(names) :]):
        known["warnings"] = (("extra_cells", "the row has more cells than the table has columns"),)
    return make_post(text, content, uri=place, format=kind, encoding=encoding, **known)

"""Write an answer as CSV, JSON, HTML, Parquet or XLSX; whatever a name holds, it stays text in all of them."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from nlp_reports.archive.errors import ArchiveFullError, QueryError
from nlp_reports.i18n import gettext

_STYLE = "body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .5em}"
#: Control characters that no sheet can hold (ECMA-376, 22.9.2.19), and that would steer a terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def as_csv(table: pd.DataFrame) -> str:
    """Return comma-separated values with a header, as they are."""
    return str(table.to_csv(index=False, lineterminator="\n"))


def as_json(table: pd.DataFrame) -> str:
    """Return a JSON array of objects, days as ISO 8601."""
    return str(table.to_json(orient="records", force_ascii=False, date_format="iso", date_unit="s", indent=1)) + "\n"


def as_html(table: pd.DataFrame) -> str:
    """Return a page of its own with the table; all markup in values is escaped, control characters are replaced."""
    shown = table.map(lambda value: plain(value) if isinstance(value, str) else value)
    body = shown.to_html(index=False, escape=True, na_rep="", border=0)
    return (
        f'<!doctype html>\n<html lang="kk">\n<meta charset="utf-8">\n<title>nlp-reports</title>\n'
        f"<style>{_STYLE}</style>\n{body}\n</html>\n"
    )


TEXTS: dict[str, Callable[[pd.DataFrame], str]] = {"csv": as_csv, "json": as_json, "html": as_html}
#: Formats that are no text, and so need a file.
BINARY = ("parquet", "xlsx")


def write_table(table: pd.DataFrame, shape: str, path: Path) -> None:
    """Write a table to a file, whole or not at all.

    Raises:
        QueryError: The format needs a library that is not installed, or the table is too long for it.
        ArchiveFullError: The file cannot be written.
    """
    with replacing(path) as place:
        if shape in TEXTS:
            place.write_text(TEXTS[shape](table), encoding="utf-8", newline="\n")
            return
        try:
            table.to_parquet(place, index=False) if shape == "parquet" else _write_xlsx(table, place)
        except ImportError:
            said = gettext("{format} needs the extra: {command}")
            raise QueryError(said.format(format=shape, command='pip install "nlp-reports[archive]"')) from None


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a place to write to, which takes the place of `path` once it is whole.

    Raises:
        ArchiveFullError: The disk is full or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
        os.close(handle)
        place = Path(name)
        try:
            yield place
            place.chmod(0o666 & ~_umask())
            place.replace(path)
        finally:
            place.unlink(missing_ok=True)
    except OSError as error:
        said = gettext("{path}: cannot be written: {reason}")
        raise ArchiveFullError(said.format(path=path, reason=error.strerror or error)) from error


def plain(value: str) -> str:
    """Return text without the control characters that would steer a terminal."""
    return _CONTROLS.sub("\ufffd", value)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_xlsx(table: pd.DataFrame, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    if len(table) >= 1_048_576:
        raise QueryError(f"a sheet of XLSX has 1,048,576 rows, the answer {len(table):,}; narrow it or use parquet")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("nlp-reports")
    sheet.append(list(table.columns))
    for row in table.itertuples(index=False):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_cell_value(value))
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a name that begins with = is a name, no formula
            cells.append(cell)
        sheet.append(cells)
    book.save(path)


def _cell_value(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str):
        return plain(value)[:32_767]
    return None if pd.isna(value) else value.to_pydatetime() if isinstance(value, pd.Timestamp) else value

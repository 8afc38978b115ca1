"""Print tables on a terminal: as wide as it is, values as text, nothing in them taken for markup."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nlp_reports.i18n import gettext

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "json", "html", "parquet", "xlsx")


def give(table: pd.DataFrame, shape: str, out: Path | None) -> None:
    """Print a table, or write it to a file where one is named or the format needs one.

    Raises:
        click.UsageError: The format is no text and no file is named.
        ArchiveError: The file cannot be written.
    """
    from nlp_reports.archive.output import BINARY, TEXTS, write_table

    if shape not in BINARY:  # text has its ISO dates; the columns of days are for what knows days
        table = table[[name for name in table.columns if not name.endswith("_day")]]
    if out is not None:
        write_table(table, "csv" if shape == "table" else shape, out)
        click.echo(gettext("{rows} rows: {path}").format(rows=len(table), path=out), err=True)
    elif shape in BINARY:
        raise click.UsageError(gettext("{format} is no text; name a file with --out").format(format=shape))
    elif shape == "table":
        show(table)
    else:
        click.echo(TEXTS[shape](table), nl=False)


def show(table: pd.DataFrame) -> None:
    """Print a table on standard output; columns that are empty throughout are left out."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from nlp_reports.archive.output import plain

    drawn = Table(header_style="bold")
    names = [name for name in table.columns if table[name].notna().any()]
    for name in names:
        drawn.add_column(Text(plain(name)), overflow="fold")
    for row in table[names].itertuples(index=False):
        drawn.add_row(*(Text(plain(_shown(value))) for value in row))
    Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 160).print(drawn)


def _shown(value: Any) -> str:
    import pandas as pd

    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if pd.isna(value):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)

"""`nlp-reports export`: a whole archive as Parquet or JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from nlp_reports.cli.common import archive_at_hand, use_utf8
from nlp_reports.cli.query import ARCHIVE
from nlp_reports.i18n import gettext


@click.command(
    epilog="""\b
Examples:
  nlp-reports export out/reports.sqlite --jsonl records.jsonl
  nlp-reports export out/reports.sqlite --parquet tables
  nlp-reports export out/reports.sqlite --parquet tables --table people --table roles
"""
)
@ARCHIVE
@click.option("--jsonl", type=click.Path(path_type=Path, dir_okay=False), help="Write every record as a line here.")
@click.option("--parquet", type=click.Path(path_type=Path, file_okay=False), help="Write a file a table here.")
@click.option("--table", "tables", multiple=True, help="Only these tables; all by default.")
def export(archive: Path, jsonl: Path | None, parquet: Path | None, tables: tuple[str, ...]) -> None:
    """Write ARCHIVE out for other programs.

    Exit codes: 0 written, 2 usage, 4 the archive cannot be read or a file cannot be written.
    """
    from nlp_reports.archive import Archive
    from nlp_reports.archive.archive import TABLES
    from nlp_reports.archive.export import export_jsonl, export_parquet

    use_utf8()
    if jsonl is None and parquet is None:
        raise click.UsageError(gettext("say what to write: --jsonl FILE, --parquet FOLDER, or both"))
    with archive_at_hand(), Archive(archive) as opened:
        if jsonl is not None:
            written = export_jsonl(opened.connection, jsonl)
            click.echo(gettext("{number} records: {path}").format(number=written, path=jsonl))
        if parquet is not None:
            counts = export_parquet(opened.connection, parquet, tables or TABLES)
            said = gettext("{rows} rows of {tables} tables: {path}")
            click.echo(said.format(rows=sum(counts.values()), tables=len(counts), path=parquet))

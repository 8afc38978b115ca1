"""`nlp-reports decisions`: what reviewers decided, out of one archive and into another."""

from __future__ import annotations

from pathlib import Path

import click

from nlp_reports.cli.common import archive_at_hand, use_utf8, write_whole


@click.group()
def decisions() -> None:
    """Take reviewers' decisions out of an archive as gold, or bring them into another."""
    use_utf8()


@decisions.command(
    "export",
    epilog="""\b
Examples:
  nlp-reports decisions export out/reports.sqlite out/reviewed
""",
)
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export_command(archive: Path, folder: Path) -> None:
    """Write gold of every reviewed post of ARCHIVE into FOLDER, and the decisions themselves.

    Gold lies beside the text of its post: `evaluate --run FOLDER` measures the extraction on it. Facts that nobody
    decided on are marked optional; they neither cost nor gain. Exit codes: 0 written, 2 usage, 4 the archive cannot be
    used.
    """
    from nlp_reports.archive.connection import open_for_reading
    from nlp_reports.archive.exchange import export

    with archive_at_hand():
        connection = open_for_reading(archive)
    try:
        posts, count = export(connection, folder, write_whole)
    finally:
        connection.close()
    click.echo(f"{posts} posts as gold, {count} decisions: {folder}")


@decisions.command(
    "import",
    epilog="""\b
Examples:
  nlp-reports decisions import out/reports.sqlite out/reviewed
""",
)
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("source", type=click.Path(path_type=Path, exists=True))
def import_command(archive: Path, source: Path) -> None:
    """Bring the decisions in SOURCE (a folder that `export` wrote, or its decisions.jsonl) into ARCHIVE.

    All of them or, where one is faulty, none; those that are there already change nothing. Decisions about posts that
    are not in this archive are kept and applied when the post comes. Exit codes: 0 all there, 1 a decision is
    faulty, 2 usage, 4 the archive cannot be used.
    """
    from nlp_reports.archive import Store
    from nlp_reports.archive.decisions import bring
    from nlp_reports.archive.exchange import read_decisions
    from nlp_reports.review import DecisionError

    try:
        found = list(read_decisions(source))
        with archive_at_hand(), Store(archive) as store, store.transaction():
            new, waiting = bring(store.connection, found)
    except DecisionError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(found)} decisions, {new} of them new, {waiting} waiting for posts that are not here")

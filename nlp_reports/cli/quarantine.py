"""`nlp-reports quarantine`: what a batch could not turn into records."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from nlp_reports.cli.batch import carry_out, work_options
from nlp_reports.cli.common import archive_at_hand, use_utf8
from nlp_reports.cli.query import ARCHIVE
from nlp_reports.cli.tables import give

STAGE = click.option(
    "--stage", type=click.Choice(["read", "extract", "validate", "store", "worker"]), help="Only what failed there."
)
_SHOWN = 2_000  # characters of a post that `show` prints


@click.group()
def quarantine() -> None:
    """List, show and try again what a batch could not turn into records."""


@quarantine.command("list", epilog="\b\nExample:\n  nlp-reports quarantine list out/reports.sqlite --stage read\n")
@ARCHIVE
@STAGE
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table", help="Of the list.")
def list_(archive: Path, stage: str | None, shape: str) -> None:
    """List the quarantine of ARCHIVE: stage, reason, attempts and URI of each entry."""
    import pandas as pd

    use_utf8()
    with _usable(archive) as connection:
        from nlp_reports.batch.quarantined import entries

        rows = [
            (entry.stage, entry.reason, entry.attempts, entry.content_total, entry.version, entry.uri)
            for entry in entries(connection, stage=stage)
        ]
    give(pd.DataFrame(rows, columns=["stage", "reason", "attempts", "bytes", "version", "uri"]), shape, None)


@quarantine.command(
    "show", epilog="\b\nExample:\n  nlp-reports quarantine show out/reports.sqlite in/a.txt  # exit 4\n"
)
@ARCHIVE
@click.argument("uri")
@click.option("--bytes", "raw", is_flag=True, help="Write the bytes that were kept to standard output, and no more.")
def show(archive: Path, uri: str, raw: bool) -> None:
    """Show one entry of the quarantine of ARCHIVE: where and why URI failed, and what was read of it."""
    from nlp_reports.archive.output import plain
    from nlp_reports.batch.quarantined import entries

    use_utf8()
    with _usable(archive) as connection:
        entry = entries(connection, (uri,))[0]
    if raw:
        sys.stdout.buffer.write(entry.content or b"")
        return
    kept = len(entry.content or b"")
    click.echo(f"{entry.uri}\nstage     {entry.stage}\nreason    {entry.reason}\nattempts  {entry.attempts}")
    click.echo(f"version   {entry.version}\nsha256    {entry.sha256}\nbytes     {kept} of {entry.content_total} kept")
    if entry.detail:
        click.echo(f"\n{plain(entry.detail)}")
    if entry.content:
        text = entry.content.decode("utf-8", "replace")
        click.echo(f"\n{plain(text[:_SHOWN])}{' …' if len(text) > _SHOWN else ''}")


@quarantine.command(epilog="\b\nExample:\n  nlp-reports quarantine retry out/reports.sqlite --tagger rules\n")
@ARCHIVE
@click.argument("uris", nargs=-1)
@STAGE
@work_options
def retry(archive: Path, uris: tuple[str, ...], stage: str | None, **work: Any) -> None:
    """Try the quarantine of ARCHIVE again: all of it, one stage, or the URIS named. Exit codes: those of batch."""
    from nlp_reports.batch.quarantined import again, entries

    use_utf8()
    with _usable(archive) as connection:
        found = entries(connection, uris, stage)
    carry_out(archive, work, len(found), posts=again(found), retry=True)


@contextmanager
def _usable(archive: Path) -> Iterator[Any]:
    from nlp_reports.archive import Archive

    with archive_at_hand(), Archive(archive) as opened:
        yield opened.connection

"""`nlp-reports demo`: the main job on the project's own posts, from text to an archive that can be asked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nlp_reports.cli.common import FileNames, use_utf8, write_whole

if TYPE_CHECKING:
    from nlp_reports.archive import Archive

_COUNTED = ("people", "roles", "organizations", "events", "program", "awards", "recipients", "dates", "works")
_LOOK = (
    ("Who was awarded what", "awards", ("dated", "kind", "recipient", "branch", "issuer")),
    ("Who holds which role", "roles", ("person", "title", "held_in", "status")),
    ("What took place", "events", ("start", "kind", "name", "place")),
)
_ROWS = 5


@click.command(epilog="\b\nExample:\n  nlp-reports demo corpora --out out\n")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("out"), show_default=True,
    help="Folder for the records and the archive.",
)  # fmt: skip
def demo(folder: Path, out: Path) -> None:
    """Read every text (*.txt) below FOLDER, keep the records, print what came out and where it lies."""
    from nlp_reports.archive import Archive
    from nlp_reports.batch import ProcessPool, run

    use_utf8()
    texts = sorted(folder.rglob("*.txt"))
    if not texts:
        raise click.ClickException(f"{folder}: no text (*.txt) below this folder")
    out.mkdir(parents=True, exist_ok=True)
    place = out / "reports.sqlite"
    with click.progressbar(length=len(texts), label=f"reading {len(texts)} posts", file=sys.stderr) as bar:
        account = run(texts, place, engine=ProcessPool(2), report=lambda *_: bar.update(1))
    names = FileNames()
    with Archive(place) as archive:
        for uri, record in archive.records():
            write_whole(out / "records" / names.of(uri), json.dumps(record, ensure_ascii=False, indent=2))
        _show(archive)
    click.echo(
        f"{account.read} posts read = {account.stored} stored + {account.unchanged} unchanged + "
        f"{account.duplicate} duplicates + {account.quarantined} in quarantine; every record stored is valid.\n\n"
        f"records   {out / 'records'}/*.json\narchive   {place}\n\n"
        f"Next:\n  nlp-reports explain {texts[0]}\n  nlp-reports query {place} awards --year 2024"
    )
    sys.exit(account.exit_code)


def _show(archive: Archive) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 120)
    counts = Table(title="What came out", title_justify="left")
    for name in ("posts", *_COUNTED):
        counts.add_column(name, justify="right")
    counts.add_row(*(str(_count(archive, name)) for name in ("posts", *_COUNTED)))
    console.print(counts)
    for title, question, columns in _LOOK:
        table = Table(title=title, title_justify="left")
        for column in columns:
            table.add_column(column, overflow="ellipsis", no_wrap=True, max_width=44)
        for row in archive.ask(question, limit=_ROWS)[list(columns)].fillna("").astype(str).itertuples(index=False):
            table.add_row(*row)
        console.print(table)


def _count(archive: Archive, table: str) -> Any:
    return archive.query(f"SELECT COUNT(*) FROM {table}").iat[0, 0]

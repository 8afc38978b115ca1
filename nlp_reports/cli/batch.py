"""`nlp-reports batch`: whole archives into one SQLite file."""

from __future__ import annotations

import dataclasses
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from nlp_reports.cli.common import LEXICON, TAGGER, UNUSABLE, archive_at_hand, say, use_utf8
from nlp_reports.i18n import gettext, ngettext

if TYPE_CHECKING:
    from nlp_reports.batch import Account
    from nlp_reports.batch.engines import Engine


def _workers() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


WORK = (
    click.option(
        "--engine", type=click.Choice(["pool", "in-process", "dask"]), default="pool", show_default=True,
        help="Where the work is done: processes of this machine, this process, or a Dask cluster.",
    ),
    click.option("--workers", type=click.IntRange(1), default=None, help="How many processes; one a core by default."),
    click.option("--scheduler", help="Dask scheduler to use (tcp://host:8786); a local cluster by default."),
    click.option(
        "--post-seconds", type=click.FloatRange(1), default=300.0, show_default=True,
        help="How long one post may take before it goes to quarantine.",
    ),
    TAGGER,
    LEXICON,
    click.option("--extractor", metavar="MODULE:FUNCTION", help="An extractor of your own in place of the built-in."),
)  # fmt: skip


def work_options(command: Any) -> Any:
    """Add the options that say who works where."""
    for option in reversed(WORK):
        command = option(command)
    return command


@click.command(
    epilog="""\b
Examples:
  nlp-reports batch corpora/train --include '*.txt' --archive train.sqlite --dry-run
  nlp-reports batch corpora/train --include '*.txt' --archive train.sqlite --limit 5
  nlp-reports batch corpora/train/a01.txt --archive train.sqlite --refresh

\b
Exit codes:
  0    every post is stored, linked or unchanged
  1    some posts are in quarantine
  2    the command line was wrong
  3    some record was not valid (it is in quarantine)
  4    the archive or the extractor cannot be used
  130  stopped by Ctrl-C; what was stored stays
"""
)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--archive", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The SQLite file.")
@click.option("--refresh", is_flag=True, help="Do again what another version made, and keep what changed.")
@click.option("--limit", type=click.IntRange(0), help="Read so many posts at most.")
@click.option(
    "--include", multiple=True, metavar="PATTERN", help="Only files of folders that match (*.txt); repeatable."
)
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=NAME", help="Column of tables or JSON that holds a field."
)
@click.option("--dry-run", is_flag=True, help="Read everything and say what would be done; write nothing.")
@click.option("--log-json", type=click.File("a", encoding="utf-8", lazy=False), help="Add a line of JSON a post here.")
@work_options
def batch(
    sources: tuple[Path, ...], archive: Path, refresh: bool, limit: int | None, include: tuple[str, ...],
    columns: tuple[str, ...], dry_run: bool, log_json: IO[str] | None, **work: Any,
) -> None:  # fmt: skip
    """Bring every post of SOURCEs (files and folders) into an archive.

    Posts that the archive has already are left alone, so the same command goes on after a stop, a crash or a power
    cut. What fails goes to quarantine, with its bytes and the reason; see `nlp-reports quarantine`.
    """
    from nlp_reports.batch.files import estimate
    from nlp_reports.batch.run import own_files
    from nlp_reports.readers import ReadOptions

    use_utf8()
    if not all("=" in column for column in columns):
        raise click.UsageError(gettext("write --column as FIELD=NAME: text=Мазмұны"))
    reading: dict[str, Any] = {
        "sources": sources, "limit": limit, "include": include,
        "options": ReadOptions(dict(column.split("=", 1) for column in columns)),
    }  # fmt: skip
    if dry_run:
        _rehearse(archive, reading)
        return
    total = estimate(sources, own_files(archive), include)
    carry_out(archive, work, min(total, limit or total), log_json, refresh=refresh, **reading)


def carry_out(archive: Path, work: dict[str, Any], total: int, log: IO[str] | None = None, **given: Any) -> None:
    """Run a batch with progress, print the account, and exit with its code."""
    from nlp_reports.archive import ArchiveError
    from nlp_reports.batch import ExtractorError, ExtractorSpec, run
    from nlp_reports.batch.dask import DaskMissingError
    from nlp_reports.cli.progress import BatchProgress

    engine = _engine(work["engine"], work["workers"] or _workers(), work["scheduler"], work["post_seconds"])
    if work["extractor"]:
        spec = ExtractorSpec(work["extractor"])
    else:
        for path in work["lexicon"]:
            if not path.is_file():  # said even where no post needs work, and so no extractor is made
                say(gettext("the extractor cannot be made: there is no file {path}").format(path=path))
                sys.exit(UNUSABLE)
        lexicon = tuple(str(path.resolve()) for path in work["lexicon"])
        spec = ExtractorSpec(options=(("tagger", work["tagger"]), ("lexicon", lexicon)))
    given.setdefault("sources", ())
    with ExitStack() as stack:
        progress = stack.enter_context(BatchProgress(total, log))
        try:
            account = run(archive=archive, spec=spec, engine=engine, report=progress, **given)
        except KeyboardInterrupt:
            stack.close()
            say(gettext("stopped; what is stored stays, and the same command goes on from here"))
            sys.exit(130)
        except (ArchiveError, ExtractorError, DaskMissingError) as error:
            stack.close()
            progress.write({"error": str(error)})
            say(error)
            sys.exit(UNUSABLE)
        progress.write({"account": dataclasses.asdict(account), "seconds": round(progress.seconds, 3)})
    _show(account, progress.seconds, archive)
    sys.exit(account.exit_code)


def _engine(name: str, workers: int, scheduler: str | None, seconds: float) -> Engine:
    from nlp_reports.batch.dask import DaskCluster
    from nlp_reports.batch.engines import InProcess, ProcessPool

    if name == "in-process":
        return InProcess()
    return DaskCluster(scheduler, workers, seconds) if name == "dask" else ProcessPool(workers, seconds)


def _rehearse(archive: Path, reading: dict[str, Any]) -> None:
    from nlp_reports.batch.rehearsal import rehearse

    with archive_at_hand():
        found, faults = rehearse(archive=archive, **reading)
    for fault in faults:
        say(fault)
    said = gettext(
        "read {read} = new {new} + changed {changed} + unchanged {unchanged} + failing {failing}; nothing was written"
    )
    click.echo(said.format(**dataclasses.asdict(found)))
    sys.exit(1 if found.failing else 0)


def _show(account: Account, seconds: float, archive: Path) -> None:
    said = gettext(
        "read {read} = stored {stored} + unchanged {unchanged} + duplicate {duplicate} + quarantined {quarantined}"
    )
    click.echo(said.format(**dataclasses.asdict(account)))
    speed = account.words / max(seconds, 1e-3)
    said = gettext("{words:,} words in {seconds:,.1f} s ({speed:,.0f} words/s)")
    click.echo(said.format(words=account.words, seconds=seconds, speed=speed))
    if account.changed:
        said = ngettext("{number} record changed: {command}", "{number} records changed: {command}", account.changed)
        command = f"nlp-reports query {archive} changes --run {account.run}"
        click.echo(said.format(number=account.changed, command=command))
    if account.quarantined:
        stages = ", ".join(f"{stage} {count}" for stage, count in sorted(account.failures.items()))
        said = gettext("in quarantine by stage: {stages}: {command}")
        click.echo(said.format(stages=stages, command=f"nlp-reports quarantine list {archive}"))

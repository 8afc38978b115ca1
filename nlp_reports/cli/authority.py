"""`nlp-reports authority`: who is who over the whole archive."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from nlp_reports.cli.common import archive_at_hand, use_utf8


@click.command(
    epilog="""\b
Examples:
  nlp-reports authority out/reports.sqlite
  nlp-reports authority out/reports.sqlite --dry-run --changes
  nlp-reports authority out/reports.sqlite --doubtful
"""
)
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rebuild", is_flag=True, help="Look at every post again; ids stay where their entries do.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--changes", is_flag=True, help="List every identity that is new, joined or parted.")
@click.option("--doubtful", is_flag=True, help="List pairs that may be one, those that reach furthest first.")
@click.option("--same", "same", metavar="PAIR", multiple=True, help="Decide that a pair in doubt is one.")
@click.option("--different", "different", metavar="PAIR", multiple=True, help="Decide that a pair in doubt is two.")
@click.option("--actor", default=getpass.getuser, help="Who decides.  [default: your user name]")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Lines of a list at most.")
def authority(
    archive: Path, rebuild: bool, dry_run: bool, changes: bool, doubtful: bool, same: tuple[str, ...],
    different: tuple[str, ...], actor: str, limit: int,
) -> None:  # fmt: skip
    """Give each person and body of ARCHIVE one identity over all posts; only what is new or changed is looked at.

    Sure ones are joined, doubtful ones listed (--doubtful) until somebody decides (--same, --different); a decision
    is remembered. Exit codes: 0 all well, 2 usage, 4 the archive cannot be used.
    """
    from nlp_reports.authority import build, decide
    from nlp_reports.authority.entries import LISTS

    use_utf8()
    with archive_at_hand():
        for pair in same + different:
            decide(archive, pair, same=pair in same, actor=actor)
        with click.progressbar(length=2000, label="who is who", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            done = {"people": 0, "organizations": 0}

            def report(of: str, number: int, blocks: int) -> None:
                step = 1000 * number // blocks - done[of]
                done[of] += step
                bar.update(step)

            outcome = build(archive, rebuild=rebuild, dry_run=dry_run, report=report)
        if changes:
            for change in outcome.changes[:limit]:
                others = f" · {', '.join(change.others)}" if change.others else ""
                click.echo(f"{change.kind:7} {change.identity} {change.name}{others}")
        if doubtful:
            _list(archive, limit)
    for of in LISTS:
        kinds = [change.kind for change in outcome.changes if change.list == of]
        said = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("new", "joined", "parted"))
        click.echo(
            f"{outcome.entries[of]} entries are {outcome.identities[of]} {of} ({said}); "
            f"{outcome.doubts[of]} pairs in doubt"
        )
    click.echo(f"{outcome.posts} posts were new or changed" + ("; nothing was written" if dry_run else ""))


def _list(archive: Path, limit: int) -> None:
    from nlp_reports.archive import Archive
    from nlp_reports.authority import doubtful

    with Archive(archive) as opened:
        for row in doubtful(opened.connection, limit).itertuples(index=False):
            click.echo(f"{row.pair}  {row.bits:5.1f}  {row.left_name} [{row.left_node}] — {row.right_name} "
                       f"[{row.right_node}]")  # fmt: skip

"""`nlp-reports check`: whether an archive is what it should be."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nlp_reports.cli.common import FAILED, archive_at_hand, use_utf8
from nlp_reports.cli.query import ARCHIVE
from nlp_reports.i18n import gettext, ngettext


@click.command(epilog="\b\nExample:\n  nlp-reports check out/reports.sqlite\n")
@ARCHIVE
def check(archive: Path) -> None:
    """Verify ARCHIVE: the file, its references, its accounts, every record, and that rows and search text are its own.

    An archive that an older version made is brought up to date first. Exit codes: 0 sound, 1 faults found (one a
    line), 4 it cannot be opened.
    """
    from nlp_reports.archive.check import check_file

    use_utf8()
    faults = 0
    with archive_at_hand():
        for fault in check_file(archive):
            faults += 1
            click.echo(fault)
    found = ngettext("{number} fault", "{number} faults", faults).format(number=faults) if faults else gettext("sound")
    click.echo(f"{archive}: {found}", err=True)
    if faults:
        sys.exit(FAILED)

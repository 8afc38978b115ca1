"""Rehearse a batch: read everything, work on nothing, write nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nlp_reports import __version__
from nlp_reports.archive.connection import open_for_reading
from nlp_reports.archive.store import Failure, Reading
from nlp_reports.batch.run import own_files
from nlp_reports.batch.sources import Whole, read_sources
from nlp_reports.i18n import gettext
from nlp_reports.readers import ReadOptions

_FAULTS = 20


@dataclass(slots=True)
class Rehearsal:
    """What a batch would do: read = new + changed + unchanged + failing.

    Attributes:
        new: Posts that the archive does not have.
        changed: Posts whose source has changed since.
        unchanged: Posts that would be left alone.
        failing: What cannot be read, or failed before in this version, with the reason by URI.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failing: int = 0


def rehearse(
    sources: Iterable[Path],
    archive: Path,
    *,
    limit: int | None = None,
    include: Sequence[str] = (),
    options: ReadOptions | None = None,
) -> tuple[Rehearsal, list[str]]:
    """Return what a batch would do, and a line for each thing that would fail (of the first twenty).

    Raises:
        ArchiveError: The archive is there and is none, or of another version.
    """
    connection = open_for_reading(archive) if archive.exists() else None
    found = Rehearsal()
    faults: list[str] = []
    read = read_sources(sources, own_files(archive), include, options)
    items = (item for item in read if not isinstance(item, Whole))
    command = f"nlp-reports quarantine list {archive}"
    reading = Reading(connection) if connection else None
    for item in islice(items, limit):
        found.read += 1
        known = reading.known(item.uri) if reading else None
        if known and known.sha256 == item.sha256:
            found.unchanged += 1
        elif isinstance(item, Failure):
            found.failing += 1
            faults += [f"{item.uri}: {item.reason}"][: _FAULTS - len(faults)]
        elif reading and reading.failed_before(item.uri, item.sha256, __version__):
            found.failing += 1
            faults += [gettext("{uri}: failed before; see: {command}").format(uri=item.uri, command=command)][
                : _FAULTS - len(faults)
            ]
        elif known:
            found.changed += 1
        else:
            found.new += 1
    if connection:
        connection.close()
    if found.failing > len(faults):
        faults.append(gettext("and {number} more").format(number=found.failing - len(faults)))
    return found, faults

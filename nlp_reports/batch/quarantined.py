"""What is in quarantine, to look at and to try again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_reports.archive.errors import ArchiveError
from nlp_reports.archive.store import Failure
from nlp_reports.batch.sources import Item, read_sources
from nlp_reports.i18n import gettext
from nlp_reports.readers import Post

_GONE = " (and the file is no longer there)"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An entry of the quarantine with all that is kept of it; the fields are the columns of its table."""

    uri: str
    sha256: str
    stage: str
    reason: str
    detail: str
    post_json: str | None
    content: bytes | None
    content_total: int
    version: str
    attempts: int


def entries(connection: sqlite3.Connection, uris: tuple[str, ...] = (), stage: str | None = None) -> list[Quarantined]:
    """Return the entries, all or those asked for.

    Raises:
        ArchiveError: One asked for is not in quarantine.
    """
    rows = connection.execute(
        "SELECT uri, sha256, stage, reason, detail, post_json, bytes, bytes_total, version, attempts FROM quarantine"
        " WHERE (?1 = '[]' OR uri IN (SELECT value FROM json_each(?1))) AND (?2 IS NULL OR stage = ?2)"
        " ORDER BY quarantine",
        (json.dumps(uris), stage),
    )
    found = [Quarantined(*row) for row in rows]
    missing = set(uris) - {entry.uri for entry in found}
    if missing:
        raise ArchiveError(gettext("not in quarantine: {uris}").format(uris=", ".join(sorted(missing))))
    return found


def again(found: Iterable[Quarantined]) -> Iterator[Item]:
    """Yield what entries are to be tried again with: the post as it was read, or else all that its file now holds."""
    files: dict[Path, None] = {}
    for entry in found:
        path = next((Path(uri) for uri in (entry.uri, entry.uri.rsplit("#", 1)[0]) if Path(uri).exists()), None)
        if entry.post_json is not None:
            yield _post(entry.post_json)
        elif path is not None:
            files[path] = None
        else:
            gone = "" if entry.reason.endswith(_GONE) else _GONE
            yield Failure(
                uri=entry.uri, sha256=entry.sha256, stage=entry.stage, reason=entry.reason + gone, detail=entry.detail,
                content=entry.content, content_total=entry.content_total, version=entry.version,
            )  # fmt: skip
    yield from read_sources(files)


def _post(text: str) -> Post:
    known: dict[str, Any] = json.loads(text)
    known["categories"] = tuple(known["categories"])
    known["warnings"] = tuple((kind, message) for kind, message in known["warnings"])
    return Post(**known)

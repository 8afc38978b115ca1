"""The SQLite store: posts with their records in rows, full-text search by lemma, DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp_reports.archive.connection import writer_lock
from nlp_reports.archive.errors import ArchiveError, ArchiveFullError, ArchiveLockedError, QueryError
from nlp_reports.archive.prepared import Prepared, prepare
from nlp_reports.archive.store import Failure, Known, Store

if TYPE_CHECKING:
    from nlp_reports.archive.archive import Archive

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchiveFullError",
    "ArchiveLockedError",
    "Failure",
    "Known",
    "Prepared",
    "QueryError",
    "Store",
    "prepare",
    "writer_lock",
]


def __getattr__(name: str) -> Any:
    """Import `Archive` when it is asked for: workers need no DataFrames."""
    if name == "Archive":
        from nlp_reports.archive.archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

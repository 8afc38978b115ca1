"""The SQLite store: posts with their records in rows, full-text search by lemma, DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_reports.archive.connection import writer_lock
from nlp_reports.archive.errors import ArchiveError, ArchiveFullError, ArchiveLockedError, QueryError
from nlp_reports.archive.prepared import Prepared, prepare
from nlp_reports.archive.store import Failure, Known, Store
from nlp_reports.lazy import lazily

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


# Workers need no DataFrames.
__getattr__ = lazily(__name__, {"Archive": "nlp_reports.archive.archive"})

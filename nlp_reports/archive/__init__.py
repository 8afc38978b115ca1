"""The SQLite store: posts with their records in rows, full-text search by lemma, DataFrames."""

from nlp_reports.archive.archive import Archive
from nlp_reports.archive.connection import writer_lock
from nlp_reports.archive.errors import ArchiveError, ArchiveFullError, ArchiveLockedError, QueryError
from nlp_reports.archive.prepared import Prepared, prepare
from nlp_reports.archive.store import Failure, Known, Store

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

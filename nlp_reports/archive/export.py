"""Export a whole archive: its tables as Parquet, its records as JSON lines; both in memory that does not grow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nlp_reports.archive.errors import QueryError
from nlp_reports.archive.output import replacing
from nlp_reports.archive.rows import columns

_ROWS = 50_000


def export_jsonl(connection: sqlite3.Connection, path: Path) -> int:
    """Write every record as a line of JSON, in the order of the archive, and return how many."""
    count = 0
    with replacing(path) as place, place.open("w", encoding="utf-8", newline="\n") as out:
        for (record,) in connection.execute("SELECT record FROM records ORDER BY post"):
            out.write(record + "\n")
            count += 1
    return count


def export_parquet(connection: sqlite3.Connection, folder: Path, tables: Iterable[str]) -> dict[str, int]:
    """Write each table to `FOLDER/TABLE.parquet` and return the number of rows of each.

    Raises:
        QueryError: PyArrow is not installed, or there is no such table.
        ArchiveFullError: A file cannot be written; those before it are whole.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise QueryError('parquet needs the extra: pip install "nlp-reports[archive]"') from None
    counts = {}
    for table in tables:
        if table not in columns():
            raise QueryError(f"there is no table {table!r}; tables: {', '.join(sorted(columns()))}")
        schema = _schema(pa, connection, table)
        cursor = connection.execute(f"SELECT * FROM {table}")
        counts[table] = 0
        with replacing(folder / f"{table}.parquet") as place, pq.ParquetWriter(place, schema) as writer:
            while rows := cursor.fetchmany(_ROWS):
                counts[table] += len(rows)
                arrays = [
                    pa.array(values, type=field.type)
                    for values, field in zip(zip(*rows, strict=True), schema, strict=True)
                ]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return counts


def _schema(pa: Any, connection: sqlite3.Connection, table: str) -> Any:
    types = {"INTEGER": pa.int64(), "REAL": pa.float64(), "BLOB": pa.binary(), "TEXT": pa.string()}
    declared = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return pa.schema([(name, types[kind]) for _, name, kind, *_ in declared])

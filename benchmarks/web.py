"""How long the pages take over a large archive.

    python -m benchmarks.web --posts 100000
    python -m benchmarks.web --archive archive.sqlite

Without --archive one is made: some thousands of generated posts, extracted by the stand-in, then copied row by row to
the size asked for. Prints the median of several answers of each page in milliseconds, by the clock and of the processor
(what it would take on an idle machine), and how many times the answer to `SELECT 1` that is. Ends with 1 where the
processor's time for a page is above the limit.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.generated_posts import write_jsonl
from nlp_reports.archive import Store
from nlp_reports.archive.decisions import ROW_TABLES
from nlp_reports.archive.rows import columns
from nlp_reports.batch import ExtractorSpec, run
from nlp_reports.web.site import make_site

ORIGINALS = 2_000  # posts that are extracted; the others are copies of them
LIMIT = 300.0  # milliseconds


def make_archive(folder: Path, count: int) -> Path:
    """Make an archive of `count` posts."""
    originals = min(count, ORIGINALS)
    write_jsonl(folder / "posts.jsonl", originals)
    path = folder / "archive.sqlite"
    run([folder / "posts.jsonl"], path, spec=ExtractorSpec("benchmarks.stand_in:load"))
    with Store(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for start in range(originals, count, originals):
            with store.transaction():
                copy_posts(store.connection, start, min(originals, count - start))
    return path


def copy_posts(connection: sqlite3.Connection, by: int, count: int) -> None:
    """Copy the first `count` posts with all their rows, their numbers moved on by `by`."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in ("posts", "records", *ROW_TABLES):
        names = columns()[table]
        values = {"post": "post + :by"} | ({"uri": "uri || '?copy=' || :by"} if table == "posts" else {})
        chosen = ", ".join(values.get(name, f'"{name}"') for name in names)
        connection.execute(
            f"INSERT INTO {table} SELECT {chosen} FROM {table} WHERE post <= :count", {"by": by, "count": count}
        )
    connection.execute(
        "INSERT INTO search (rowid, lemmas, forms, title) SELECT rowid + :by, lemmas, forms, title FROM search"
        " WHERE rowid <= :count",
        {"by": by, "count": count},
    )


def pages(path: Path) -> dict[str, str]:
    """Return the pages to ask for: the person and the body that stand in most posts, the middle post."""
    with sqlite3.connect(path) as connection:
        most = "SELECT name_key FROM {} GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1"
        person, body = (connection.execute(most.format(of)).fetchone()[0] for of in ("people", "organizations"))
        (middle,) = connection.execute("SELECT MAX(post) / 2 FROM posts").fetchone()
    return {
        "home": "/",
        "post": f"/post/{middle}",
        "person": f"/person/{quote(person)}",
        "organization": f"/organization/{quote(body)}",
        "search, no words": "/search",
        "search, in all posts": f"/search?q={quote('кітапхана')}",
        "search, narrowed": f"/search?q={quote('семинар кітапханашы')}&year=2012",
        "search, by branch": f"/search?branch={quote('Теректі')}&kind=seminar",
        "review": "/review",
        "quarantine": "/quarantine",
        "table": "/archive/people.json?_size=20&_nofacet=1&_nocount=1",
    }


async def measure(site: Any, address: str, times: int) -> list[tuple[float, float]]:
    """Return how many milliseconds each answer took, by the clock and of the processor."""
    taken = []
    for _ in range(times):
        started, used = time.perf_counter(), time.process_time()
        response = await site.client.get(address)
        taken.append(((time.perf_counter() - started) * 1000, (time.process_time() - used) * 1000))
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")
    return taken


async def measure_all(path: Path, times: int) -> bool:
    """Print the figures of every page; return whether all medians are within the limit."""
    site = make_site(path)
    await measure(site, "/quarantine", 2)
    _, beside = medians(await measure(site, "/archive.json?sql=select+1", times))
    print(f"{'page':24} {'clock ms':>10} {'processor ms':>13} {'x SELECT 1':>11}")
    good = True
    for name, address in pages(path).items():
        clock, used = medians(await measure(site, address, times))
        good = good and used <= LIMIT
        print(f"{name:24} {clock:10.0f} {used:13.0f} {used / beside:11.1f}", flush=True)
    return good


def medians(taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the medians by the clock and of the processor."""
    return statistics.median(clock for clock, _ in taken), statistics.median(used for _, used in taken)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="Make the archive in this folder and leave it there.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.archive or make_archive(given.keep or Path(folder), given.posts)
        sys.exit(0 if asyncio.run(measure_all(path, given.times)) else 1)


if __name__ == "__main__":
    main()

"""How well and how fast the authority tells who is who on an archive whose truth is known.

    python -m benchmarks.authority --posts 10000

Pairwise: of the pairs of entries that it says are one person, how many are (precision); of those that are, how many it
says (recall). Time is given beside that of writing the archive's rows, and for an update by one post in a hundred.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Mapping
from pathlib import Path

from benchmarks.generated_people import write_archive
from nlp_reports.authority import build


def pairwise(found: Mapping[Hashable, Hashable], truth: Mapping[Hashable, Hashable]) -> tuple[float, float]:
    """Return precision and recall over pairs of entries."""
    pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts.values())  # noqa: E731
    said, true = pairs(Counter(found.values())), pairs(Counter(truth[entry] for entry in found))
    right = pairs(Counter((identity, truth[entry]) for entry, identity in found.items()))
    return (right / said if said else 1.0), (right / true if true else 1.0)


def identities(archive: Path) -> dict[Hashable, Hashable]:
    """Return the identity of each person's entry by (uri, id in the post)."""
    with sqlite3.connect(archive) as connection:
        rows = connection.execute("SELECT uri, person, identity FROM person_identities JOIN posts USING (post)")
        return {(uri, person): identity for uri, person, identity in rows}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.sqlite"
        started = time.perf_counter()
        truth = write_archive(archive, given.posts, given.seed)
        written = time.perf_counter()
        outcome = build(archive)
        built = time.perf_counter()
        precision, recall = pairwise(identities(archive), truth)
        with sqlite3.connect(archive) as connection:
            connection.execute("DELETE FROM authority_posts WHERE post % 100 = 0")
        again = time.perf_counter()
        build(archive)
        updated = time.perf_counter()
    people = len(set(truth.values()))
    print(f"{given.posts} posts, {len(truth)} entries of {people} people: {outcome.identities['people']} identities")
    print(f"pairwise precision {precision:.4f}, recall {recall:.4f}; {outcome.doubts['people']} pairs in doubt")
    print(f"built in {built - written:.1f} s ({(built - written) / (written - started):.2f} of writing the rows);")
    print(f"brought up to date after a change of one post in a hundred in {updated - again:.1f} s")


if __name__ == "__main__":
    main()

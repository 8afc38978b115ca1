"""How much memory a WordPress export of any size takes to read, and how fast it goes beside copying the file.

python -m benchmarks.wxr --megabytes 1000
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.generated_posts import write_wxr
from nlp_reports.readers import Post, read_source

_SAMPLE = 2_000


def main() -> None:
    """Write an export of about so many megabytes, read it, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        part, export = Path(folder) / "part.xml", Path(folder) / "export.xml"
        write_wxr(part, _SAMPLE)
        head, _, rest = part.read_bytes().partition(b"<item>")
        items, _, tail = rest.rpartition(b"</item>")
        body = b"<item>" + items + b"</item>\n"
        copies = max(1, given.megabytes * 1_000_000 // len(body))
        with export.open("wb") as file:
            file.write(head)
            for _ in range(copies):
                file.write(body)
            file.write(tail)
        started = time.perf_counter()
        with export.open("rb") as file:
            size = sum(len(block) for block in iter(partial(file.read, 1 << 20), b""))
        copied = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        posts = sum(isinstance(found, Post) for found in read_source(export))
        read = time.perf_counter()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{size / 1e6:.0f} MB, {posts} posts of {copies * _SAMPLE}: {posts / (read - copied):.0f} posts/s, "
          f"{(read - copied) / (copied - started):.0f} times as long as reading the bytes")  # fmt: skip
    print(f"memory at most {after / 1024:.0f} MiB, {(after - before) / 1024:.0f} MiB more than before")


if __name__ == "__main__":
    main()

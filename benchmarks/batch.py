"""The batch and the archive by size: cost a post, memory of the parent, one core and two, a restart, times of answers.

    python -m benchmarks.batch                               # 100, 1,000 and 10,000 generated posts: some minutes
    python -m benchmarks.batch --again --sizes 100000 --cores 0 --keep out   # the store's part alone

Sizes are measured with the stand-in extractor and two workers, so that what is seen is the batch: CPU time of the
parent a post (it reads, links and stores), which must not grow with the archive, and its peak memory. With --again two
thousand posts are worked on, and their results stored again and again under other names and signatures, until there are
as many as asked for: the parent does all that it does otherwise, and the work of hours is left out. Cores are measured
with the real extractor, two workers against one run beside it.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.generated_posts import write_jsonl
from nlp_reports.archive import Prepared
from nlp_reports.batch import Account, ExtractorSpec, ProcessPool, run
from nlp_reports.batch.engines import Shard
from nlp_reports.batch.work import Outcome, fingerprint, work
from nlp_reports.readers import Post

STAND_IN = ExtractorSpec("benchmarks.stand_in:load")
QUESTIONS = (
    ("awards", {}), ("awards", {"year": "2014"}), ("awards", {"branch": "Теректі"}), ("awards", {"branch": "жоқ"}),
    ("awards", {"kind": "diploma"}),
    ("awards", {"person": "Ким А."}), ("roles", {}), ("roles", {"person": "Ким А."}), ("roles", {"title": "директор"}),
    ("events", {}), ("events", {"kind": "seminar", "year": "2014"}), ("events", {"district": "Қарасай ауданы"}),
    ("events", {"district": "жоқ"}),
    ("calendar", {}), ("calendar", {"year": "2014"}), ("calendar", {"district": "Қарасай ауданы"}),
    ("program", {}), ("program", {"year": "2014"}), ("program", {"person": "Ким А."}), ("duplicates", {}),
)  # fmt: skip
SEARCHES = ("кітапханашыларды", '"ана тілі"', "мұрағат -ертегі")


class Again:
    """An engine that works on the first posts only, and gives their results for the others too."""

    def __init__(self, distinct: int = 2_000) -> None:
        self.distinct, self.known = distinct, []

    def fingerprint(self, spec: ExtractorSpec) -> str:
        return fingerprint(spec)

    def outcomes(self, spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        number = 0
        for shard in shards:
            outcomes = []
            for post in shard:
                if len(self.known) < self.distinct:
                    self.known += work(spec, (post,))
                    outcomes.append(self.known[-1])
                else:
                    outcomes.append(self._renamed(post, number))
                number += 1
            yield outcomes

    def _renamed(self, post: Post, number: int) -> Prepared:
        other = random.Random(number).randbytes(256)
        like = self.known[number % self.distinct]
        return dataclasses.replace(
            like, uri=post.uri, sha256=post.sha256, text_sha256=hashlib.sha256(other).hexdigest(), signature=other,
            post={**like.post, "id": str(number)},
        )  # fmt: skip


class Course:
    """Takes down memory and processor time of this process after every so many posts."""

    def __init__(self, every: int = 5_000) -> None:
        self.every, self.points = every, []
        self.spent = time.process_time()

    def __call__(self, account: Account, *_: object) -> None:
        if account.settled % self.every == 0:
            spent, self.spent = self.spent, time.process_time()
            cost = 1000 * (self.spent - spent) / self.every
            self.points.append((account.settled, round(resident(), 1), round(cost, 3)))


def resident() -> float:
    """Return the memory of this process that is in use now, MB (Linux; elsewhere its peak)."""
    statistics_file = Path("/proc/self/statm")
    if statistics_file.exists():
        return int(statistics_file.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(source: str, archive: str, workers: str, extractor: str) -> None:
    """Run one batch in this process and print what it cost."""
    course = Course()
    spec = STAND_IN if extractor == "stand-in" else ExtractorSpec(options=(("tagger", extractor),))
    engine = ProcessPool(int(workers)) if workers != "again" else Again()
    engine.fingerprint(spec)  # starts the server of workers and reads the model from disk, once
    began, spent = time.perf_counter(), time.process_time()
    account = run([Path(source)], Path(archive), spec=spec, engine=engine, report=course)
    print(
        json.dumps(
            {
                "read": account.read,
                "done": account.stored + account.duplicate,
                "words": account.words,
                "seconds": time.perf_counter() - began,
                "cpu": time.process_time() - spent,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "course": course.points,
            }
        )
    )


def measured(source: Path, archive: Path, workers: int | str, extractor: str = "stand-in") -> dict[str, Any]:
    """Run one batch in a process of its own."""
    words = ["--one", str(source), str(archive), str(workers), extractor]
    done = subprocess.run([sys.executable, "-m", "benchmarks.batch", *words], check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def sizes(folder: Path, counts: list[int], workers: int | str) -> None:
    print("posts    parent ms/post  parent MB  posts/s  restart ms/post  archive KB/post")
    for count in counts:
        source, archive = folder / f"{count}.jsonl", folder / f"{count}.sqlite"
        if not source.exists():
            write_jsonl(source, count)
        first = measured(source, archive, workers)
        again = measured(source, archive, workers)
        done = max(first["done"], 1)
        print(
            f"{count:<8} {1000 * first['cpu'] / done:14.2f} {first['megabytes']:10.0f} {done / first['seconds']:8.0f}"
            f" {1000 * again['cpu'] / again['read']:16.2f} {archive.stat().st_size / 1024 / count:16.1f}",
            flush=True,
        )
        for settled, megabytes, cost in first["course"]:
            print(f"         after {settled:>7} posts: parent {megabytes:.0f} MB, {cost:.2f} ms/post", flush=True)
        answers(archive)


def cores(folder: Path, count: int, tagger: str) -> None:
    source = folder / "cores.jsonl"
    write_jsonl(source, count)
    seconds = {}
    for workers in (1, 2, 1, 2):
        archive = folder / "cores.sqlite"
        for suffix in ("", "-wal", "-shm"):
            Path(f"{archive}{suffix}").unlink(missing_ok=True)
        found = measured(source, archive, workers, tagger)
        seconds[workers] = min(found["seconds"], seconds.get(workers, float("inf")))
        speed = found["words"] / found["seconds"]
        parent = 1000 * found["cpu"] / max(found["done"], 1)
        print(
            f"tagger {tagger}, {workers} workers: {speed:,.0f} words/s, of the parent {parent:.1f} ms of the processor"
            f" a post, load {os.getloadavg()[0]:.1f}", flush=True,
        )  # fmt: skip
    print(f"2 workers / 1 worker: {seconds[1] / seconds[2]:.2f}")


def answers(archive: Path, times: int = 5) -> None:
    from nlp_reports.archive import Archive  # brings pandas, which the parent of a batch does without

    with Archive(archive) as opened:
        posts = opened.query("SELECT COUNT(*) FROM posts").iat[0, 0]
        taken = {}
        for question, filters in QUESTIONS:
            name = f"{question} {' '.join(f'{key}={value}' for key, value in filters.items())}"
            taken[name] = _median(times, lambda: opened.ask(question, **filters))  # noqa: B023
        for asked in SEARCHES:
            taken[f"search {asked}"] = _median(times, lambda: opened.search(asked))  # noqa: B023
    slowest = sorted(taken.items(), key=lambda item: -item[1])
    listed = ", ".join(f"{name} {1000 * seconds:.0f}" for name, seconds in slowest[:6])
    print(
        f"         answers from {posts} posts, the slowest of {len(taken)}, ms of the processor: {listed}", flush=True
    )


def _median(times: int, ask: object) -> float:
    seconds = []
    for _ in range(times):
        began = time.process_time()
        ask()  # type: ignore[operator]
        seconds.append(time.process_time() - began)
    return statistics.median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument(
        "--cores", type=int, default=200, help="Posts for the comparison of one core and two; 0 for none."
    )
    parser.add_argument("--again", action="store_true", help="Work on two thousand posts only, see above.")
    parser.add_argument("--tagger", default="rules")
    parser.add_argument("--keep", type=Path, help="Folder for sources and archives.")
    parser.add_argument("--answers", type=Path, help="Only time answers from this archive.")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(*given.one)
        return
    if given.answers:
        answers(given.answers)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        sizes(folder, given.sizes, "again" if given.again else 2)
        if given.cores:
            cores(folder, given.cores, given.tagger)


if __name__ == "__main__":
    main()

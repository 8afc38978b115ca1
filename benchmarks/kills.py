"""Kill a batch of 1,000 posts at random moments, again and again; the archive must be as if nothing had happened.

    python -m benchmarks.kills                     # 200 kills, 20 of them of the whole command with its workers
    python -m benchmarks.kills --kills 20 --command 2

A round is one archive: batches of it are killed until one comes to its end before its time. Then its records and links
must be byte for byte those of an undisturbed run, `check` must find nothing, and no post may be missing or double.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.generated_posts import write_jsonl
from nlp_reports.archive.check import check_file
from nlp_reports.batch import ExtractorSpec, run

STAND_IN = ExtractorSpec("benchmarks.stand_in:load")
FORK = multiprocessing.get_context("fork")
COMMAND = "from nlp_reports.cli import main; main()"


def content(archive: Path) -> list[tuple[object, ...]]:
    """Return all that a run must not change: records, links, quarantine."""
    with closing(sqlite3.connect(archive)) as connection:
        return [
            *connection.execute("SELECT post, uri, record FROM posts JOIN records USING (post) ORDER BY post"),
            *connection.execute("SELECT * FROM duplicates ORDER BY post"),
            *connection.execute("SELECT uri, stage, reason FROM quarantine ORDER BY uri"),
        ]


def killed_in_process(source: Path, archive: Path, seconds: float) -> bool:
    """Run a batch in a child and kill it after so long; tell whether it was killed (it may have ended before)."""
    child = FORK.Process(target=run, args=([source], archive), kwargs={"spec": STAND_IN})
    child.start()
    child.join(seconds)
    child.kill()
    child.join()
    return child.exitcode == -signal.SIGKILL


def killed_command(source: Path, archive: Path, seconds: float) -> bool:
    """Do the same with the whole command and its two workers; none of these may outlive it."""
    words = ["batch", source, "--archive", archive, "--workers", "2", "--extractor", "benchmarks.stand_in:load"]
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    before = _posts(archive)
    while process.poll() is None and _posts(archive) == before:  # until it is at work: starting takes seconds
        time.sleep(0.05)
    time.sleep(seconds)
    process.kill()
    killed = process.wait() == -signal.SIGKILL
    deadline = time.monotonic() + 30
    while left := _of_session(process.pid):
        if time.monotonic() > deadline:
            raise SystemExit(f"workers outlived the batch: {left}")
        time.sleep(0.1)
    return killed


def _posts(archive: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM posts").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _of_session(session: int) -> list[int]:
    """Return the processes of a session that are alive (Linux; elsewhere none are seen)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = entry.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found.append(int(entry.parent.name))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--command", type=int, default=20, help="So many of the kills are of the whole command.")
    parser.add_argument("--posts", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    choice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source, calm = folder / "posts.jsonl", folder / "calm.sqlite"
        write_jsonl(source, given.posts)
        began = time.monotonic()
        run([source], calm, spec=STAND_IN)
        slice_of_run = (time.monotonic() - began) / 30  # so that about sixty kills make a round
        expected = content(calm)
        kills = rounds = commands = 0
        while kills < given.kills:
            archive = folder / f"{rounds}.sqlite"
            while True:
                kill = killed_command if commands < given.command else killed_in_process
                killed = kill(source, archive, choice.random() * slice_of_run)
                kills += killed
                commands += killed and kill is killed_command
                if not killed or kills >= given.kills:
                    break
            account = run([source], archive, spec=STAND_IN)
            faults = list(check_file(archive))
            if content(archive) != expected or faults or not account.balanced or account.read != given.posts:
                raise SystemExit(f"round {rounds}: {account} {faults[:5]}; the archive is not that of a calm run")
            rounds += 1
            print(
                f"{kills} kills ({commands} of the command), {rounds} archives, each as if nothing happened", flush=True
            )
            for suffix in ("", "-wal", "-shm", ".lock"):
                Path(f"{archive}{suffix}").unlink(missing_ok=True)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()

"""A batch accounts for every post once, whatever befalls it."""

import json
import multiprocessing
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.generated_posts import generated_posts, write_jsonl
from nlp_reports.archive import Archive, ArchiveError, ArchiveFullError, ArchiveLockedError, Store, writer_lock
from nlp_reports.archive.check import check
from nlp_reports.batch import ExtractorSpec, run
from nlp_reports.batch.engines import ProcessPool
from nlp_reports.batch.run import Run
from nlp_reports.batch.work import fingerprint

STAND_IN = ExtractorSpec("benchmarks.stand_in:load")
NEWER = ExtractorSpec("benchmarks.stand_in:load", (("version", "2"),))
FORK = multiprocessing.get_context("fork")  # starts at once, with all that is imported here


def posts(path: Path, count: int, **texts: str) -> Path:
    """Write generated posts, some of them with another text."""
    lines = [{**post, "text": texts.get(f"n{post['id']}", post["text"])} for post in generated_posts(count)]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def content(path: Path) -> list[tuple[object, ...]]:
    """Return every record and every link of an archive."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            *connection.execute("SELECT post, record FROM records ORDER BY post"),
            *connection.execute("SELECT * FROM duplicates ORDER BY post"),
        ]


def stored(path: Path) -> int:
    """Count the posts of an archive that may not be there yet; a connection left open would be the next child's too."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM posts").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def faults(path: Path) -> list[str]:
    with Store(path) as store:
        return list(check(store.connection))


def test_second_run_does_nothing(tmp_path):
    source, archive = posts(tmp_path / "a.jsonl", 120), tmp_path / "a.sqlite"
    first = run([source], archive, spec=STAND_IN)
    before = content(archive)
    second = run([source], archive, spec=STAND_IN)
    assert first.balanced and first.read == 120 and first.duplicate > 0 and first.quarantined == 0
    assert (second.read, second.unchanged) == (120, 120)
    assert content(archive) == before and faults(archive) == []


def test_two_processes_give_what_one_gives(tmp_path):
    source = posts(tmp_path / "a.jsonl", 60)
    run([source], tmp_path / "one.sqlite", spec=STAND_IN)
    run([source], tmp_path / "two.sqlite", spec=STAND_IN, engine=ProcessPool(2))
    assert content(tmp_path / "one.sqlite") == content(tmp_path / "two.sqlite")


def test_post_that_fails_or_kills_is_quarantined_alone(tmp_path):
    source, archive = posts(tmp_path / "a.jsonl", 40, n7="ҚАТЕ", n13="ӨЛІМ"), tmp_path / "a.sqlite"
    account = run([source], archive, spec=STAND_IN, engine=ProcessPool(2))
    assert account.balanced and account.failures == {"extract": 1, "worker": 1} and account.exit_code == 1
    with Archive(archive) as opened:
        kept = opened.quarantine()
        assert sorted(kept["stage"]) == ["extract", "worker"]
        assert sorted(bytes(value).decode() for value in kept["bytes"]) == sorted(["ҚАТЕ", "ӨЛІМ"])
        assert len(opened.posts()) == 38
    again = run([source], archive, spec=STAND_IN)  # what failed is known to fail: not tried in this process
    assert again.balanced and (again.unchanged, again.quarantined) == (38, 2)


def test_refresh_says_what_changed(tmp_path):
    source, archive = posts(tmp_path / "a.jsonl", 20), tmp_path / "a.sqlite"
    run([source], archive, spec=STAND_IN)
    assert run([source], archive, spec=NEWER).unchanged == 20
    account = run([source], archive, spec=NEWER, refresh=True)
    assert account.balanced and (account.stored + account.duplicate, account.changed) == (20, 0)
    with Archive(archive) as opened:
        changes = json.loads(opened.changes()["difference"].iloc[0])
    assert {"path": "$.pipeline.version", "before": "1", "after": "2"} in changes
    assert run([source], archive, spec=NEWER, refresh=True).unchanged == 20
    assert faults(archive) == []


def test_changed_source_replaces_and_links_anew(tmp_path):
    same = "Кітапханада кездесу өтті. Оған оқырмандар қатысты."
    source, archive = posts(tmp_path / "a.jsonl", 6, n1=same, n2=same, n3=same), tmp_path / "a.sqlite"
    assert run([source], archive, spec=STAND_IN).duplicate == 2
    posts(source, 6, n1="Мүлде басқа хабар жарияланды.", n2=same, n3=same)
    assert run([source], archive, spec=STAND_IN).unchanged == 5
    with sqlite3.connect(archive) as connection:
        assert connection.execute("SELECT post, original FROM duplicates").fetchall() == [(4, 3)]
    assert faults(archive) == []


def test_kills_lose_nothing_and_double_nothing(tmp_path):
    source, archive = posts(tmp_path / "a.jsonl", 300), tmp_path / "a.sqlite"
    moment = random.Random(1)
    for number in range(5):
        slowly = {"spec": STAND_IN, "report": lambda *_: time.sleep(0.01)}  # or a busy machine sees its end first
        child = FORK.Process(target=run, args=([source], archive), kwargs=slowly)
        child.start()
        deadline = time.monotonic() + 60
        while stored(archive) < 40 * (number + 1) and child.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(moment.random() * 0.02)
        child.kill()
        child.join()
        assert child.exitcode == -signal.SIGKILL
    account = run([source], archive, spec=STAND_IN)
    run([source], tmp_path / "calm.sqlite", spec=STAND_IN)
    assert account.balanced and account.unchanged >= 200
    assert content(archive) == content(tmp_path / "calm.sqlite") and faults(archive) == []


def test_two_batches_at_once_are_refused(tmp_path):
    with writer_lock(tmp_path / "a.sqlite"), pytest.raises(ArchiveLockedError, match="another batch"):
        run([], tmp_path / "a.sqlite", spec=STAND_IN)


def test_full_disk_keeps_what_was_stored(tmp_path):
    source, archive = posts(tmp_path / "a.jsonl", 80), tmp_path / "a.sqlite"
    with Store(archive) as store:
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 60}")
        state = Run(store, lambda *_: None, [])
        from nlp_reports.batch.sources import read_sources
        from nlp_reports.batch.work import work

        with pytest.raises(ArchiveFullError, match="make room"):
            for post in state.to_do(read_sources([source])):
                state.settle(work(STAND_IN, (post,))[0])
    account = run([source], archive, spec=STAND_IN)
    assert account.balanced and account.unchanged > 0 and account.stored > 0 and faults(archive) == []


def test_bad_sources_are_kept_with_their_bytes(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"\xff\xfe\x00binary")
    (tmp_path / "in" / "b.jsonl").write_text('{"text": "Сәлем"}\n{"text": 5}\n{"text": "\\ud800"}\n{broken\n', "utf-8")
    account = run([tmp_path / "in", tmp_path / "missing"], tmp_path / "a.sqlite", spec=STAND_IN)
    assert account.balanced and (account.read, account.stored, account.failures) == (6, 1, {"read": 5})
    with Archive(tmp_path / "a.sqlite") as opened:
        assert b"{broken\n" in list(opened.quarantine()["bytes"])


def test_newer_and_foreign_files_are_refused(tmp_path):
    run([], tmp_path / "a.sqlite", spec=STAND_IN)
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveError, match="newer than this program"):
        run([], tmp_path / "a.sqlite", spec=STAND_IN)
    (tmp_path / "b.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 20)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        run([], tmp_path / "b.sqlite", spec=STAND_IN)


def test_generated_archive_is_the_same_every_time(tmp_path):
    write_jsonl(tmp_path / "a", 30)
    write_jsonl(tmp_path / "b", 30)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_own_words_make_another_extractor(tmp_path):
    words = tmp_path / "words.toml"
    words.write_text("", encoding="utf-8")
    options = (("tagger", "rules"), ("lexicon", (str(words),)))
    plain, with_words = (fingerprint(ExtractorSpec(options=chosen)) for chosen in (options[:1], options))
    assert plain != with_words

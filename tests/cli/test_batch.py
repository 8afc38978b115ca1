"""Batch, quarantine and check from the command line: the account, the exit codes, one clear line for each fault."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.generated_posts import generated_posts
from nlp_reports.archive import writer_lock
from nlp_reports.cli import main

STAND_IN = ("--engine", "in-process", "--extractor", "benchmarks.stand_in:load")


def command(*words: object) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert "Traceback" not in result.output and not (result.exception and result.exc_info[0] is not SystemExit)
    return result


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(30)
    return tmp_path


def write(count: int, **texts: str) -> None:
    lines = [{**post, "text": texts.get(f"n{post['id']}", post["text"])} for post in generated_posts(count)]
    Path("in.jsonl").write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def listed() -> list[dict[str, object]]:
    return list(json.loads(command("quarantine", "list", "a.sqlite", "--format", "json").stdout))


def test_account_adds_up_and_a_second_run_does_nothing(desk):
    first = command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN)
    second = command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN)
    assert first.exit_code == second.exit_code == 0
    assert "read 30 = stored" in first.stdout
    assert "read 30 = stored 0 + unchanged 30 + duplicate 0 + quarantined 0" in second.stdout
    assert command("check", "a.sqlite").exit_code == 0


def test_dry_run_writes_nothing(desk):
    result = command("batch", "in.jsonl", "missing.txt", "--archive", "a.sqlite", "--dry-run")
    assert "read 31 = new 30 + changed 0 + unchanged 0 + failing 1" in result.stdout and result.exit_code == 1
    assert not Path("a.sqlite").exists() and "missing.txt: No such file" in result.stderr
    command("batch", "in.jsonl", "--archive", "a.sqlite", "--limit", 10, *STAND_IN)
    assert (
        "new 20 + changed 0 + unchanged 10" in command("batch", "in.jsonl", "--archive", "a.sqlite", "--dry-run").stdout
    )


def test_limit_goes_on_where_it_stopped(desk):
    for _ in range(2):
        command("batch", "in.jsonl", "--archive", "a.sqlite", "--limit", 10, *STAND_IN)
    result = command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN)
    assert "read 30 = stored" in result.stdout and "unchanged 10" in result.stdout


def test_log_has_a_line_a_post_and_the_account(desk):
    command("batch", "in.jsonl", "--archive", "a.sqlite", "--log-json", "log.jsonl", *STAND_IN)
    *posts, last = [json.loads(line) for line in Path("log.jsonl").read_text("utf-8").splitlines()]
    assert [entry["uri"] for entry in posts] == [f"in.jsonl#{number}" for number in range(30)]
    assert sum(entry.get("words", 0) for entry in posts) == last["account"]["words"] > 0
    assert last["account"]["read"] == 30


def test_quarantine_is_listed_shown_and_tried_again(desk):
    write(12, n4="ҚАТЕ \x1b[2Jдеген [bold]сөз")
    assert command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN).exit_code == 1
    assert [(row["stage"], row["uri"], row["attempts"]) for row in listed()] == [("extract", "in.jsonl#4", 1)]
    shown = CliRunner().invoke(main, ["quarantine", "show", "a.sqlite", "in.jsonl#4"]).stdout
    assert "ValueError: the text asks for an error" in shown and "\x1b" not in shown and "[bold]" in shown
    raw = CliRunner().invoke(main, ["quarantine", "show", "a.sqlite", "in.jsonl#4", "--bytes"])
    assert raw.stdout_bytes.decode() == "ҚАТЕ \x1b[2Jдеген [bold]сөз"
    assert command("quarantine", "retry", "a.sqlite", *STAND_IN).exit_code == 1
    assert listed()[0]["attempts"] == 2
    retried = command("quarantine", "retry", "a.sqlite", "in.jsonl#4", "--engine", "in-process", "--tagger", "rules")
    assert "stored 1" in retried.stdout and retried.exit_code == 0
    assert listed() == []
    assert "not in quarantine" in command("quarantine", "show", "a.sqlite", "in.jsonl#4").stderr


def test_file_mended_since_leaves_the_quarantine(desk):
    Path("b.jsonl").write_text('{"text": "Сәлем"}\n{broken\n', "utf-8")
    assert command("batch", "b.jsonl", "--archive", "a.sqlite", *STAND_IN).exit_code == 1
    Path("b.jsonl").write_text('{"text": "Сәлем"}\n{"text": "Кітап"}\n', "utf-8")
    assert "stored 1 + unchanged 1" in command("quarantine", "retry", "a.sqlite", *STAND_IN).stdout
    assert listed() == []


def test_folder_that_holds_its_own_archive(desk):
    for _ in range(2):
        result = command("batch", ".", "--archive", "a.sqlite", *STAND_IN)
        assert "read 30 " in result.stdout and result.exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--extractor", "benchmarks.stand_in:no_such"], 4, "the extractor cannot be made"),
        (["--tagger", "rules", "--lexicon", "missing.toml"], 4, "the extractor cannot be made"),
        (["--engine", "dask", "--scheduler", "nowhere"], 4, "no Dask scheduler answers"),
        (["--engine", "cloud"], 2, "not one of"),
        (["--limit", "-1"], 2, "not in the range"),
        (["--workers", "0"], 2, "not in the range"),
    ],
)
def test_what_cannot_be_begun_is_said_in_one_line(desk, words, code, says):
    result = command("batch", "in.jsonl", "--archive", "a.sqlite", "--engine", "in-process", *words)
    assert result.exit_code == code and says in result.stderr
    assert not Path("a.sqlite").exists() or sqlite3.connect("a.sqlite").execute(
        "SELECT COUNT(*) FROM posts"
    ).fetchone() == (0,)


def test_archives_that_cannot_be_written(desk):
    Path("text.sqlite").write_text("a text, and long enough to be looked at as if it were a database " * 20)
    assert (
        "cannot be opened as an archive" in command("batch", "in.jsonl", "--archive", "text.sqlite", *STAND_IN).stderr
    )
    with writer_lock(Path("a.sqlite")):
        result = command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN)
    assert result.exit_code == 4 and "another batch is writing" in result.stderr
    assert command("batch", "in.jsonl", "--archive", "text.sqlite/a.sqlite", *STAND_IN).exit_code == 4


def test_archive_of_another_version(desk):
    command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN)
    with sqlite3.connect("a.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    for words in (
        ["batch", "in.jsonl", "--archive", "a.sqlite"],
        ["query", "a.sqlite", "roles"],
        ["check", "a.sqlite"],
    ):
        result = command(*words)
        assert result.exit_code == 4 and "newer than this program" in result.stderr


def test_refresh_reports_what_changed(desk):
    command("batch", "in.jsonl", "--archive", "a.sqlite", "--limit", 3, *STAND_IN)
    refreshed = command(
        "batch", "in.jsonl", "--archive", "a.sqlite", "--limit", 3, "--refresh", "--engine", "in-process",
        "--tagger", "rules",
    )  # fmt: skip
    assert "3 records changed: nlp-reports query a.sqlite changes --run 2" in refreshed.stdout
    changes = json.loads(command("query", "a.sqlite", "changes", "--run", 2, "--limit", 999, "--format", "json").stdout)
    assert {row["uri"] for row in changes} == {"in.jsonl#0", "in.jsonl#1", "in.jsonl#2"}
    assert {row["cause"] for row in changes} == {"refresh"} and all(row["path"].startswith("$.") for row in changes)


def test_lexicon_that_is_not_there_is_said_even_with_nothing_to_do(desk):
    command("batch", "in.jsonl", "--archive", "a.sqlite", *STAND_IN)
    result = command("batch", "in.jsonl", "--archive", "a.sqlite", "--lexicon", "no.toml")
    assert result.exit_code == 4 and "there is no file no.toml" in result.stderr

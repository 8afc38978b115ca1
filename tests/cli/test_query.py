"""Query and export from the command line: answers in every format, hostile names as text, SQL that only reads."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from benchmarks.generated_posts import generated_posts
from nlp_reports.archive.archive import TABLES
from nlp_reports.batch import ExtractorSpec, run
from nlp_reports.cli import main
from nlp_reports.readers import Post
from nlp_reports.records import validate

SCRIPT = "<script>alert('ат')</script>"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
HOSTILE = (SCRIPT, "=1+1", "\x1b]0;ат\x07", "[bold]ат[/bold]")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "a.sqlite"
    posts = [Post.from_text(post["text"], uri=f"in#{post['id']}", title=post["title"]) for post in generated_posts(60)]
    posts += [Post.from_text(f"Хабар {name}", uri=f"hostile#{name}", title=name) for name in HOSTILE]
    run([], path, spec=ExtractorSpec("benchmarks.stand_in:load"), posts=posts)
    return path


def query(archive: Path, *words: object) -> Result:
    result = CliRunner().invoke(main, ["query", str(archive), *(str(word) for word in words)])
    assert "Traceback" not in result.output and not (result.exception and result.exc_info[0] is not SystemExit)
    return result


def test_ready_questions_are_listed(archive):
    result = query(archive)
    assert all(name in result.stdout for name in ("awards", "roles", "events", "calendar", "program", "changes"))


def test_a_person_is_found_by_surname_initials_or_names(archive):
    everyone = json.loads(query(archive, "roles", "--format", "json", "--limit", 1000).stdout)
    name = everyone[0]["person"]
    surname, given = name.split()
    for asked in (surname, name, surname.upper(), f"{surname} {given[0]}"):
        found = json.loads(query(archive, "roles", "--person", asked, "--format", "json").stdout)
        assert name in {row["person"] for row in found}
        assert {row["person"].split()[0] for row in found} == {surname}


def test_csv_and_json_say_the_same(archive, tmp_path):
    query(archive, "events", "--format", "csv", "--out", tmp_path / "e.csv")
    read = pd.read_csv(tmp_path / "e.csv")
    assert read["name"].tolist() == [
        row["name"] for row in json.loads(query(archive, "events", "--format", "json").stdout)
    ]


def test_types_survive_in_parquet(archive, tmp_path):
    query(archive, "events", "--format", "parquet", "--out", tmp_path / "e.parquet")
    read = pd.read_parquet(tmp_path / "e.parquet")
    assert str(read["kind"].dtype) == "category" and read["start_day"].dtype.kind == "M"


SQL_OF_TITLES = "SELECT title FROM posts WHERE uri LIKE 'hostile%' ORDER BY post"


@pytest.mark.parametrize("shape", ["table", "html"])
def test_hostile_names_do_nothing_where_they_are_shown(archive, shape):
    shown = query(archive, "--sql", SQL_OF_TITLES, "--format", shape).stdout
    assert "[bold]ат[/bold]" in shown
    assert "\x1b]0;" not in shown
    assert "<script>" not in shown or shape == "table"


def test_hostile_names_are_text_in_a_sheet(archive, tmp_path):
    query(archive, "--sql", SQL_OF_TITLES, "--format", "xlsx", "--out", tmp_path / "t.xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(tmp_path / "t.xlsx").active.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(HOSTILE)
    assert [cell.value for cell in cells][:2] == [SCRIPT, "=1+1"]


def test_search_marks_every_form_of_a_word(archive):
    found = json.loads(query(archive, "--search", "кітапханашыларды", "--format", "json", "--limit", 5).stdout)
    assert len(found) == 5 and all("**" in row["snippet"] for row in found)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--sql", "DELETE FROM posts"], 4, "SQL that writes"),
        (["--sql", "SELECT * FROM no_such"], 4, "no such table"),
        (["--sql", "SELECT 1; SELECT 2"], 4, "SQL:"),
        (["--sql", "SELECT load_extension('x')"], 4, "SQL:"),
        (["--sql", ENDLESS.replace("SELECT x FROM", "SELECT max(x) FROM"), "--seconds", "0.2"], 4, "no answer within"),
        (["weather"], 4, "there is no question 'weather'"),
        (["roles", "--branch", "Доскей"], 4, "cannot be narrowed by 'branch'"),
        (["--year", "2019"], 2, "narrows a ready QUESTION"),
        (["roles", "--search", "кітап"], 2, "ask one thing"),
        (["--search", "«»"], 4, "at least one word"),
        (["roles", "--format", "parquet"], 2, "name a file with --out"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_said_in_one_line(archive, words, code, says):
    result = query(archive, *words)
    assert result.exit_code == code and says in result.stderr
    assert len(query(archive, "roles", "--format", "json").stdout) > 100


def test_sql_that_gives_rows_without_end_is_cut_and_says_so(archive):
    result = query(archive, "--sql", ENDLESS, "--limit", 5, "--format", "csv")
    assert result.stdout == "x\n1\n2\n3\n4\n5\n" and "only the first 5 rows" in result.stderr


def test_missing_archive_is_named(tmp_path):
    assert "no such archive" in query(tmp_path / "a.sqlite", "roles").stderr


def test_file_that_cannot_be_written_is_named(archive, tmp_path):
    (tmp_path / "file").write_text("")
    result = query(archive, "roles", "--format", "csv", "--out", tmp_path / "file" / "r.csv")
    assert result.exit_code == 4 and "cannot be written" in result.stderr


def test_export_is_the_whole_archive(archive, tmp_path):
    lines, tables = tmp_path / "r.jsonl", tmp_path / "tables"
    result = CliRunner().invoke(main, ["export", str(archive), "--jsonl", str(lines), "--parquet", str(tables)])
    assert result.exit_code == 0, result.output
    records = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert len(records) == 60 + len(HOSTILE) and not any(validate(record) for record in records)
    assert {path.stem for path in tables.iterdir()} == set(TABLES)
    people = pd.read_parquet(tables / "people.parquet")
    assert sorted(people["full"]) == sorted(person["name"]["full"] for record in records for person in record["people"])

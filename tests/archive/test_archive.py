"""Asking an archive: tables, ready questions, SQL that only reads, search by lemma; and what check finds."""

import sqlite3
from itertools import combinations

import pytest

from benchmarks.generated_posts import write_jsonl
from nlp_reports import load
from nlp_reports.archive import Archive, QueryError, Store, prepare
from nlp_reports.archive.archive import TABLES
from nlp_reports.archive.check import check
from nlp_reports.archive.questions import questions
from nlp_reports.batch import ExtractorSpec, run
from nlp_reports.readers import Post


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    write_jsonl(folder / "a.jsonl", 150)
    spec = ExtractorSpec("benchmarks.stand_in:load")
    run([folder / "a.jsonl"], folder / "a.sqlite", spec=spec)
    changed = (folder / "a.jsonl").read_text("utf-8").replace("грамотасымен", "дипломымен", 5)
    (folder / "a.jsonl").write_text(changed, "utf-8")
    assert run([folder / "a.jsonl"], folder / "a.sqlite", spec=spec).changed > 0
    return folder / "a.sqlite"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_data_frame(path, table):
    with Archive(path) as archive:
        assert getattr(archive, table)() is not None


def test_types(path):
    with Archive(path) as archive:
        events = archive.events()
    assert str(events["kind"].dtype) == "category" and str(events["attendance"].dtype) == "Int64"
    assert str(events["start"].dtype) == "string" and events["start_day"].dtype.kind == "M"


@pytest.mark.parametrize("question", questions())
def test_every_question_narrows_by_each_filter(path, question):
    with Archive(path) as archive:
        everything = archive.ask(question, limit=10_000)
        assert len(everything) > 0
        for name in questions()[question]["filters"]:
            assert len(archive.ask(question, limit=10_000, **{name: "2012"})) < len(everything)


FREQUENT = {"year": "2012", "branch": "Теректі", "person": "ә", "title": "директор"}
KINDS = {"awards": "diploma", "program": "seminar"}


@pytest.mark.parametrize("question", [name for name, entry in questions().items() if "leads" in entry])
def test_answer_is_the_same_whichever_filter_leads(path, question, monkeypatch):
    frequent = {**FREQUENT, "kind": KINDS.get(question)}
    filters = [(name, frequent[name]) for name in questions()[question]["filters"]]
    narrowed = [dict(chosen) for count in (1, 2) for chosen in combinations(filters, count)]
    with Archive(path) as archive:
        led = [archive.ask(question, limit=10_000, **filters) for filters in narrowed]
        first = [archive.ask(question, limit=3, **filters) for filters in narrowed]
        monkeypatch.setattr("nlp_reports.archive.questions._FEW", -1)  # so that none is rare enough to lead
        walked = [archive.ask(question, limit=10_000, **filters) for filters in narrowed]
    assert sum(len(answer) > 0 for answer in led) > len(led) / 2
    for whole, start, other in zip(led, first, walked, strict=True):
        assert whole.to_csv() == other.to_csv() and whole.head(3).to_csv() == start.to_csv()


def test_branch_is_found_by_the_body_that_it_is(tmp_path):
    record = load(tagger="rules")(Post.from_text("Теректі кітапханасында сайыс өтті.", uri="text:a")).to_dict()
    record["organizations"] = [_body("o1", "Теректі кітапханасы"), _body("o2", "Қоянды кітапханасы")]
    record["awards"] = [
        {
            "id": "a1", "kind": "diploma", "confidence": 1.0, "origin": "rule:test", "evidence": _EVIDENCE,
            "recipients": [
                {"organization": "o2", "branch": "o1", "branch_text": "Теректі", "evidence": _EVIDENCE},
                {"organization": "o1", "branch_text": "Қоянды", "evidence": _EVIDENCE},
            ],
        }
    ]  # fmt: skip
    with Store(tmp_path / "a.sqlite") as store, store.transaction():
        store.put(prepare(record))
    with Archive(tmp_path / "a.sqlite") as archive:
        counts = {
            branch: len(archive.ask("awards", branch=branch)) for branch in ("Теректі кітапханасы", "Теректі", "Қоянды")
        }
    assert counts == {"Теректі кітапханасы": 1, "Теректі": 0, "Қоянды": 1}


_EVIDENCE = [{"start": 0, "end": 7, "text": "Теректі"}]


def _body(number: str, name: str) -> dict[str, object]:
    return {
        "id": number, "name": name, "kind": "library", "confidence": 1.0, "origin": "rule:test", "evidence": _EVIDENCE,
    }  # fmt: skip


def test_year_gives_that_year(path):
    with Archive(path) as archive:
        assert set(archive.ask("awards", year=2012, limit=1000)["dated"].str[:4]) == {"2012"}


def test_search_by_lemma_marks_the_original(path):
    with Archive(path) as archive:
        found = archive.search("кітапханашыларды", limit=5)
    assert len(found) == 5
    assert all(hit.snippet[start:end].casefold().startswith("кітапханашы") for hit in found for start, end in hit.marks)


@pytest.mark.parametrize("sql", ["DELETE FROM posts", "ATTACH 'x.db' AS x", "PRAGMA user_version = 3", "SELEC", ""])
def test_sql_that_writes_or_errs_is_refused(path, sql):
    with Archive(path) as archive, pytest.raises(QueryError):
        archive.query(sql)


def test_sql_that_never_ends_is_stopped(path):
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) FROM n"
    with Archive(path) as archive, pytest.raises(QueryError, match="no answer within"):
        archive.query(endless, seconds=0.2)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE people SET full = 'Х' WHERE post = 3",
        "DELETE FROM evidence WHERE post = 4 AND number = 0",
        "DELETE FROM search WHERE rowid = 5",
        "UPDATE records SET record = json_set(record, '$.people[0].evidence[0].start', 0) WHERE post = 6",
        "UPDATE runs SET stored = stored + 1",
        "DELETE FROM people WHERE post = 7",
    ],
)
def test_check_finds_damage(path, tmp_path, damage):
    copy = tmp_path / "copy.sqlite"
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    with Store(copy) as store:
        assert list(check(store.connection)) == []
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute(damage)
        assert list(check(store.connection))

"""Decisions in the archive: kept, applied to the rows, surviving refresh, brought elsewhere; two reviewers at once."""

import json
import sqlite3

import pytest
from click.testing import CliRunner

from benchmarks.generated_posts import write_jsonl
from nlp_reports import evaluation
from nlp_reports.archive import Store, identities
from nlp_reports.archive.check import check
from nlp_reports.archive.decisions import ConflictError, decide, effective_record, every, now, standing
from nlp_reports.archive.identities import entries, merged_into, variants
from nlp_reports.batch import ExtractorSpec, run
from nlp_reports.cli import main
from nlp_reports.review import Decision, DecisionError, facts_of

SPEC = ExtractorSpec("benchmarks.stand_in:load")
NEWER = ExtractorSpec("benchmarks.stand_in:load", (("version", "2"),))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("decisions")
    write_jsonl(folder / "a.jsonl", 30)
    run([folder / "a.jsonl"], folder / "a.sqlite", spec=SPEC)
    return folder


@pytest.fixture
def path(made, tmp_path):
    (tmp_path / "a.jsonl").write_bytes((made / "a.jsonl").read_bytes())
    (tmp_path / "a.sqlite").write_bytes((made / "a.sqlite").read_bytes())
    # the sources of a batch have their path in their URIs, so a refresh must read the same file
    return tmp_path / "a.sqlite"


def post_with(connection, kind):
    for post, uri, text in connection.execute("SELECT post, uri, record FROM posts JOIN records USING (post)"):
        found = [fact for fact in facts_of(json.loads(text)) if fact.kind == kind]
        if found:
            return post, uri, found[0]
    raise AssertionError(kind)


def about(uri, fact, action, becomes=None, actor="Айгүл"):
    return Decision(
        uri=uri, fact=fact.key, action=action, kind=fact.kind, was=fact.content, becomes=becomes,
        evidence=fact.evidence, actor=actor, decided=now(),
    )  # fmt: skip


def take(store, decision, version=""):
    with store.transaction():
        decide(store.connection, decision, version)


def rows(connection, table, post):
    return connection.execute(f"SELECT * FROM {table} WHERE post = ? ORDER BY 1, 2, 3", (post,)).fetchall()


def test_decision_shows_in_the_rows_and_leaves_the_extraction(path):
    with Store(path) as store:
        post, uri, role = post_with(store.connection, "role")
        before, people = store.record(post), rows(store.connection, "people", post)
        take(store, about(uri, role, "correct", role.content | {"title": "бас маман"}))
        titles = [row[3] for row in rows(store.connection, "roles", post)]
        assert (
            "бас маман" in titles and store.record(post) == before and rows(store.connection, "people", post) == people
        )
        assert "бас маман" in json.dumps(effective_record(store.connection, post), ensure_ascii=False)
        assert list(check(store.connection)) == []


def test_withdrawing_brings_back_what_was_extracted(path):
    with Store(path) as store:
        post, uri, person = post_with(store.connection, "person")
        tables = ("people", "roles", "evidence", "recipients", "program")
        before = [rows(store.connection, table, post) for table in tables]
        rejected = about(uri, person, "reject")
        take(store, rejected)
        assert [rows(store.connection, table, post) for table in tables] != before
        take(store, about(uri, person, "withdraw"), rejected.key)
        assert [rows(store.connection, table, post) for table in tables] == before
        assert len(every(store.connection)) == 2 and standing(store.connection, uri) == []
        assert list(check(store.connection)) == []


def test_second_of_two_reviewers_sees_a_conflict_and_nothing_is_lost(path):
    with Store(path) as one, Store(path) as other:
        _, uri, fact = post_with(one.connection, "event")
        take(one, about(uri, fact, "accept", actor="Бірінші"))
        with pytest.raises(ConflictError, match="Бірінші decided") as caught:
            take(other, about(uri, fact, "reject", actor="Екінші"))
        assert [one.actor for one in standing(other.connection, uri)] == ["Бірінші"]
        take(other, about(uri, fact, "reject", actor="Екінші"), caught.value.other.key)
        assert [one.action for one in every(one.connection)] == ["accept", "reject"]


def test_decision_that_breaks_the_record_is_refused_whole(path):
    with Store(path) as store:
        post, uri, fact = post_with(store.connection, "event")
        before = rows(store.connection, "events", post)
        with pytest.raises(DecisionError, match="valid record"):
            take(store, about(uri, fact, "correct", {"kind": "no such kind"}))
        assert rows(store.connection, "events", post) == before and every(store.connection) == []


def test_refresh_keeps_decisions(made, path):
    with Store(path) as store:
        post, uri, fact = post_with(store.connection, "role")
        take(store, about(uri, fact, "correct", fact.content | {"title": "бас маман"}))
    run([made / "a.jsonl"], path, spec=NEWER, refresh=True)
    with Store(path) as store:
        assert store.connection.execute("SELECT fit, post FROM fitting").fetchall() == [("fits", post)]
        assert "бас маман" in [row[3] for row in rows(store.connection, "roles", post)]
        assert list(check(store.connection)) == []


def test_refresh_shows_what_no_longer_fits(made, path):
    with Store(path) as store:
        post, uri, fact = post_with(store.connection, "event")
        take(store, about(uri, fact, "accept"))
    lines = [json.loads(line) for line in (made / "a.jsonl").read_text("utf-8").splitlines()]
    number = int(uri.rpartition("#")[2]) if "#" in uri else post - 1
    changed = made / "a.jsonl"
    original = changed.read_text("utf-8")
    lines[number]["text"] = "Мәтін басқа."
    changed.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    try:
        run([changed], path, spec=NEWER, refresh=True)
    finally:
        changed.write_text(original, "utf-8")
    with Store(path) as store:
        assert store.connection.execute("SELECT fit FROM fitting").fetchall() == [("words_gone",)]
        assert len(standing(store.connection, uri)) == 1 and rows(store.connection, "events", post) == []
        assert list(check(store.connection)) == []


def test_merge_and_split_decide_who_is_who(path):
    def identity(action, was, becomes):
        return Decision(
            uri="", fact=f"people:{was.get('uri', '')}:{was['identity']}", action=action, kind="people", was=was,
            becomes=becomes, evidence=(), actor="А", decided=now(),
        )  # fmt: skip

    with Store(path) as store:
        ask = store.connection
        a, b = [
            key for (key,) in ask.execute("SELECT name_key FROM people GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 2")
        ]
        both = len(entries(ask, "people", a, 99)) + len(entries(ask, "people", b, 99))
        take(store, identity("merge", {"identity": a}, {"identity": b}))
        assert len(entries(ask, "people", b, 99)) == both and entries(ask, "people", a, 99) == []
        assert merged_into(ask, "people", a) == b
        take(store, identity("merge", {"identity": b}, {"identity": a}))  # would go in a circle; it changes nothing
        assert len(entries(ask, "people", b, 99)) == both
        post = entries(ask, "people", b, 99)[0][0]
        uri, key = ask.execute(
            "SELECT uri, name_key FROM people JOIN posts USING (post) WHERE post = ? AND name_key IN (?, ?)",
            (post, a, b),
        ).fetchone()
        take(store, identity("split", {"identity": key, "uri": uri}, {"identity": f"{key} 2"}))
        assert len(entries(ask, "people", b, 99)) == both - 1
        assert [post for post, _ in entries(ask, "people", f"{key} 2", 9)] == [post] and variants(
            ask, "people", f"{key} 2"
        )


def test_newest_entries_are_the_same_whichever_way_they_are_found(path, monkeypatch):
    with Store(path) as store:
        ask = store.connection
        for of in ("people", "organizations"):
            names = [name for (name,) in ask.execute(f"SELECT DISTINCT name_key FROM {of}")]
            looked_at = {name: entries(ask, of, name, 3) for name in names}
            monkeypatch.setattr(identities, "_WALKED", 0)
            assert {name: entries(ask, of, name, 3) for name in names} == looked_at
            monkeypatch.undo()
            assert all(looked_at.values()) and (of == "people" or max(map(len, looked_at.values())) == 3)


def test_export_is_gold_and_import_is_idempotent(made, path, tmp_path):
    with Store(path) as store:
        _, uri, fact = post_with(store.connection, "role")
        take(store, about(uri, fact, "correct", fact.content | {"title": "бас маман"}))
        _, other_uri, other = post_with(store.connection, "award")
        take(store, about(other_uri, other, "reject"))
    folder, second = tmp_path / "gold", tmp_path / "second.sqlite"
    result = CliRunner().invoke(main, ["decisions", "export", str(path), str(folder)])
    assert result.exit_code == 0, result.output
    golds = sorted(folder.glob("*.gold.json"))
    assert golds and all(gold.with_name(gold.name.replace(".gold.json", ".txt")).exists() for gold in golds)
    with sqlite3.connect(path) as connection:
        records = {
            id_: json.loads(text)
            for id_, text in connection.execute("SELECT id, record FROM posts JOIN records USING (post)")
        }
    counts = evaluation.sum_counts(evaluation.score_all(folder, records.get))
    assert (counts["role"].hits, counts["role"].missed) == (0, 1)  # the title that was corrected
    assert counts["award_issuer"].spurious == 1 and counts["award_issuer"].hits == 0  # the award that was rejected
    assert counts["person"].spurious == counts["organization"].spurious == 0  # nobody decided on these
    scores = evaluation.score_all(folder, lambda name: None)  # gold that `evaluate` reads
    assert sum(score.counts["role"].missed for score in scores if "role" in score.counts) == 1

    second.write_bytes((made / "a.sqlite").read_bytes())
    for new in (2, 0):
        result = CliRunner().invoke(main, ["decisions", "import", str(second), str(folder)])
        assert result.exit_code == 0 and f"{new} of them new" in result.output, result.output
    with sqlite3.connect(path) as one, sqlite3.connect(second) as two:
        tables = ("roles", "awards", "recipients", "reviewed")
        for table in tables:
            assert [*one.execute(f"SELECT * FROM {table} ORDER BY 1, 2")] == [
                *two.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            ]


@pytest.mark.parametrize("line", ["{", "[]", '{"uri": "x"}'])
def test_faulty_file_brings_in_nothing(path, tmp_path, line):
    (tmp_path / "d.jsonl").write_text(f"{line}\n", "utf-8")
    result = CliRunner().invoke(main, ["decisions", "import", str(path), str(tmp_path / "d.jsonl")])
    assert result.exit_code == 1 and "d.jsonl:1:" in result.output and "Traceback" not in result.output

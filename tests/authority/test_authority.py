"""One identity a person: joined on good evidence, kept apart where names exclude it, decided by people in doubt."""

from __future__ import annotations

import sqlite3
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.authority import identities, pairwise
from benchmarks.generated_people import write_archive
from nlp_reports.archive import Archive, Store, prepare
from nlp_reports.archive.identities import merged_into, variants
from nlp_reports.authority import build, decide, doubtful
from nlp_reports.authority.names import even, even_patronymic, likeness
from nlp_reports.cli import main
from nlp_reports.readers import Post
from nlp_reports.records import model

NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
RULE: dict[str, Any] = {"confidence": 0.9, "origin": "rule:test"}
LIBRARY, SCHOOL = "Шалғай кітапханасы", "Жотабай мектебі"


def put(archive: Path, number: int, site: str, year: int, *people: tuple[str, str | None]) -> None:
    """Store a post of a site: people as («Surname Given Patronymic» or «Surname G.», the body they are of)."""
    own = " ".join(f"сөз{number}{word}" for word in "абвгдежзик")  # so that no post repeats another
    text = f"{year} жылғы жиын. {own}" + "".join(f" {name}" for name, _ in people)
    found, bodies = [], {}
    for position, (name, body) in enumerate(people, start=1):
        start = text.index(name)
        surname, *rest = name.split()
        initials = {"initials": rest[0]} if rest and rest[0].endswith(".") else {}
        parts = {} if initials else dict(zip(("given", "patronymic"), rest, strict=False))
        place = model.Evidence(start, start + len(name), name)
        roles: tuple[model.Role, ...] = ()
        if body:
            held = bodies.setdefault(
                body, model.Organization(id=f"o{len(bodies) + 1}", name=body, kind="library", evidence=(place,), **RULE)
            )
            roles = (model.Role(title="маман", organization=held.id, text="маман", evidence=(place,), **RULE),)
        found.append(
            model.Person(
                id=f"p{position}", name=model.Name(full=name, surname=surname, **parts, **initials), roles=roles,
                mentions=(model.PersonMention(start=start, end=start + len(name), text=name, form="full"),),
                evidence=(place,), **RULE,
            )
        )  # fmt: skip
    uri = f"https://{site}.example/{number}"
    post = Post.from_text(text, uri=uri, url=uri)
    record = model.Record(
        id=str(number), text=text, people=tuple(found), organizations=tuple(bodies.values()),
        source=model.Source(uri=uri, format="text", encoding="utf-8", sha256=post.sha256, url=uri,
                            published=f"{year}-03-01"),
        language=model.Language(main="kk", script="Cyrl", shares={"kk": 1.0}),
        pipeline=model.Pipeline(name="test", version="1", rules_version="1"),
    )  # fmt: skip
    with Store(archive) as store, store.transaction():
        store.put(prepare(record.to_dict()))


def groups(archive: Path) -> list[list[str]]:
    """Return the names as they stand, joined by identity, sorted."""
    with sqlite3.connect(archive) as connection:
        rows = connection.execute(
            "SELECT identity, full FROM person_identities JOIN people ON people.post = person_identities.post"
            " AND people.id = person ORDER BY full"
        ).fetchall()
    found: dict[str, list[str]] = {}
    for identity, name in rows:
        found.setdefault(identity, []).append(name)
    return sorted(found.values())


def pair_in_doubt(archive: Path) -> str:
    with Archive(archive) as opened:
        return str(doubtful(opened.connection).loc[0, "pair"])


@pytest.mark.parametrize("case", NAMES["given"], ids=lambda case: f"{case['one']}~{case['other']}")
def test_given_names_are_compared(case: dict[str, str]) -> None:
    assert likeness(even(case["one"]), even(case["other"])) == case["likeness"]


@pytest.mark.parametrize("case", NAMES["patronymic"], ids=lambda case: f"{case['one']}~{case['other']}")
def test_patronymics_are_compared(case: dict[str, str]) -> None:
    assert likeness(even_patronymic(case["one"]), even_patronymic(case["other"])) == case["likeness"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.sqlite"


def test_forms_and_spellings_of_one_person_are_joined(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Қасымова Әлия Маратқызы", LIBRARY))
    put(archive, 2, "a", 2020, ("Касымова Алия", LIBRARY))
    put(archive, 3, "a", 2021, ("Қасымова Ә.", LIBRARY))
    build(archive)
    assert len(groups(archive)) == 1


def test_names_that_exclude_each_other_stay_apart(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Асқарова Майгүл", LIBRARY))
    put(archive, 2, "a", 2019, ("Асқарова Индира", LIBRARY))
    put(archive, 3, "a", 2020, ("Ахметов Ерлан Болатұлы", LIBRARY))
    put(archive, 4, "a", 2020, ("Ахметов Ерлан Қанатұлы", LIBRARY))
    build(archive)
    assert len(groups(archive)) == 4


def test_an_initial_that_two_could_own_is_left_alone(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Асқарова Майгүл", LIBRARY))
    put(archive, 2, "a", 2019, ("Асқарова Данагүл", LIBRARY))
    put(archive, 3, "a", 2019, ("Асқарова Марал", LIBRARY))
    put(archive, 4, "a", 2019, ("Асқарова М.", LIBRARY))
    put(archive, 5, "a", 2019, ("Асқарова М.", LIBRARY))
    outcome = build(archive)
    assert len(groups(archive)) == 5
    assert outcome.doubts["people"] >= 2


def test_two_named_in_one_post_are_two(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Оспанов Серік", LIBRARY), ("Оспанов С.", LIBRARY))
    build(archive)
    assert len(groups(archive)) == 2


def test_a_namesake_elsewhere_is_a_doubt_that_people_decide_and_that_is_remembered(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Оспанов Серік Болатұлы", LIBRARY))
    put(archive, 2, "b", 2019, ("Оспанов Серік Болатұлы", SCHOOL))
    build(archive)
    assert len(groups(archive)) == 2
    decide(archive, pair_in_doubt(archive), same=True, actor="мұрағатшы")
    build(archive)
    assert len(groups(archive)) == 1
    build(archive, rebuild=True)
    assert len(groups(archive)) == 1


def test_a_refusal_goes_before_every_score(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Оспанов Серік Болатұлы", LIBRARY))
    put(archive, 2, "b", 2019, ("Оспанов Серік Болатұлы", SCHOOL))
    build(archive)
    decide(archive, pair_in_doubt(archive), same=False, actor="мұрағатшы")
    outcome = build(archive)
    assert (len(groups(archive)), outcome.doubts["people"]) == (2, 0)


def test_ids_stay_when_posts_come_and_only_what_is_new_is_looked_at(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Қасымова Әлия", LIBRARY))
    put(archive, 2, "a", 2019, ("Ким Вера", None))
    build(archive)
    before = identities(archive)
    assert build(archive).posts == 0
    put(archive, 3, "a", 2020, ("Қасымова Әлия Маратқызы", LIBRARY))
    outcome = build(archive)
    after = identities(archive)
    assert outcome.posts == 1
    assert {entry: after[entry] for entry in before} == before
    assert len(set(after.values())) == 2


def test_a_post_read_anew_changes_its_people_only(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Қасымова Әлия", LIBRARY))
    put(archive, 2, "a", 2019, ("Қасымова Әлия", LIBRARY))
    build(archive)
    put(archive, 2, "a", 2019, ("Қасымова Жанна", LIBRARY))
    outcome = build(archive)
    assert groups(archive) == [["Қасымова Жанна"], ["Қасымова Әлия"]]
    assert [change.kind for change in outcome.changes if change.list == "people"] == ["new"]


def test_a_dry_run_writes_nothing(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Қасымова Әлия", None))
    assert [change.kind for change in build(archive, dry_run=True).changes if change.list == "people"] == ["new"]
    assert identities(archive) == {}


def test_a_generated_archive_is_told_apart(archive: Path) -> None:
    truth = write_archive(archive, 250, seed=3)
    build(archive)
    precision, recall = pairwise(identities(archive), truth)
    assert precision >= 0.96
    assert recall >= 0.9


def test_the_command_says_what_it_did_and_decides(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Оспанов Серік Болатұлы", LIBRARY))
    put(archive, 2, "b", 2019, ("Оспанов Серік Болатұлы", SCHOOL))
    first = CliRunner().invoke(main, ["authority", str(archive), "--doubtful"])
    assert first.exit_code == 0
    assert "2 entries are 2 people (2 new, 0 joined, 0 parted); 1 pairs in doubt" in first.output
    second = CliRunner().invoke(main, ["authority", str(archive), "--same", first.output.split()[0], "--changes"])
    assert "joined" in second.output
    assert CliRunner().invoke(main, ["authority", str(archive), "--same", "none"]).exit_code == 4


def test_pages_ask_by_identity_and_old_names_lead_there(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Қасымова Әлия Маратқызы", LIBRARY))
    put(archive, 2, "a", 2020, ("Касымова Алия", LIBRARY))
    build(archive)
    identity = next(iter(identities(archive).values()))
    with Archive(archive) as opened:
        assert [name for name, _ in variants(opened.connection, "people", identity)] == [
            "Касымова Алия",
            "Қасымова Әлия Маратқызы",
        ]
        assert merged_into(opened.connection, "people", "касымова а") == identity
        assert merged_into(opened.connection, "people", identity) is None


def test_a_post_repeated_on_another_site_names_the_same_people(archive: Path) -> None:
    put(archive, 1, "a", 2019, ("Қасымова Әлия", None))
    put(archive, 2, "b", 2019, ("Қасымова Әлия", None))
    with sqlite3.connect(archive) as connection:
        connection.execute("INSERT OR IGNORE INTO duplicates VALUES (2, 1, 'exact', 1.0)")
    build(archive)
    assert len(groups(archive)) == 1

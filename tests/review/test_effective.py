"""What a record says once decisions are applied: each action on each kind, and what becomes of them after a refresh."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.stand_in import load
from nlp_reports.readers import Post
from nlp_reports.records import validate
from nlp_reports.review import Decision, DecisionError, checked_content, decision_of, effective, facts_of, kinds

TEXT = (
    "2019 жылғы 5 наурызда Шилісай орта мектебінде «Кітап – өмір мектебі» атты семинар өтті.\n"
    "Шараны Шилісай орта мектебінің директоры Сейітова Р.Л. ашты.\n"
    "1. Исаева Б.К., әдіскер – «Ана тілі – ұрпаққа аманат».\n"
    "Аудандық мәдениет бөлімінің грамотасымен марапатталды: Сейітова Р.Л. (Теректі), Исаева Б.К. (Мойынты)."
)
RECORD = load()(Post.from_text(TEXT, uri="text:1")).to_dict()
FACTS = facts_of(RECORD)


def place(words, start=0):
    at = TEXT.index(words, start)
    return {"start": at, "end": at + len(words), "text": words}


def decision(action, fact=None, becomes=None, *, kind=None, evidence=None, decided="2026-01-01T00:00:00.000000+00:00"):
    return Decision(
        uri="text:1", fact=fact.key if fact else "new", action=action, kind=fact.kind if fact else kind,
        was=fact.content if fact else None, becomes=becomes, evidence=fact.evidence if fact else evidence,
        actor="Айгүл Н.", decided=decided,
    )  # fmt: skip


def fact(kind, number=0):
    return [one for one in FACTS if one.kind == kind][number]


def contents(record, kind):
    return [one.content for one in facts_of(record) if one.kind == kind]


def test_without_decisions_the_record_is_the_extraction():
    assert effective(RECORD, []).record is RECORD


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.kind)
def test_accepting_makes_sure_and_changes_nothing(one):
    made = effective(RECORD, [decision("accept", one)])
    assert [other.content for other in facts_of(made.record)] == [other.content for other in FACTS]
    assert [other.fit for other in made.fitted] == ["fits"] and not validate(made.record)
    assert one.kind == "recipient" or facts_of(made.record)[FACTS.index(one)].confidence == 1.0


@pytest.mark.parametrize("one", FACTS, ids=lambda one: one.kind)
def test_rejecting_takes_the_fact_out_and_leaves_a_valid_record(one):
    before = copy.deepcopy(RECORD)
    made = effective(RECORD, [decision("reject", one)])
    assert one.content not in contents(made.record, one.kind)
    assert not validate(made.record) and before == RECORD


CORRECTIONS = [
    ("person", {"name": "Сейітова Роза Латифқызы", "gender": "female"}),
    ("role", {"name": "Исаева Б.К.", "title": "бас әдіскер", "organization": "Шилісай орта мектебі"}),
    ("role", {"name": "Сейітова Р.Л.", "title": "әдіскер", "place": "Шилісай ауданы", "status": "former"}),
    ("organization", {"name": "Шилісай мектебі", "kind": "school", "parent": "Аудандық білім бөлімі"}),
    ("event", {"kind": "training", "name": "Кітап", "start": "2019-03", "attendance": 40}),
    ("talk", {"title": "Ана тілі", "speaker": "Жаңа Спикер"}),
    ("award", {"kind": "diploma", "issuer": "Әкімдік", "place": 1}),
    ("recipient", {"award": "certificate", "name": "Шилісай орта мектебі", "branch": "Теректі", "place": 2}),
]


@pytest.mark.parametrize(("kind", "becomes"), CORRECTIONS)
def test_correcting_says_what_the_reviewer_says(kind, becomes):
    made = effective(RECORD, [decision("correct", fact(kind), checked_content(kind, becomes))])
    expected = becomes | ({"status": becomes.get("status", "current")} if kind == "role" else {})
    assert expected in contents(made.record, kind) and not validate(made.record)
    assert fact(kind).content not in contents(made.record, kind)
    origins = {one.origin for one in facts_of(made.record) if one.content == expected}
    assert kind == "recipient" or origins == {"review:Айгүл_Н."}


ADDITIONS = [
    ("person", {"name": "Сейітова Р.Л."}), ("role", {"name": "Сейітова Р.Л.", "title": "директор"}),
    ("organization", {"name": "мәдениет бөлімі", "kind": "department"}), ("event", {"kind": "contest"}),
    ("talk", {"title": "Ана тілі", "speaker": "Бөлек Адам"}), ("award", {"kind": "medal", "issuer": "Әкім"}),
    ("recipient", {"award": "certificate", "name": "Бөлек Адам"}),
    ("recipient", {"award": "medal", "name": "Бөлек Адам"}),
    ("date", {"start": "2019-03", "end": "2019-04", "relation": "event"}),
    ("work", {"title": "Абай", "author": "М.Ә."}),
    ("quantity", {"value": 30, "unit": "адам"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "content"), ADDITIONS)
def test_adding_puts_a_missed_fact_where_it_stands(kind, content):
    evidence = (place("директоры"),)
    made = effective(RECORD, [decision("add", becomes=checked_content(kind, content), kind=kind, evidence=evidence)])
    assert content | ({"status": "current"} if kind == "role" else {}) in contents(made.record, kind)
    assert not validate(made.record)


def refreshed(change):
    record = copy.deepcopy(RECORD)
    change(record)
    return record


def test_decision_finds_its_fact_elsewhere_in_the_record():
    def move(record):
        record["people"].reverse()
        record["people"][0]["evidence"][0] |= {"start": 0, "end": 4, "text": "2019"}

    one = fact("person", 0)
    made = effective(refreshed(move), [decision("correct", one, {"name": "Басқа Аты"})])
    assert made.fitted[0].fit == "fits" and {"name": "Басқа Аты"} in contents(made.record, "person")


@pytest.mark.parametrize(
    ("action", "fit", "name"), [("accept", "reread", "Сейітова Р.Л."), ("reject", "reread", "Сейітов")]
)
def test_decision_on_what_is_read_otherwise_now_is_shown(action, fit, name):
    def reread(record):
        record["people"][0]["name"] = {"full": "Сейітов"}

    made = effective(refreshed(reread), [decision(action, fact("person"))])
    assert made.fitted[0].fit == fit and {"name": name} in contents(made.record, "person")


def test_decision_on_what_is_found_no_more_stands_as_long_as_its_words_do():
    def lose(record):
        record["events"] = []
        for award in record["awards"]:
            award.pop("event", None)

    made = effective(refreshed(lose), [decision("accept", fact("event"))])
    assert made.fitted[0].fit == "missing" and fact("event").content in contents(made.record, "event")
    other = load()(Post.from_text("Сәлем.", uri="text:1")).to_dict()
    made = effective(other, [decision("accept", fact("event"))])
    assert made.fitted[0].fit == "words_gone" and made.record["events"] == []


def test_what_was_added_and_is_now_extracted_stands_once():
    one = fact("talk")
    made = effective(RECORD, [decision("add", becomes=one.content, kind="talk", evidence=one.evidence)])
    assert contents(made.record, "talk").count(one.content) == 1 and made.fitted[0].fit == "fits"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FACTS), st.sampled_from(["accept", "reject"])), unique_by=lambda x: x[0].key))
def test_any_decisions_leave_a_valid_record_and_none_is_lost(taken):
    made = effective(RECORD, [decision(action, one) for one, action in taken])
    assert not validate(made.record) and len(made.fitted) == len(taken)


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("person", {"name": "  "}, "name: must be filled in"), ("event", {"kind": "party"}, "none of"),
        ("date", {"start": "2019-13", "relation": "event"}, "no date"),
        ("quantity", {"value": "көп", "unit": "x"}, "no number"),
        ("quantity", {"value": "nan", "unit": "x"}, "out of range"), ("person", {"name": "x" * 3000}, "longer"),
        ("person", {"name": "x", "age": 3}, "has no age"),
        ("event", {"kind": "visit", "start": "2020", "end": "2019"}, "before the start"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(kind, content, said):
    with pytest.raises(DecisionError, match=said):
        checked_content(kind, content)


def test_decision_survives_json_and_keeps_its_key():
    import json

    one = decision("correct", fact("role"), {"name": "А", "title": "б"})
    again = decision_of(json.loads(one.to_json()))
    assert again.key == one.key and again.says == one.says


@pytest.mark.parametrize(
    "change", [{"kind": "idea"}, {"action": "merge"}, {"actor": " "}, {"was": 3}, {"more": 1}, {"uri": None}]
)
def test_what_is_no_decision_is_refused(change):
    import dataclasses

    with pytest.raises(DecisionError):
        decision_of(dataclasses.asdict(decision("accept", fact("person"))) | change)


def test_every_kind_is_in_the_record():
    assert {kind.list for kind in kinds().values()} <= set(RECORD)

"""Reports made from a grammar, names in their cases, and changes to training text that keep its labels true."""

import random
import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.tagging.labels import CLASSES, label_ids, mentions_of
from nlp_reports.training.augment import MentionBank, augment, damage, replace_mentions
from nlp_reports.training.corpus import Example
from nlp_reports.training.names import INITIALS, NameParts, make_name, make_names
from nlp_reports.training.reports import ReportMaker, read_marked, titles_of

PARTS = NameParts(("Айгүл", "Нұрлан"), ("Сапарова", "Әбілдин"), ("Қасенұлы", "Ермекқызы"))
TITLES = ["Менің сүйікті кітабым", "Ашық сабақ"]


def found(example: Example) -> list[tuple[str, str]]:
    return [(name, " ".join(example.words[start:end])) for start, end, name in mentions_of(list(example.labels))]


def test_marks_become_labels() -> None:
    example = read_marked("[DATE|5 мамырда] [POSITION|ОКЖ директоры] [PERSON|А. Ким] келді.", "made")
    assert found(example) == [("DATE", "5 мамырда"), ("POSITION", "ОКЖ директоры"), ("PERSON", "А . Ким")]
    assert example.words[-1] == "."


def test_every_slot_of_the_grammar_has_a_rule() -> None:
    table = tomllib.loads((files("nlp_reports.training") / "reports.toml").read_text(encoding="utf-8"))
    given_in_code = {"number", "person", "title", "given", "surname", "g"}
    lines = [line for group in (*table["rules"].values(), *table["reports"].values()) for line in group]
    for line in lines:
        assert set(re.findall(r"\{([a-z_]+)", line)) <= given_in_code | set(table["rules"]), line
        assert set(re.findall(r"\[([A-Z]+)\|", line)) <= set(CLASSES), line


@pytest.mark.parametrize("seed", range(30))
def test_a_made_report_is_fully_spelled_out(seed: int) -> None:
    example = ReportMaker(PARTS, TITLES, random.Random(seed)).make()
    assert not set("{}[]|#*") & set("".join(example.words))
    assert len(example.words) == len(example.labels)


def test_the_same_seed_makes_the_same_report() -> None:
    first, second = (ReportMaker(PARTS, TITLES, random.Random(7)).make() for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("surname", "case", "endings"),
    [("Сапарова", 0, ("Сапарованың",)), ("Сапарова", 1, ("Сапароваға",)), ("Әбілдин", 3, ("Әбілдиннен",))],
)
def test_names_take_the_suffix_of_their_case(surname: str, case: int, endings: tuple[str, ...]) -> None:
    parts = NameParts(("Айгүл",), (surname,), ("Қасенұлы",))
    made = {make_name(parts, random.Random(seed), case=case).split()[-1] for seed in range(60)}
    assert set(endings) & made


def test_initials_are_never_inflected() -> None:
    names = {make_name(PARTS, random.Random(seed), case=INITIALS) for seed in range(60)}
    assert all("." in name and not name.endswith(("ның", "ға")) for name in names)


def test_made_names_are_as_many_as_asked_for() -> None:
    assert len(make_names(PARTS, 50, random.Random(1))) == 50


def test_titles_are_gathered_by_class() -> None:
    example = read_marked("«[EVENT|Ашық сабақ]» байқауы, «[ART|Абай жолы]», [DATE|бес жыл]", "x")
    assert titles_of([example]) == ["Ашық сабақ", "Абай жолы"]


def test_a_quoted_title_may_give_way_to_one_of_another_class_but_keeps_its_own_class() -> None:
    event = read_marked("«[EVENT|Ашық сабақ]» байқауы", "x")
    bank = MentionBank()
    bank.add_examples([read_marked("«[ART|Абай жолы]» романы", "x")])
    made = {tuple(found(replace_mentions(event, bank, random.Random(seed)))) for seed in range(20)}
    assert made == {(("EVENT", "Ашық сабақ"),), (("EVENT", "Абай жолы"),)}


WORDS = st.lists(st.sampled_from(["Айгүл", "кітап", ".", "5", "мамырда", "«", "»", "ОКЖ"]), min_size=1, max_size=25)


@given(WORDS, st.integers(0, 10_000), st.data())
def test_changes_keep_every_mention(words: list[str], seed: int, data: st.DataObject) -> None:
    """Whatever is changed, mentions keep their number, order and class."""
    mentions, position = [], 0
    while position < len(words):
        size = data.draw(st.integers(1, 3))
        if data.draw(st.booleans()) and position + size <= len(words):
            mentions.append((position, position + size, data.draw(st.sampled_from(CLASSES))))
        position += size
    example = Example(tuple(words), tuple(label_ids(len(words), mentions)), "x")
    bank = MentionBank()
    bank.add_examples([example])
    for change in (augment(example, bank, random.Random(seed)), damage(example, random.Random(seed))):
        assert len(change.words) == len(change.labels)
        assert [name for _, _, name in mentions_of(list(change.labels))] == [name for _, _, name in mentions]

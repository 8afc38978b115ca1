"""Names against tables: the nominative from any case, any case from the nominative, parts, gender."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.language.data import load_words
from nlp_reports.language.morphology import Case
from nlp_reports.language.names import decline_name, is_patronymic, nominative_name, parse_name

HERE = Path(__file__).parent
LISTS = HERE.parents[3] / "shared" / "data" / "lexicon"
CASES = [case for case in Case if case is not Case.NOM]


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


INFLECTED = _rows("inflected.tsv")
SET_ASIDE = _rows("set_aside.tsv")


def test_inflected_names_come_back_to_the_nominative():
    wrong = [(form, nominative_name(form), name) for form, name in INFLECTED if nominative_name(form) != name]
    assert not wrong
    assert len({form for form, _ in INFLECTED + SET_ASIDE}) >= 600


def test_set_aside_names_stay_above_what_was_measured():
    right = sum(nominative_name(form) == name for form, name in SET_ASIDE)
    print(f"names set aside: {right} of {len(SET_ASIDE)}")
    assert right >= 0.98 * len(SET_ASIDE)


def _round_trip(names: list[str]) -> float:
    forms = [(name, decline_name(name, case)) for name in names for case in Case]
    return sum(nominative_name(form) == name for name, form in forms) / len(forms)


def test_known_names_come_back_from_every_case():
    names = sorted(load_words("names/given.txt"))
    share = _round_trip(names)
    print(f"given names of the package, all cases: {share:.4f} of {7 * len(names)} forms")
    assert share >= 0.997


@pytest.mark.skipif(not LISTS.is_dir(), reason="the lists of names of grant holders are not here")
def test_listed_surnames_come_back_from_every_case():
    words = (LISTS / "surnames.txt").read_text("utf-8").split()
    names = sorted({word for word in words if re.fullmatch(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,}", word)})
    share = _round_trip(names)
    print(f"listed surnames, all cases: {share:.4f} of {7 * len(names)} forms")
    assert share >= 0.997


@pytest.mark.parametrize(("text", "surname", "given_name", "patronymic", "initials", "gender"), _rows("parts.tsv"))
def test_names_fall_into_parts(text, surname, given_name, patronymic, initials, gender):
    parts = parse_name(text)
    found = (parts.surname, parts.given, parts.patronymic, parts.initials, parts.gender)
    assert tuple(part or "-" for part in found) == (surname, given_name, patronymic, initials, gender)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Тоқаев", "Тоқаевтың Тоқаевқа Тоқаевты Тоқаевта Тоқаевтан Тоқаевпен"),
        ("Әуезов", "Әуезовтің Әуезовке Әуезовті Әуезовте Әуезовтен Әуезовпен"),
        ("Есенина", "Есенинаның Есенинаға Есенинаны Есенинада Есенинадан Есенинамен"),
        ("Есенин", "Есениннің Есенинге Есенинді Есенинде Есениннен Есенинмен"),
        ("Ерланұлы", "Ерланұлының Ерланұлына Ерланұлын Ерланұлында Ерланұлынан Ерланұлымен"),
        ("Ерланқызы", "Ерланқызының Ерланқызына Ерланқызын Ерланқызында Ерланқызынан Ерланқызымен"),
        ("Есенғали", "Есенғалидың Есенғалиға Есенғалиды Есенғалида Есенғалидан Есенғалимен"),
        ("Сәуле", "Сәуленің Сәулеге Сәулені Сәуледе Сәуледен Сәулемен"),
        ("Алмаз", "Алмаздың Алмазға Алмазды Алмазда Алмаздан Алмазбен"),
        ("Игорь", "Игорьдің Игорьге Игорьді Игорьде Игорьден Игорьмен"),
        ("ОМАР", "ОМАРДЫҢ ОМАРҒА ОМАРДЫ ОМАРДА ОМАРДАН ОМАРМЕН"),
    ],
)
def test_names_decline(name, expected):
    assert " ".join(decline_name(name, case) for case in CASES) == expected


def test_only_the_last_part_declines_and_initials_never():
    assert decline_name("Омарова Гүлжан", Case.DAT) == "Омарова Гүлжанға"
    assert decline_name("Омарова Г.С.", Case.DAT) == "Омароваға Г.С."
    assert decline_name("Г.С. Омарова", Case.GEN) == "Г.С. Омарованың"


def test_where_the_last_part_is_whole_the_others_are_too():
    assert nominative_name("Айсанаға Бекова") == "Айсанаға Бекова"


def test_an_attribute_of_place_is_no_patronymic():
    assert is_patronymic("Мектептегі") == 0
    assert is_patronymic("Ахметтегінің") > 0.5


def test_declension_agrees_with_qazaq_inflector_but_where_it_is_wrong():
    """It gives patronymics the cases of a plain noun, and takes «и» and «ь» for neutral; see docs/kazakh.md."""
    inflector = pytest.importorskip("qazaq_inflector").QazaqNameInflector()
    names = dict(zip(CASES, inflector.CASES[1:], strict=True))
    compared = 0
    for name in sorted(load_words("names/given.txt")):
        if not re.fullmatch(r"[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,}", name):
            continue
        if re.search(r"(?:ұлы|улы|қызы|кызы|ь)$|и[^аәеёоөұүыіэюя]*(?:[еоё]в)?$", name):
            continue
        for case in CASES:
            compared += 1
            assert decline_name(name, case) == inflector.inflect(name, names[case])
    assert compared > 10_000


@given(st.text())
def test_any_text_has_a_nominative_and_parts(text):
    assert isinstance(nominative_name(text), str)
    assert parse_name(text).full == " ".join(nominative_name(text).split())


@given(st.text(alphabet="АБВабвгдқұ. -", max_size=40))
def test_the_nominative_only_cuts(text):
    assert len(nominative_name(text)) <= len(text)

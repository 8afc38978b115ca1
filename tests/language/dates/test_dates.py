"""Dates against expressions written as data, and over any text."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.language.dates import find_dates


def _rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("# ")]


ROWS = _rows("expressions.tsv") + _rows("wide.tsv")
SET_ASIDE = _rows("set_aside.tsv")


def _answer(text: str, published: str) -> str:
    day = datetime.date.fromisoformat(published) if published else None
    found = find_dates(text.replace("\\n", "\n"), published=day)
    return "; ".join(f"{d.start_iso}..{d.end_iso} {d.precision} {'+' if d.anchored else '-'}" for d in found) or "none"


@pytest.mark.parametrize(("text", "published", "expected"), ROWS)
def test_expressions_are_resolved(text, published, expected):
    assert _answer(text, published) == expected


def test_enough_expressions_are_checked():
    assert len(ROWS) >= 500
    assert len(ROWS) + len(SET_ASIDE) >= 580


def test_set_aside_dates_stay_above_what_was_measured():
    right = sum(_answer(text, published) == expected for text, published, expected in SET_ASIDE)
    print(f"dates set aside: {right} of {len(SET_ASIDE)}")
    assert right >= 0.97 * len(SET_ASIDE)


RELATIONS = [
    ("Ол 1949 жылы Семейде туған.", "birth"),
    ("Ол 1949 жылғы 8 наурызда дүниеге келген.", "birth"),
    ("Ол 2009 жылғы 3 қыркүйекте өмірден өтті.", "death"),
    ("Ол 2009 жылы қайтыс болды.", "death"),
    ("Облыстық кезең 2023 жылғы 20 мамырға жоспарланған.", "plan"),
    ("Форум 2023 жылғы 20 мамырда өтпек.", "plan"),
    ("Форум 2023 жылғы 20 мамырда өтеді.", "plan"),
    ("2018 жылда атқарылған жұмыс туралы айтты", "period_reported"),
    ("2018 жылдың қорытындысы бойынша", "period_reported"),
    ("Семинар 2019 жылғы 19 ақпанда өтті.", None),
    ("2013 жылы туғанына 100 жыл толды", None),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_words_after_a_date_say_what_it_is_of(text, relation):
    assert [date.relation for date in find_dates(text)] == [relation]


@given(st.text())
def test_any_text_gives_spans_of_itself(text):
    assert all(text[date.start : date.end] == date.text for date in find_dates(text))


PIECES = [
    "2019",
    " жылдың ",
    "жылғы",
    "19",
    " ",
    "-",
    "ақпан",
    "да",
    "ның",
    ".",
    "кеше",
    ",",
    "және",
    " мен ",
    "аралығында",
    "ХХ ғ.",
    " сағат ",
    "15.00",
    " 10:30",
    "-де",
    " кешкі ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.dates())
def test_any_run_of_date_words_gives_sorted_bounds(text, published):
    end = 0
    for date in find_dates(text, published=published):
        assert end <= date.start < date.end
        end = date.end
        if not date.start_iso.startswith("-") and date.precision != "quarter":
            assert date.start_iso <= date.end_iso or date.end_iso.startswith(date.start_iso)


LONG = ["1 ", "2019 ", "қаңтар ", "1, ", "20 және ", "мың ", "жыл", "-", "ХХ ", "1.1.", "\n", "10:00 ", "сағат 9-дан "]


@pytest.mark.parametrize("piece", [*LONG, "5 мамыр 10:00\n", "тоқсан", "өткен апта "])
def test_long_runs_of_one_piece_take_no_more_than_their_length(piece):
    assert len(find_dates(piece * (20_000 // len(piece)))) <= 20_000

"""Who is in a post: one entry a person, in whatever form named, and nobody whose name only names something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_reports.extraction.extractor import Extractor, load
from tests.extraction.cases import cases_beside


@pytest.mark.parametrize(("post", "expected"), cases_beside(__file__))
def test_people_of_a_post(rules: Extractor, post: str, expected: list[str]) -> None:
    """Every person has one entry, with the form of each mention."""
    people = rules(post).people
    found = [f"{person.name.full}: {' '.join(mention.form for mention in person.mentions)}" for person in people]
    assert found == expected


SURNAMES = ("Сапаров", "Қасымов", "Ермеков", "Жүнісов", "Ахметов", "Садықов")
GIVEN = ("Айдос", "Марат", "Ержан", "Қанат", "Бақыт", "Серік")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), min_size=1, max_size=6, unique=True))
def test_people_are_neither_lost_nor_joined(names: list[tuple[str, str]]) -> None:
    """A list of different full names gives as many people, in order, whatever surnames they share."""
    text = "Жиынға " + ", ".join(f"{first} {last}" for first, last in names) + " қатысты."
    found = [person.name.full for person in load(tagger="rules")(text).people]
    assert found == [f"{first} {last}" for first, last in names]

"""Which bodies a post names: one entry a body, its kind and other names, and no classes of bodies."""

from __future__ import annotations

import pytest

from nlp_reports.extraction.extractor import Extractor
from tests.extraction.cases import cases_beside


@pytest.mark.parametrize(("post", "expected"), cases_beside(__file__))
def test_bodies_of_a_post(rules: Extractor, post: str, expected: list[str]) -> None:
    """Every definite body has one entry; nothing else has one."""
    bodies = rules(post).organizations
    assert [f"{body.name} | {body.kind} | {', '.join(body.short_names)}".strip() for body in bodies] == expected


def test_a_unit_knows_the_body_that_owns_it(rules: Extractor) -> None:
    """The owner in the genitive is the parent."""
    record = rules("Жұлдыз облысы әкімдігінің бухгалтерлік есеп бөлімі есеп берді.")
    unit = next(body for body in record.organizations if body.kind == "department")
    owner = next(body for body in record.organizations if body.kind == "akimat")
    assert unit.parent == owner.id


def test_a_body_is_placed_where_its_own_words_say(rules: Extractor) -> None:
    record = rules("Шалқар ауданының мәдениет бөлімі мен Көктерек ауылының кітапханасы семинар өткізді.")
    assert {body.name: body.place for body in record.organizations} == {
        "Шалқар ауданының мәдениет бөлімі": "Шалқар ауданы",
        "Көктерек ауылының кітапханасы": "Көктерек ауылы",
    }


def test_a_unit_named_with_its_owner_knows_it(rules: Extractor) -> None:
    """The body that a unit's name opens with is its parent."""
    record = rules("Заңгерлер одағының Жұлдыз облысы бойынша филиалының мүшелері келді.")
    names = {body.id: body.name for body in record.organizations}
    parents = {body.name: names.get(body.parent or "") for body in record.organizations}
    assert parents["Заңгерлер одағының Жұлдыз облысы бойынша филиалы"] == "Заңгерлер одағы"

"""Who holds which role, where: posts and the facts in them, read by rules alone."""

from __future__ import annotations

import pytest

from nlp_reports.extraction.extractor import Extractor
from nlp_reports.records.model import Record
from tests.extraction.cases import cases_beside


def roles(record: Record) -> list[str]:
    """Return the roles of a record as the cases write them."""
    bodies = {body.id: body.name for body in record.organizations}
    return [
        " | ".join(
            (person.name.full, role.title, bodies.get(role.organization or "") or role.place or "-", role.status)
        )
        for person in record.people
        for role in person.roles
    ]


@pytest.mark.parametrize(("post", "expected"), cases_beside(__file__))
def test_roles_of_a_post(rules: Extractor, post: str, expected: list[str]) -> None:
    """Every role that stands in the post is found, with its body and status, and no other."""
    assert sorted(roles(rules(post))) == sorted(expected)


def test_role_words_are_evidence(rules: Extractor) -> None:
    """The evidence of a role is the whole chain that names it."""
    record = rules("Талдысу ауданының мәдениет бөлімінің басшысы Ерлан Жанатұлы Сейітов сөз сөйледі.")
    assert record.people[0].roles[0].evidence[0].text == "Талдысу ауданының мәдениет бөлімінің басшысы"

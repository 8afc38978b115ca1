"""Awards read off short posts of every layout, and lists of any length read whole."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_reports.extraction.extractor import Extractor, load

_CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("awards.toml").read_text("utf-8"))["case"]
_GIVEN = ["Айгүл", "Нұрлан", "Сергей", "Әлия", "Марат", "Гүлнар", "Ербол", "Наталья", "Асхат", "Динара"]
_SURNAMES = ["Сейітова", "Ахметов", "Иванов", "Омарова", "Ким", "Жүнісов", "Петренко", "Қасымова", "Сұлтанов"]


@cache
def extractor() -> Extractor:
    """Return an extractor of rules alone, so that the cases stand on no model."""
    return load(tagger="rules")


def told(text: str) -> list[str]:
    """Return the awards of a post in the notation of the cases."""
    record = extractor()(text)
    names = {person.id: person.name.full for person in record.people} | {b.id: b.name for b in record.organizations}
    lines = []
    for award in record.awards:
        named = award.nomination or award.name
        head = " ".join([award.kind, *([str(award.place)] if award.place else []), *([f"«{named}»"] if named else [])])
        issuer = f" < {award.issuer.text}" if award.issuer and award.issuer.text else ""
        recipients = [
            names[r.person or r.organization or ""] + (f" ({r.branch_text})" if r.branch_text else "")
            for r in award.recipients
        ]
        lines.append(f"{head}{issuer}: {'; '.join(recipients)}".casefold())
    return lines


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_awards_are_read(case: dict[str, Any]) -> None:
    """Each layout gives just its awards."""
    assert told(case["text"].strip("\n")) == [line.casefold() for line in case["awards"]]


def _prose(names: list[str]) -> str:
    return f"Аудан әкімінің Құрмет грамотасымен {', '.join(names)} марапатталды."


def _numbered(names: list[str]) -> str:
    return "Құрмет грамотасымен марапатталғандар:\n" + "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))


def _bulleted(names: list[str]) -> str:
    return "Алғыс хат иелері:\n" + "\n".join(f"– {name};" for name in names)


def _placed(names: list[str]) -> str:
    return "\n".join(f"{n % 3 + 1}-орын – {name} (№{n} мектеп)" for n, name in enumerate(names))


def _branches(names: list[str]) -> str:
    listed = ", ".join(f"{name} /№{n} филиал/" for n, name in enumerate(names))
    return f"ОКЖ директорының грамотасымен {listed} марапатталды."


def _table(names: list[str]) -> str:
    rows = [f"{'I' * (n % 3 + 1)}\t{name}\t№{n} мектеп\t{90 - n % 50}" for n, name in enumerate(names)]
    return "\n".join(["Орын\tАты-жөні\tМектебі\tҰпай", *rows])


_LAYOUTS = [_prose, _numbered, _bulleted, _placed, _branches, _table]
_NAME = st.builds("{} {}".format, st.sampled_from(_GIVEN), st.sampled_from(_SURNAMES))


@pytest.mark.parametrize("layout", _LAYOUTS, ids=lambda layout: layout.__name__.strip("_"))
@given(names=st.lists(_NAME, min_size=1, max_size=20, unique=True))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_recipient_of_a_list_is_in_the_record(layout: Any, names: list[str]) -> None:
    """Whatever the layout and length, as many receive as were written, in their order."""
    record = extractor()(layout(names))
    known = {person.id: person.name.full for person in record.people}
    assert [known[r.person or ""] for award in record.awards for r in award.recipients] == names


@pytest.mark.parametrize("layout", [_prose, _numbered], ids=lambda layout: layout.__name__.strip("_"))
def test_a_list_of_two_thousand_is_read_whole(layout: Any) -> None:
    """Two thousand written, two thousand recorded."""
    names = [f"{_GIVEN[n % 10]} {_SURNAMES[n // 10 % 9]}" for n in range(2000)]
    record = extractor()(layout(names))
    assert sum(len(award.recipients) for award in record.awards) == 2000


def test_what_is_won_in_a_post_of_one_event_is_won_there(rules: Extractor) -> None:
    record = rules("2024 жылғы 5 мамырда мектепте «Ақ көгершін» байқауы өтті. Бас жүлдені Сәуле Бектенова жеңіп алды.")
    assert [award.event for award in record.awards] == [event.id for event in record.events] != []

"""Awards that stand in no wording of the rules are read by their signs, and what only looks like them is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlp_reports.extraction.award_likely import LEAST, ORIGIN, TREES
from nlp_reports.extraction.finding import read_awards
from nlp_reports.extraction.states import ENCODER
from nlp_reports.readers import Post
from nlp_reports.trees import shipped_trees
from tests.extraction.test_awards import extractor

_CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("award_likely.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_those_who_probably_received_are_read(case: dict[str, Any]) -> None:
    """Each has the award that the signs give, as likely as they say, and it is no rule that read it."""
    record = extractor()(case["text"].strip("\n"))
    names = {person.id: person.name.full for person in record.people}
    received = [f"{award.kind}: {names[r.person or '']}" for award in record.awards for r in award.recipients]
    assert received == case["received"]
    assert all(award.origin == ORIGIN and LEAST <= award.confidence < 1 for award in record.awards)


def test_who_received_by_a_rule_is_not_weighed() -> None:
    """The signs are seen only of those to whom the rules give nothing."""
    post = Post.from_text("Айгүл Сейітова грамотамен марапатталды. Кешке Марат Оспанов пен қонақтар қатысты.")
    reading, _ = read_awards(extractor().read(post))
    assert {mention.parts.full for mention, _, _ in reading.pairs()} == {"Марат Оспанов"}


def test_every_sign_that_is_asked_for_is_seen() -> None:
    """No tree asks for a sign that nothing shows, but for cases that these posts do not have."""
    signs = {
        sign
        for case in _CASES
        for _, _, seen in read_awards(extractor().read(Post.from_text(case["text"])))[0].pairs()
        for sign in seen
    }
    signs.add(ENCODER)
    assert not {name for name in shipped_trees(TREES).signs() if name not in signs and not name.startswith("case_")}


def test_what_is_seen_of_a_name_is_near_it() -> None:
    """The pairs of a list grow with its names, and what is seen of the first does not change with the last."""
    names = [f"{number}. Айгүл {letter}.Сейітова" for number, letter in enumerate("АБВГДЕЖЗИКЛМНОПРСТУФ", 1)]
    head = "Бірінші орын кімдікі?\n"
    short, long = (
        list(read_awards(extractor().read(Post.from_text(head + "\n".join(part))))[0].pairs())
        for part in (names[:10], names)
    )
    assert len(long) == 2 * len(short)
    assert long[0][2] == short[0][2]

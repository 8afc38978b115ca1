"""Talks that stand in no wording of the rules are read by their signs, and what only looks like them is not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nlp_reports.extraction.finding import read_awards
from nlp_reports.extraction.talk_likely import LEAST, ORIGIN, TREES
from nlp_reports.extraction.talk_signs import TalkReading
from nlp_reports.readers import Post
from nlp_reports.trees import shipped_trees
from tests.extraction.test_awards import extractor

_CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("talk_likely.toml").read_text("utf-8"))["case"]


def reading_of(text: str) -> TalkReading:
    """Return what the signs of talks are seen by in a post."""
    context = extractor().read(Post.from_text(text))
    reading, _ = read_awards(context)
    return TalkReading(context, reading.people, reading.holders, reading.talks)


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_those_who_probably_spoke_are_read(case: dict[str, Any]) -> None:
    """Each has the title that the signs give, as likely as they say, and it is no rule that read it."""
    record = extractor()(case["text"].strip("\n"))
    names = {person.id: person.name.full for person in record.people}
    talks = [talk for event in record.events for talk in event.program]
    assert [f"{names[talk.speaker or '']}: {talk.title}" for talk in talks] == case["talks"]
    assert all(talk.origin == ORIGIN and LEAST <= talk.confidence < 1 for talk in talks)


def test_who_spoke_by_a_rule_is_not_weighed() -> None:
    """The signs are seen only of those for whom the rules read no talk, beside titles of no talk."""
    reading = reading_of(
        "Айгүл Сейітова «Ауыл мен қала» тақырыбында баяндама жасады. Марат Оспанов «Оқу мен ой» жайын қозғады."
    )
    seen = {(mention.parts.full, reading.context.words.span_text(quote)) for mention, quote, _ in reading.pairs()}
    assert [talk.title for talk in reading.talks] == ["Ауыл мен қала"]
    assert seen == {("Марат Оспанов", "«Оқу мен ой»")}


def test_every_sign_that_is_asked_for_is_seen() -> None:
    """No tree asks for a sign that nothing shows, but for cases that these posts do not have."""
    signs = {sign for case in _CASES for _, _, seen in reading_of(case["text"]).pairs() for sign in seen}
    assert not {name for name in shipped_trees(TREES).signs() if name not in signs and name[-3:] not in _ENDINGS}


_ENDINGS = frozenset({"Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"})


def test_quotes_of_bodies_works_and_single_words_are_no_titles() -> None:
    """What names a body or a work, or is one word, is beside nobody."""
    text = "Айгүл Сейітова «Нұр» және «Үміт шырағы» қоғамдық қорында «Дала мен жел» кітабын оқыды."
    assert not list(reading_of(text).pairs())


def test_a_text_without_stops_is_weighed_near_each_quote_only() -> None:
    """The pairs of a long sentence grow with its quotes, not with their square."""
    text = " ".join(f"Айгүл Сейітова «Кітап оқу әдісі» дегенді {i} айтып" for i in range(60))
    doubled = f"{text} {text}"
    seen = [sum(1 for _ in reading_of(part).pairs()) for part in (text, doubled)]
    assert 0 < seen[1] <= 2.5 * seen[0]

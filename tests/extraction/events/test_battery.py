"""How many events of 136 short posts are read, traps among them: too few break the test."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from nlp_reports.evaluation.facts import Fact, facts_of_record
from nlp_reports.evaluation.scoring import PostScore, score_facts, sum_counts
from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.readers import read_bytes

POSTS = tomllib.loads(Path(__file__).with_name("battery.toml").read_text("utf-8"))["post"]
# Least precision and recall by rules alone, each a few facts under what they are.
LEAST = {
    "event": (0.95, 0.92),
    "event_name": (0.95, 0.90),
    "event_date": (0.93, 0.87),
    "event_place": (0.90, 0.78),
}


def test_battery_is_read() -> None:
    """Show that no kind of fact about events falls under its least precision or recall."""
    counts = sum_counts(_score(post["number"], post["text"], post["events"]) for post in POSTS)
    for kind, (precision, recall) in LEAST.items():
        assert counts[kind].precision >= precision, (kind, counts[kind])
        assert counts[kind].recall >= recall, (kind, counts[kind])


@pytest.mark.parametrize("post", [post for post in POSTS if not post["events"]], ids=lambda post: post["says"])
def test_traps_tell_of_no_named_event(post: dict[str, str]) -> None:
    """Show that a post that only speaks of events yields none with a name or a day."""
    kinds = {fact.kind for fact in _said(post["text"])}
    assert not kinds & {"event_name", "event_date"}


def test_gold_lines_are_read_as_they_are_meant() -> None:
    """Show that alternatives, open values and optional events come out of a gold line as its notation says."""
    kind, name, place = gold_facts("lesson/other | «A» // A | | мектеп // ..")
    assert (kind.values, name.values, place.values) == ((("lesson", "other"),), (("«A»", "A"),), (("мектеп",),))
    assert (kind.optional, name.optional, place.optional) == (False, False, True)
    assert all(fact.optional for fact in gold_facts("? visit | | 2024-05-01..2024-05-02 | Ақтау"))


def gold_facts(line: str) -> list[Fact]:
    """Return the facts of a gold line: kind | name | start..end | place."""
    optional = line.startswith("?")
    kind, *fields = [field.strip() for field in f"{line.lstrip('? ')} | | |".split("|")[:4]]
    facts = [Fact("event", (tuple(kind.split("/")),), optional)]
    for name, field in zip(("event_name", "event_date", "event_place"), fields, strict=True):
        stated = [value.strip() for value in field.split("//")]
        values = tuple(value for value in stated if value.strip("."))
        if not values:
            continue
        days = [value.split("..") for value in values]
        spelled = (tuple(d[0] for d in days), tuple(d[1] for d in days)) if name == "event_date" else (values,)
        facts.append(Fact(name, spelled, optional or len(values) < len(stated)))
    return facts


@cache
def _extractor() -> Extractor:
    return load(tagger="rules")


def _said(text: str) -> list[Fact]:
    post = next(iter(read_bytes(text.encode(), uri="post.txt")))
    return [fact for fact in facts_of_record(_extractor()(post).to_dict()) if fact.kind in LEAST]


def _score(number: int, text: str, events: list[str]) -> PostScore:
    return score_facts(str(number), [fact for line in events for fact in gold_facts(line)], _said(text))

"""How many bodies, people and issuers of short posts are read: figures under the least break the test."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nlp_reports.evaluation.facts import Fact, facts_of_gold, facts_of_record
from nlp_reports.evaluation.scoring import PostScore, score_facts, sum_counts
from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.readers import read_bytes

POSTS = tomllib.loads(Path(__file__).with_name("battery.toml").read_text("utf-8"))["post"]
# Least precision and recall by rules alone, each a few facts under what they are.
LEAST = {"organization": (0.82, 0.86), "person": (0.95, 0.82), "award_issuer": (0.75, 0.70)}


def test_battery_is_read() -> None:
    """Show that no kind of fact falls under its least precision or recall."""
    counts = sum_counts(map(_score, POSTS))
    for kind, (precision, recall) in LEAST.items():
        assert counts[kind].precision >= precision, (kind, counts[kind])
        assert counts[kind].recall >= recall, (kind, counts[kind])


@pytest.mark.parametrize("text", [post["text"] for post in POSTS if not post["organizations"]])
def test_posts_without_bodies_give_none(text: str) -> None:
    """Show that classes, venues, streets, works and prizes are no bodies."""
    assert [fact for fact in _said(text) if fact.kind == "organization"] == []


def test_notation_of_gold_is_read() -> None:
    """Show that spellings, doubt and several recipients come out of a post's gold as its notation says."""
    post = {"organizations": ["~A|B"], "people": ["C"], "awards": [["gift|prize", "A", "C; D"]]}
    person, body, issuer = (fact for fact in facts_of_gold(_gold(post)) if fact.kind in LEAST)
    assert (person.kind, issuer.values) == ("person", (("gift", "prize"), ("A",)))
    assert (body.values, body.optional) == ((("A", "B"),), True)


def _gold(post: dict[str, Any]) -> dict[str, Any]:
    """Return a post's gold as a gold file has it."""

    def named(stated: str) -> dict[str, Any]:
        return {"name": stated.lstrip("~").split("|"), "optional": stated.startswith("~")}

    awards = [
        {
            "kind": kind.lstrip("~").split("|"),
            "issuer": issuer.split("|"),
            "recipients": [{"name": name} for name in names.split("; ")],
            "optional": kind.startswith("~"),
        }
        for kind, issuer, names in post.get("awards", [])
    ]
    return {
        "people": [*map(named, post["people"])],
        "organizations": [*map(named, post["organizations"])],
        "awards": awards,
    }


@cache
def _extractor() -> Extractor:
    return load(tagger="rules")


def _said(text: str) -> list[Fact]:
    post = next(iter(read_bytes(text.strip().encode(), uri="post.txt")))
    return [fact for fact in facts_of_record(_extractor()(post).to_dict()) if fact.kind in LEAST]


def _score(post: dict[str, Any]) -> PostScore:
    wanted = [fact for fact in facts_of_gold(_gold(post)) if fact.kind in LEAST]
    return score_facts("", wanted, _said(post["text"]))

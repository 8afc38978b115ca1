"""How much of the lists of winners, as they are posted, is read: too little breaks the test."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from nlp_reports.extraction.extractor import Extractor, load

POSTS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("battery.toml").read_text("utf-8"))["post"]


@cache
def _extractor() -> Extractor:
    """Return an extractor of rules alone, so that the figures stand on no model."""
    return load(tagger="rules")


def told(text: str) -> Counter[tuple[str, ...]]:
    """Return the facts of a post: (award, recipient) and ("branch", recipient, branch)."""
    record = _extractor()(text.strip("\n"))
    names = {person.id: person.name.full for person in record.people} | {b.id: b.name for b in record.organizations}
    facts: Counter[tuple[str, ...]] = Counter()
    for award in record.awards:
        kind = f"{award.kind} {award.place}" if award.place else award.kind
        for member in award.recipients:
            name = names[member.person or member.organization or ""].casefold()
            facts[kind, name] += 1
            if member.branch_text:
                facts["branch", name, _levelled(member.branch_text)] += 1
    return facts


def meant(awards: list[str]) -> Counter[tuple[str, ...]]:
    """Return the facts of gold lines, each `kind [place] [«name»]: recipient (branch); recipient …`."""
    facts: Counter[tuple[str, ...]] = Counter()
    for line in awards:
        head, listed = line.split(": ", 1)
        for member in listed.split("; "):
            name, _, branch = member.rstrip(")").partition(" (")
            facts[re.sub(r" «.*", "", head), name.casefold()] += 1
            if branch:
                facts["branch", name.casefold(), _levelled(branch)] += 1
    return facts


def _levelled(words: str) -> str:
    return re.sub(r"[«»\"]", "", words).casefold()


def test_battery_is_read() -> None:
    """Show that by rules alone awards and branches do not fall under their least precision and recall."""
    for branch, (least_precision, least_recall) in ((False, (0.95, 0.78)), (True, (0.95, 0.80))):
        hits = said = stated = 0
        for post in POSTS:
            got, gold = (
                Counter({fact: n for fact, n in facts.items() if (fact[0] == "branch") is branch})
                for facts in (told(post["text"]), meant(post["awards"]))
            )
            hits, said, stated = hits + (got & gold).total(), said + got.total(), stated + gold.total()
        assert hits / said >= least_precision, (branch, hits, said)
        assert hits / stated >= least_recall, (branch, hits, stated)


@pytest.mark.parametrize("post", [post for post in POSTS if not post["awards"]], ids=lambda post: post["says"])
def test_lists_that_reward_nobody_give_no_award(post: dict[str, Any]) -> None:
    """Show that judges, participants, timetables and gifts are no awards."""
    assert not told(post["text"])

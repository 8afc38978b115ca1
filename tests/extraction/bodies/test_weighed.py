"""What is no body is left out of the record, by the weight of its signs, and nothing that another fact needs."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.extraction.body_evidence import WEIGHTS, weigh_bodies
from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.extraction.finding import find_all
from nlp_reports.readers import Post
from nlp_reports.weighing import probability, shipped_weights

POSTS = tomllib.loads(Path(__file__).with_name("weighed.toml").read_text("utf-8"))["post"]


@cache
def tagged() -> Extractor:
    """Return an extractor that asks the shipped tagger."""
    return load(tagger="model")


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post["text"][:30])
def test_what_is_unsure_is_warned_of_and_not_listed(post: dict[str, Any]) -> None:
    record = tagged()(post["text"])
    assert [body.name for body in record.organizations] == post["bodies"]
    warned = [warning.evidence[0].text for warning in record.warnings if warning.kind == "unsure_body"]
    assert warned == post["unsure"]


def test_a_listed_body_is_as_sure_as_its_signs() -> None:
    """Show that the confidence is the probability, and never under what a body needs."""
    context = tagged().read(Post.from_text(POSTS[0]["text"]))
    found = find_all(context)
    assert found.bodies
    assert found.doubtful
    for draft in (*found.bodies, *found.doubtful):
        assert draft.confidence == draft.probability
    kept = {draft.probability for draft in found.bodies}
    assert min(filter(None, kept)) > max(draft.probability or 0 for draft in found.doubtful)


def test_who_received_an_award_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show that a body which no sign speaks for is kept where it is a recipient."""
    monkeypatch.setattr("nlp_reports.extraction.body_evidence.probability", lambda signs, weights: 0.0)
    record = tagged()("«Жас қыран» тобы Алғыс хатпен марапатталды. Шараны Қарасу аудандық кітапханасы өткізді.")
    assert [body.name for body in record.organizations] == ["«Жас қыран» тобы"]
    assert record.awards[0].recipients[0].organization == record.organizations[0].id


def test_without_a_tagger_every_body_stays(rules: Extractor) -> None:
    for post in POSTS:
        context = rules.read(Post.from_text(post["text"]))
        found = find_all(context)
        assert weigh_bodies(context, found) == (found.bodies, [])


@given(st.dictionaries(st.sampled_from(sorted(shipped_weights(WEIGHTS))) | st.text(max_size=5), st.floats(0, 1)))
def test_signs_add_up_to_a_probability(signs: dict[str, float]) -> None:
    """Show that any signs give a probability, and one more sign moves it the way of its weight."""
    weights = shipped_weights(WEIGHTS)
    likely = probability(signs, weights)
    assert 0 < likely < 1
    for name in weights.keys() - signs.keys() - {"bias"}:
        more = probability({**signs, name: 1.0}, weights)
        assert (more - likely) * weights[name] >= 0

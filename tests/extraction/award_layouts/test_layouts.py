"""Every recipient that stands in the text is in the record, whatever the layout: counted on made posts.

A layout that does not say otherwise in its `floor` must give all but one in twenty of those who receive, and nine in
ten of where they are from and of who gives; nobody who does not receive may be in more than one of twenty places.
"""

from __future__ import annotations

from typing import Any

import pytest

from nlp_reports.extraction.extractor import Extractor, load
from tests.extraction.award_layouts.generator import LAYOUTS, made_posts
from tests.extraction.award_layouts.measure import Score

_POSTS = 8
_FLOOR = 0.95


@pytest.fixture(scope="module")
def whole() -> Extractor:
    """Return the extractor as it is used, its tagger with it: names that no rule knows count too."""
    return load()


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout["name"] for layout in LAYOUTS])
def test_every_recipient_is_in_the_record(whole: Extractor, layout: dict[str, Any]) -> None:
    """As many receive as were written, with where they are from and who gives, and nobody else."""
    score = Score()
    for post in made_posts(layout, _POSTS, seed=7):
        score.add(whole, post)
    floor = layout.get("floor", _FLOOR)
    missed = "\n\n".join(f"{post.text}\n{lost}\n{wrong}" for post, lost, wrong in score.misses)
    assert score.recall >= floor and score.precision >= floor, missed
    assert score.origin >= floor - 0.05 and score.issuer >= floor - 0.05


def test_posts_are_the_same_for_the_same_seed() -> None:
    """Figures can be compared only where the posts are the same."""
    layout = LAYOUTS[0]
    assert [post.text for post in made_posts(layout, 5, 1)] == [post.text for post in made_posts(layout, 5, 1)]
    assert next(made_posts(layout, 1, 1)).text != next(made_posts(layout, 1, 2)).text


def test_all_that_a_post_tells_stands_in_it() -> None:
    """The names that must be found are in the text, their last word perhaps with a case."""
    for layout in LAYOUTS:
        for post in made_posts(layout, 3, 5):
            for received in post.received:
                assert all(word[:3].casefold() in post.text.casefold() for word in received.recipient.split())

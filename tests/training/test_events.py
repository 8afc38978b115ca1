"""Learning the signs of events from a few posts."""

from __future__ import annotations

import tomllib

import pytest

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.extractor import load
from nlp_reports.training.events import Gold, learn
from nlp_reports.training.logistic import as_toml

POSTS = [
    (
        "5 мамырда мектепте «Дала» көрмесі ашылды.\nКешке «Үміт» концерті өтті. Концертке ел келді.",
        "exhibition concert",
    ),
    ("5 мамырда мектепте «Дала» көрмесі ашылды.\nБаяндамашы клуб жұмысын сынға алды.", "exhibition"),
    ("6 мамырда кітапханада «Сыр» семинары өтті.\nСоңында «Айналым» тренингі өтті.", "seminar training"),
    ("6 мамырда кітапханада «Сыр» семинары өтті.\nДиректор конкурс жарияланғанын еске салды.", "seminar"),
]


@pytest.fixture(scope="module")
def posts() -> list[tuple[Context, list[Gold]]]:
    """Return the posts as the extractor sees them, and their events."""
    extractor = load(tagger="rules")
    return [
        (extractor.context(extractor.nlp(text)), [{"kind": kind} for kind in kinds.split()]) for text, kinds in POSTS
    ]


def test_a_name_and_a_verb_speak_for_an_event(posts: list[tuple[Context, list[Gold]]]) -> None:
    """Show that both models learn what those posts show, and that their text is read back as it was written."""
    models = learn(posts * 3)
    assert models["event_further"]["any_named"] > 0
    assert models["event_main"]["first"] > 0
    read = tomllib.loads(as_toml(models, "A note."))
    assert read["event_main"] == pytest.approx(models["event_main"], abs=0.01)


def test_posts_that_show_nothing_are_refused() -> None:
    """Show that no weights are made up where there is nothing to tell apart."""
    with pytest.raises(ValueError, match="nothing to tell apart"):
        learn([])

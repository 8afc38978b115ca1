"""A probe's sign is learnt beside the others, and each post is told by what the others teach."""

from __future__ import annotations

from nlp_reports.extraction.states import ENCODER, PROBE
from nlp_reports.training.logistic import Example, Post, cross_validate
from nlp_reports.training.probing import as_toml, learn, told_by_others, weigher
from nlp_reports.trees import read_trees


def posts(*, seen: bool = True) -> list[Post]:
    """Return posts in whose states alone it lies who received an award."""
    return [
        [
            Example({"list_line": 1.0}, right, 1.0, {"own_0": 1.0 if right else -1.0} if seen else {})
            for right in (True, False)
            for _ in range(8)
        ]
        for _ in range(12)
    ]


def test_what_the_encoder_holds_tells_apart_what_signs_cannot() -> None:
    for _, told in cross_validate(posts(), 3, 0.5, weigher):
        assert (told.spurious, told.missed) == (0, 0)


def test_each_post_is_seen_with_the_sign_and_without() -> None:
    (first, *_) = told_by_others(posts())
    assert [ENCODER in example.signs for example in first] == [True, False] * 16
    assert sum(example.weight for example in first) == 16


def test_posts_that_no_tagger_read_teach_trees_alone() -> None:
    learnt = learn(posts(seen=False))
    assert learnt.probe == {}
    assert ENCODER not in learnt.trees.signs()


def test_a_file_has_both() -> None:
    learnt = learn(posts())
    text = as_toml(learnt, "note")
    assert read_trees(text) == learnt.trees
    assert f"[{PROBE}]" in text
    assert "own_0" in text

"""Trees over named signs: they tell what single weights cannot, and come back from the file as they were learnt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.training.boosting import as_toml, fit, weigher
from nlp_reports.training.logistic import Example, cross_validate
from nlp_reports.trees import Trees, read_trees

_NUMBERS = st.integers(-4000, 4000).map(lambda number: number / 1000)
_TREES = st.recursive(
    _NUMBERS, lambda tree: st.tuples(st.sampled_from(["after", "named"]), _NUMBERS, tree, tree), max_leaves=6
)


def either_but_not_both() -> list[Example]:
    """Return what speaks for a fact alone and against it together."""
    seen = [(first, second) for first in (0.0, 1.0) for second in (0.0, 1.0)] * 40
    return [Example({"first": first, "second": second}, first != second) for first, second in seen]


def test_what_single_weights_cannot_tell() -> None:
    trees = fit(either_but_not_both())
    assert trees.probability({"first": 1.0}) > 0.9 < trees.probability({"second": 1.0})
    assert trees.probability({"first": 1.0, "second": 1.0}) < 0.1 > trees.probability({})


def test_each_part_is_told_by_the_others() -> None:
    posts = [either_but_not_both() for _ in range(4)]
    for had, told in cross_validate(posts, 2, 0.5, weigher):
        assert (had.hits, had.spurious) == (told.hits, 160)
        assert (told.spurious, told.missed) == (0, 0)


@pytest.mark.parametrize("right", [True, False])
def test_nothing_to_tell_apart_is_refused(right: bool) -> None:
    with pytest.raises(ValueError, match="nothing to tell apart"):
        fit([Example({"first": 1.0}, right)] * 9)


@given(st.lists(_TREES, max_size=4), _NUMBERS, st.dictionaries(st.sampled_from(["after", "named"]), _NUMBERS))
def test_a_file_gives_back_its_trees(trees: list[object], bias: float, signs: dict[str, float]) -> None:
    """Trees written and read again are the same, and so is what they say."""
    learnt = Trees(bias, tuple(trees))  # type: ignore[arg-type]
    again = read_trees(as_toml(learnt, "A note\nof two lines"))
    assert again == learnt
    assert again.odds(signs) == learnt.odds(signs)


def test_nothing_seen_is_as_likely_as_the_bias_says() -> None:
    assert Trees(0.0, ()).probability({}) == Trees(0.0, ()).probability({"unknown": 1.0}) == 0.5


def test_a_bound_itself_is_not_above_it() -> None:
    trees = Trees(0.0, (("distance", 0.5, -1.0, 1.0),))
    assert [trees.odds({"distance": value}) for value in (0.5, 0.51)] == [-1.0, 1.0]

"""Groups, intervals and reliability say what a hand count says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.evaluation.bootstrap import OVERALL, f1_intervals
from nlp_reports.evaluation.calibration import expected_error, reliability
from nlp_reports.evaluation.facts import Fact
from nlp_reports.evaluation.gate import shortfalls
from nlp_reports.evaluation.groups import folder_of, genre_of, grouped
from nlp_reports.evaluation.scoring import MATCHES, Counts, Outcome, PostScore, overall

GENRES = """
dev/a03       | libraries
b12           | schools
train/c01     | government
d07           | culture
test/e10      | hard and damaged
other/q1      | q
отчёт         | other
"""


def post(name: str, hits: int = 0, spurious: int = 0, missed: int = 0, outcomes: tuple[Outcome, ...] = ()) -> PostScore:
    counts = dict.fromkeys(MATCHES, Counts()) | {"person": Counts(hits, spurious, missed)}
    return PostScore(name, counts, outcomes, ())


@pytest.mark.parametrize("line", GENRES.strip().splitlines())
def test_the_letters_of_a_name_give_the_genre(line: str) -> None:
    name, genre = (part.strip() for part in line.split("|"))
    assert genre_of(name) == genre


def test_groups_hold_every_post_once() -> None:
    scores = [post("dev/a01"), post("dev/b01"), post("test/a02")]
    groups = grouped(scores, "genre")
    assert {genre: [score.name for score in posts] for genre, posts in groups.items()} == {
        "libraries": ["dev/a01", "test/a02"], "schools": ["dev/b01"],
    }  # fmt: skip
    assert folder_of("dev/a01") == "dev"


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(lambda c: sum(c) > 0), min_size=1
    )
)
def test_the_interval_lies_within_what_single_posts_reach(counts: list[tuple[int, int, int]]) -> None:
    scores = [post(f"a{at}", *count) for at, count in enumerate(counts)]
    low, high = f1_intervals(scores, samples=50)[OVERALL]
    each = [score.total.f1 for score in scores]
    assert min(each) - 1e-9 <= low <= high <= max(each) + 1e-9


def test_equal_posts_leave_no_doubt_and_the_seed_decides() -> None:
    same = [post(f"a{at}", 3, 1, 1) for at in range(5)]
    assert f1_intervals(same)["person"] == pytest.approx((0.75, 0.75))
    unlike = [post("a1", 9, 0, 1), post("a2", 1, 5, 5), post("a3", 4, 2, 0)]
    assert f1_intervals(unlike, seed=1) == f1_intervals(unlike, seed=1)
    low, high = f1_intervals(unlike)[OVERALL]
    assert low < overall(unlike).f1 < high


def test_reliability_counts_the_share_that_is_right() -> None:
    def said(sure: float, right: bool | None) -> Outcome:
        return Outcome(Fact("person", ("Әсем",), confidence=sure), right)

    score = post("a1", outcomes=(said(0.95, True), said(0.95, False), said(0.95, None), said(0.3, False)))
    low, high = reliability([score])
    assert (low.facts, low.right, high.facts, high.right) == (1, 0.0, 2, 0.5)
    assert expected_error([low, high]) == pytest.approx((1 * 0.3 + 2 * 0.45) / 3)
    assert reliability([score], kinds=["role"]) == []


def test_the_gate_names_each_figure_that_is_missed() -> None:
    scores = [post("a1", 8, 1, 1)]
    assert shortfalls(scores, {"overall": 0.88, "person": 0.85}) == []
    assert shortfalls(scores, {"overall": 0.95}) == ["overall: F1 0.8889 is under the 0.9500 on record"]

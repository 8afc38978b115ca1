"""Fitted confidence never falls as raw scores rise, and stays between the shares that were seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.evaluation.fitting import isotonic
from nlp_reports.extraction.confidence import Confidence

_SAMPLES = st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.sampled_from([0.25, 1.0])), min_size=1, max_size=60)


@given(_SAMPLES, st.floats(0.01, 0.99))
def test_a_curve_never_falls(samples: list[tuple[float, bool, float]], prior: float) -> None:
    """Surer raw scores never become less sure, and no confidence leaves 0 to 1."""
    points = isotonic(samples, prior)
    confidences = [confidence for _, confidence in points]
    assert confidences == sorted(confidences)
    assert all(0 <= confidence <= 1 for confidence in confidences)


@given(st.floats(0, 1))
def test_between_two_points_the_curve_runs_straight(raw: float) -> None:
    """Outside its points a curve is level, inside it is the line between them."""
    curve = Confidence({"person": {"any": [(0.4, 0.2), (0.8, 0.6)]}})
    expected = min(max(raw - 0.2, 0.2), 0.6)
    assert abs(curve.of("person", "rule:new", raw) - expected) <= 0.0006


def test_a_model_goes_by_one_name_whatever_its_version() -> None:
    """A curve for `model` serves `model:…`; a kind without curves is left raw."""
    curve = Confidence({"person": {"any": [(0.5, 0.1)], "model": [(0.5, 0.9)]}})
    assert curve.of("person", "model:tagger-2", 0.5) == 0.9
    assert curve.of("work", "rule:work", 0.5) == 0.5

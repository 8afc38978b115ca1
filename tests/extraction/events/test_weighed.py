"""What weighed signs add to the rules: which sort of event a bare «шара» was, and what is no event."""

from __future__ import annotations

from functools import cache

import pytest

from nlp_reports.extraction.confidence import Confidence
from nlp_reports.extraction.events import WEIGHTS
from nlp_reports.extraction.extractor import Extractor, load
from nlp_reports.weighing import odds, probability, shipped_weights

# The lines of a post, `/` between them | the kinds of its events, the main one first
CASES = """
Қала мектебінде білім сайысы / Кеше №5 мектепте оқушыларға арналған шара өтті. Сайысқа қырық бала қатысты. | contest
Шара 5 мамырда мектепте өтті. | other
5 мамырда кітапханада «Дала» көрмесі ашылды. / Директор келесі байқау күзде өтетінін айтты. | exhibition
5 мамырда кітапханада «Дала» көрмесі ашылды. / Баяндамашы клуб жұмысын сынға алды. | exhibition
"""


@cache
def _extractor() -> Extractor:
    return load(tagger="rules")


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_kinds_are_weighed(case: str) -> None:
    """Show which kinds of events come out of short posts."""
    text, kinds = case.split(" | ")
    assert [event.kind for event in _extractor()(text.replace(" / ", "\n")).events] == kinds.split()


def test_a_sign_never_seen_weighs_nothing() -> None:
    """Show that odds are the sum of the weights of the signs known, and that probability grows with them."""
    weights = shipped_weights(WEIGHTS, "event_further")
    assert odds({"never_seen": 1.0}, weights) == weights["bias"]
    assert odds({"name_tagged": 1.0}, weights) == pytest.approx(weights["bias"] + weights["name_tagged"])
    assert 0 < probability({}, weights) < probability({"name_tagged": 1.0}, weights) < 1


def test_a_probability_stays_as_it_is() -> None:
    """Show that the curve of rules does not bend the confidence of what was weighed."""
    curves = Confidence({"event": {"any": [(0.4, 0.9)]}})
    assert curves.of("event", "rule:event-likely", 0.4567) == 0.457
    assert curves.of("event", "rule:event", 0.4567) == 0.9

"""Decisions of people about what was extracted: what they are, and what a record says once they are applied."""

from nlp_reports.review.decision import Decision, DecisionError, checked_content, decision_of
from nlp_reports.review.effective import Effective, effective
from nlp_reports.review.facts import Fact, fact_key, facts_of
from nlp_reports.review.kinds import Field, Kind, kinds

__all__ = [
    "Decision",
    "DecisionError",
    "Effective",
    "Fact",
    "Field",
    "Kind",
    "checked_content",
    "decision_of",
    "effective",
    "fact_key",
    "facts_of",
    "kinds",
]

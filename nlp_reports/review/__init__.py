"""Decisions of people about what was extracted: what they are, and what a record says once they are applied."""

from nlp_reports.review.facts import Fact, facts_of
from nlp_reports.review.kinds import Field, Kind, kinds

__all__ = ["Fact", "Field", "Kind", "facts_of", "kinds"]

"""Dates of Kazakh text: where they stand, and the days, months or years that they mean."""

from nlp_reports.language.dates.clock import tells_time
from nlp_reports.language.dates.expressions import find_dates
from nlp_reports.language.dates.model import DateExpression

__all__ = ["DateExpression", "find_dates", "tells_time"]

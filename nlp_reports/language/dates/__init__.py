"""Find date expressions and resolve them to ISO 8601."""

from nlp_reports.language.dates.expressions import DateExpression, find_dates

__all__ = ["DateExpression", "find_dates"]

"""Numerals in words, figures and Roman figures, read to values."""

from nlp_reports.language.numerals.expressions import NumberExpression, find_numbers
from nlp_reports.language.numerals.words import is_numeral, parse_number, read_roman

__all__ = ["NumberExpression", "find_numbers", "is_numeral", "parse_number", "read_roman"]

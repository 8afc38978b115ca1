"""Decades and centuries: «90-жылдары», «ХХ ғасырдың 20-30 жылдары», «XVIII-XIX ғасырларда», «өткен ғасырда»."""

from __future__ import annotations

from nlp_reports.language.dates.model import Groups, Point
from nlp_reports.language.dates.patterns import BANK
from nlp_reports.language.numerals import parse_number, read_roman

AGES = (
    "century",
    "century_number",
    "century_words",
    "past_century",
    "decade",
    "decade_word",
    "decade_name",
    "decade_last",
)
_SECOND = ("ек", "2-", "2ш", "2 ", "ии")
_PAST_CENTURY = 20
_EARLIEST, _LATEST = 5, 21
Span = tuple[Point, Point, str]


def read_age(groups: Groups, year: int | None) -> Span | None:
    """Return the years of a decade or a century, or of several; None where there is no such century."""
    century = _century(groups)
    if century is not None and not _EARLIEST <= century <= _LATEST:
        return None
    base = 100 * (century - 1) if century is not None else 1900
    tens = groups.get("decade") or BANK["names"]["decades"].get(groups.get("decade_name"))
    if tens is not None or groups.get("decade_word") or groups.get("decade_last"):
        begins = year if year is not None else base + int(tens or 0)
        if figures := groups.get("decade_last"):
            ends = begins // 100 * 100 + int(figures)
            return (Point(begins), Point(ends + 9), "range") if ends > begins else None
        return Point(begins), Point(begins + 9), "decade"
    if numeral := groups.get("century_last"):
        last = _roman(numeral)
        if century is None or not century < last <= _LATEST:
            return None
        return Point(base + 1), Point(100 * last), "range"
    part = groups.get("part") or ""
    begins, ends = (1, 100) if not part.endswith("жартысы") else (51, 100) if part[:2] in _SECOND else (1, 50)
    return Point(base + begins), Point(base + ends), "range"


def _century(groups: Groups) -> int | None:
    if numeral := groups.get("century"):
        return _roman(numeral)
    if groups.get("past_century"):
        return _PAST_CENTURY
    number = groups.get("century_number") or groups.get("century_words")
    return int(parse_number(number) or 0) if number else None


def _roman(numeral: str) -> int:
    return read_roman(numeral.upper().replace("И", "I")) or 0

"""From a match to what the expression says: points of the calendar, as far as the words themselves settle them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nlp_reports.language.dates.model import Point, Reading, Unit
from nlp_reports.language.dates.patterns import BANK, MONTHS, SHORT_MONTHS
from nlp_reports.language.numerals import parse_number, read_roman

_NAMES = BANK["names"]
_SHIFTS = BANK["shifts"]
_CENTURY_PARTS = {"биринши жартысы": (1, 50), "екинши жартысы": (51, 100)}
Groups = Mapping[str, str | None]


def read(match: re.Match[str]) -> Reading | None:
    """Return what a match says; None where the calendar has no such day."""
    groups: Groups = match.groupdict()
    shift = _shift(groups)
    year = _year(groups)
    span = _span(groups, year)
    if span is None:
        return None
    first, last, precision = span
    if year is not None and year < 1:
        return None
    return Reading(*match.span(), first, last, precision, shift, year is not None or bool(groups.get("century")))


def full_year(figures: str) -> int:
    """Return the year that figures stand for; two of them are of this century up to 49, of the last one from 50 on."""
    year = int(figures)
    return year if len(figures) > 2 else year + (2000 if year < 50 else 1900)


def _year(groups: Groups) -> int | None:
    if figures := groups.get("year"):
        return full_year(figures)
    if words := groups.get("year_words"):
        value = parse_number(words)
        return int(value) if value is not None and 1000 < value < 2100 else 0
    return None


def _shift(groups: Groups) -> tuple[Unit, int] | None:
    if word := groups.get("shift"):
        known = _SHIFTS["years"].get(word)
        short = word.startswith("с")
        return ("same year", 0) if word in _SHIFTS["same"] or (short and known is None) else ("year", known or 0)
    if word := groups.get("month_shift"):
        return "month", _SHIFTS["months"][word]
    if word := groups.get("relative"):
        return "day", _SHIFTS["days"][word]
    if word := groups.get("weekday"):
        direction = groups.get("weekday_shift") or "last"
        number = _SHIFTS["weekdays"].index(word)
        return "weekday", number + 7 * ("last", "откен", "осы", "алдагы", "келеси").index(direction)
    return None


def _month(groups: Groups) -> int | None:
    if name := groups.get("month"):
        return MONTHS[name]
    if name := groups.get("short"):
        return SHORT_MONTHS[name]
    return int(groups["number"] or 0) if groups.get("number") else None


def _span(groups: Groups, year: int | None) -> tuple[Point, Point, str] | None:
    if groups.get("century") or groups.get("decade") or groups.get("decade_word"):
        return _decade(groups, year)
    if figures := groups.get("year_last"):
        return _years(groups, year or 0, figures)
    if name := groups.get("quarter"):
        quarter = Point(year, int(name[0]) if name[0].isdigit() else _NAMES["quarters"][name])
        return quarter, quarter, "quarter"
    if name := groups.get("half"):
        begins = 6 * _NAMES["halves"].get(name, int(name[0]) if name[0].isdigit() else 1) - 5
        return Point(year, begins), Point(year, begins + 5), "range"
    if name := groups.get("season"):
        begins, ends = _NAMES["seasons"][name]
        return Point(year, begins), Point(year and year + (ends < begins), ends), "range"
    if name := groups.get("months_count"):
        return Point(year, 1), Point(year, int(parse_number(name) or 1)), "range"
    month, day = _month(groups), _day(groups)
    if name := groups.get("weekday_last"):
        names = _SHIFTS["weekdays"]
        return Point(None), Point(None, day=(names.index(name) - names.index(groups["weekday"])) % 7), "day"
    if month is None and not day:
        return Point(year), Point(year), "year"
    return _days(groups, year, month, day)


def _day(groups: Groups) -> int:
    if words := groups.get("day_words"):
        return int(parse_number(words) or 0)
    return int(groups.get("day") or 0)


def _days(groups: Groups, year: int | None, month: int | None, day: int) -> tuple[Point, Point, str] | None:
    if (month is not None and not 1 <= month <= 12) or day > 31 or (groups.get("day") and not day):
        return None
    if name := groups.get("month_first"):
        return Point(year, MONTHS[name]), Point(year, month), "range"
    last = Point(year, month, day or None)
    if not last.exists():
        if groups.get("number"):
            return None
        last = Point(year, month)
    first_day = int(groups.get("first") or 0)
    first_month = int(groups["first_number"] or 0) if groups.get("first_number") else month
    first_year = int(groups["first_year"] or 0) if groups.get("first_year") else year
    first = Point(first_year, first_month, first_day)
    if last.day and first_day > 0 and first.iso() < last.iso() and first.exists():
        return first, last, "range"
    return last, last, "day" if last.day else "month"


def _years(groups: Groups, year: int, figures: str) -> tuple[Point, Point, str] | None:
    last = int(figures) if len(figures) > 2 else year // 100 * 100 + int(figures)
    if last <= year:
        return None
    if groups.get("school"):
        return Point(year, 9), Point(last, 5), "range"
    return Point(year), Point(last), "range"


def _decade(groups: Groups, year: int | None) -> tuple[Point, Point, str] | None:
    if numeral := groups.get("century"):
        century = read_roman(numeral.upper().replace("И", "I"))
        if not century or not 5 <= century <= 21:
            return None
        base = 100 * (century - 1)
        if tens := groups.get("decade"):
            return Point(base + int(tens)), Point(base + int(tens) + 9), "decade"
        begins, ends = _CENTURY_PARTS.get(groups.get("part") or "", (1, 100))
        return Point(base + begins), Point(base + ends), "range"
    begins = year if year is not None else 1900 + int(groups["decade"] or 0)
    return Point(begins), Point(begins + 9), "decade"

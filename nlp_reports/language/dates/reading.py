"""From a match to what the expression says: points of the calendar, as far as the words themselves settle them."""

from __future__ import annotations

import re

from nlp_reports.language.dates.ages import AGES, read_age
from nlp_reports.language.dates.model import Groups, Point, Reading, Unit
from nlp_reports.language.dates.patterns import BANK, MONTHS, SHORT_MONTHS
from nlp_reports.language.numerals import parse_number, read_roman

_NAMES = BANK["names"]
_SHIFTS = BANK["shifts"]
_SHIFTED: tuple[tuple[Unit, str, str], ...] = (("month", "months", "month_shift"), ("day", "days", "relative"))
_MONTHS_OF_SCHOOL = {1: (9, 12), 2: (1, 5)}
_OWN_CENTURY = ("century", "century_number", "century_words")


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
    explicit = year is not None or any(groups.get(name) for name in _OWN_CENTURY)
    return Reading(*match.span(), first, last, precision, shift, explicit)


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
    if word := groups.get("week_shift"):
        return "week", _SHIFTS["weeks"][word]
    if word := groups.get("weekday"):
        direction = groups.get("weekday_shift") or "last"
        number = _SHIFTS["weekdays"].index(word)
        return "weekday", number + 7 * ("last", "откен", "осы", "алдагы", "келеси").index(direction)
    if word := groups.get("days_ago"):
        return "day", -int(parse_number(word) or 0)
    for unit, table, group in _SHIFTED:
        if word := groups.get(group):
            return unit, _SHIFTS[table][word]
    here: tuple[tuple[str, Unit], ...] = (("year_here", "year"), ("month_here", "month"), ("week_here", "week"))
    if word := groups.get("school_shift"):
        offset, counts_from = _SHIFTS["school"][word]
        return "school year", 12 * offset - counts_from + 1
    return next(((unit, 0) for group, unit in here if groups.get(group)), None)


def _month(groups: Groups) -> int | None:
    if name := groups.get("month"):
        return MONTHS[name]
    if name := groups.get("short"):
        return SHORT_MONTHS[name]
    if numeral := groups.get("roman"):
        return read_roman(numeral.upper().replace("И", "I")) or 0
    return int(groups["number"] or 0) if groups.get("number") else None


def _span(groups: Groups, year: int | None) -> tuple[Point, Point, str] | None:
    if any(groups.get(name) for name in AGES):
        return read_age(groups, year)
    if groups.get("school_shift"):
        return Point(None, 9), Point(None, 5), "range"
    if groups.get("week_shift") or groups.get("week_here"):
        return _week(groups)
    if figures := groups.get("year_last"):
        return _years(groups, year or 0, figures)
    if span := _part_of_year(groups, year):
        return span
    month, day = _month(groups), _day(groups)
    if name := groups.get("weekday_last"):
        names = _SHIFTS["weekdays"]
        return Point(None), Point(None, day=(names.index(name) - names.index(groups["weekday"])) % 7), "day"
    if month is None and not day:
        return Point(year), Point(year), "year"
    return _days(groups, year, month, day)


def _week(groups: Groups) -> tuple[Point, Point, str]:
    """Return the days of a week, counted from its Monday as 1."""
    if name := groups.get("weekday"):
        day = Point(None, day=_SHIFTS["weekdays"].index(name) + 1)
        return day, day, "day"
    return Point(None, day=6 if groups.get("weekend") else 1), Point(None, day=7), "range"


def _part_of_year(groups: Groups, year: int | None) -> tuple[Point, Point, str] | None:
    if name := groups.get("quarter"):
        quarter = Point(year, _NAMES["quarters"][name] if name in _NAMES["quarters"] else int(name[0]))
        if first := groups.get("quarter_first"):
            return Point(year, 3 * _ordinal(first) - 2), Point(year, 3 * (quarter.month or 1)), "range"
        return quarter, quarter, "quarter"
    if groups.get("half_bare"):  # which of the two, the post's own day tells
        return Point(None, 0), Point(None, 0), "half"
    if name := groups.get("half"):
        begins = 6 * _ordinal(name) - 5
        return Point(year, begins), Point(year, begins + 5), "range"
    if name := groups.get("season"):
        begins, ends = _NAMES["seasons"][name]
        return Point(year, begins), Point(year and year + (ends < begins), ends), "range"
    if name := groups.get("months_count"):
        return Point(year, 1), Point(year, int(parse_number(name) or 1)), "range"
    return None


def _ordinal(name: str) -> int:
    """Return the number of a half or a quarter, in whichever way it is written."""
    known = _NAMES["halves"].get(name) or _NAMES["quarters"].get(name)
    return int(known or (name[0] if name[0].isdigit() else 1))


def _day(groups: Groups) -> int:
    if words := groups.get("day_words") or groups.get("day_ordinal"):
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
    first_year = full_year(groups["first_year"] or "") if groups.get("first_year") else year
    first = Point(first_year, first_month, first_day or None)
    stretch = first_day > 0 if last.day else groups.get("first_number")
    if stretch and first.iso() < last.iso() and first.exists():
        return first, last, "range"
    return last, last, "day" if last.day else "month"


def _years(groups: Groups, year: int, figures: str) -> tuple[Point, Point, str] | None:
    last = int(figures) if len(figures) > 2 else year // 100 * 100 + int(figures)
    if last <= year:
        return None
    if half := groups.get("school_half"):
        begins, ends = _MONTHS_OF_SCHOOL[_ordinal(half)]
        return Point(year + (begins < 9), begins), Point(year + (ends < 9), ends), "range"
    if groups.get("school"):
        return Point(year, 9), Point(last, 5), "range"
    return Point(year), Point(last), "range"

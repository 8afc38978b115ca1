"""Take from the post's own date what an expression leaves open: its year, or the whole of it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from nlp_reports.language.dates.anchor import Anchor
from nlp_reports.language.dates.model import Point, Reading
from nlp_reports.language.dates.patterns import BANK, filled

_TENSE, _RANGES = BANK["tense"], BANK["ranges"]
_DAYS_OF_MONTH = 30.44
_LEEWAY = 20  # days that a clause may be on the wrong side of its tense


def settle(text: str, reading: Reading, anchor: Anchor | None, before: Reading | None) -> Reading | None:
    """Return the reading with what it lacked; None where it says nothing without the day of publication.

    Args:
        text: The folded text.
        reading: An expression of it.
        anchor: What is known of the post's own date.
        before: The last settled expression before this one, for «сол жылы» and «3 мамырда және 5 маусымда».
    """
    if reading.explicit or (reading.shift is None and reading.first.year is not None):
        return reading
    if reading.shift is None:
        return _unsaid(text, reading, anchor, before)
    unit, number = reading.shift
    if unit == "same year":
        year = before.last.year if before is not None else (anchor.year if anchor else None)
        return _with_year(reading, year) if year else None
    here = unit == "month" and number == 0 and (anchor is None or not anchor.exact)
    if here and before is not None and before.last.month and before.precision != "quarter":
        return _of_month(reading, before.last)
    if anchor is None:
        return None
    if unit == "year":
        return _with_year(reading, anchor.year + number)
    if anchor.day is None:
        return None
    if unit == "month":
        return _month(reading, anchor.day, number)
    if unit == "school year":
        return _with_year(reading, (12 * anchor.day.year + anchor.day.month - 1 + number) // 12)
    return _days(text, reading, anchor.day) if anchor.exact else None


def _unsaid(text: str, reading: Reading, anchor: Anchor | None, before: Reading | None) -> Reading | None:
    """Return a reading whose year nothing in it tells: that of the list it stands in, or the nearest."""
    if reading.precision == "half":
        return _half(reading, anchor.day) if anchor is not None and anchor.day is not None else None
    if before is not None and before.last.year and filled(_RANGES["listed"]).fullmatch(text, before.end, reading.start):
        return _with_year(reading, before.last.year)
    return _with_year(reading, _nearest(text, reading, anchor)) if anchor else reading


def _half(reading: Reading, today: datetime.date) -> Reading:
    """Return the half-year that ends next to the post's day: «жартыжылдық қорытындысы»."""
    ends = (today.year, 12) if today.month >= 10 else (today.year, 6) if today.month > 3 else (today.year - 1, 12)
    first, last = Point(ends[0], ends[1] - 5), Point(*ends)
    return replace(reading, first=first, last=last, precision="range")


def _days(text: str, reading: Reading, today: datetime.date) -> Reading | None:
    """Return a reading that counts days or weeks from the day of publication."""
    unit, number = reading.shift or ("day", 0)
    if unit == "week":
        days = 7 * number - today.weekday() + (reading.first.day or 1) - 1
        more = (reading.last.day or 1) - (reading.first.day or 1)
    else:
        days = number if unit == "day" else _weekday(text, reading, number, today)
        more = reading.last.day or 0  # «өткен сенбі, жексенбіде»: how many days it goes on
    try:
        first = today + datetime.timedelta(days=days)
        last = first + datetime.timedelta(days=more)
    except OverflowError:
        return None
    bounds = [Point(day.year, day.month, day.day) for day in (first, last)]
    return replace(reading, first=bounds[0], last=bounds[1], precision="range" if more else "day")


def _with_year(reading: Reading, year: int) -> Reading | None:
    if not 1 <= year <= 9999:
        return None
    first, last = replace(reading.first, year=year), replace(reading.last, year=year)
    if (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0):
        last = replace(last, year=year + 1)
    if first.day and not first.exists():
        return None
    return replace(reading, first=first, last=last)


def _of_month(reading: Reading, told: Point) -> Reading | None:
    """Return «осы айдың 5-і», «сол айда» of the month last told of."""
    first, last = (replace(point, year=told.year, month=told.month) for point in (reading.first, reading.last))
    if not first.exists() or not last.exists():
        return None
    precision = "month" if not last.day else "day" if first == last else "range"
    return replace(reading, first=first, last=last, precision=precision)


def _month(reading: Reading, today: datetime.date, shift: int) -> Reading | None:
    count = today.year * 12 + today.month - 1 + shift
    year, month = count // 12, count % 12 + 1
    first, last = Point(year, month, reading.first.day), Point(year, month, reading.last.day)
    if not 1 <= year <= 9999 or not first.exists() or not last.exists():
        return None
    precision = "month" if not last.day else "day" if first == last else "range"
    return replace(reading, first=first, last=last, precision=precision)


def _weekday(text: str, reading: Reading, number: int, today: datetime.date) -> int:
    """Return how many days lie between a post's day and the weekday it speaks of."""
    direction, weekday = divmod(number, 7)
    ahead = (weekday - today.weekday()) % 7
    if direction == 0 and _tense(text, reading)[1]:  # «жұма күні өтеді»
        return ahead
    if direction in (0, 1):  # «сейсенбі күні» lies behind, or is today; «өткен сенбіде» lies behind
        return ahead - 7 if ahead or direction else 0
    if direction == 2:  # «осы жұмада»: of this week
        return weekday - today.weekday()
    return ahead or 7


def _nearest(text: str, reading: Reading, anchor: Anchor) -> int:
    """Return the year that brings an expression next to the post's own day, the tense of its clause minded."""
    today = anchor.day
    if today is None or reading.last.month is None:
        return anchor.year
    past, future = _tense(text, reading)
    point = reading.first if future else reading.last
    month = 3 * (point.month or 1) if reading.precision == "quarter" else point.month or 1
    if point is reading.last and month < (reading.first.month or 1):  # «қараша-ақпан»: it ends in the next year
        month += 12

    def distance(year: int) -> float:
        months = 12 * (year - today.year) + month - today.month
        days = months * _DAYS_OF_MONTH + ((point.day or 15) - today.day)
        against = (past and days > _LEEWAY) or (future and days < -_LEEWAY)
        return abs(days) + (200 if against else 0)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=distance)


def _tense(text: str, reading: Reading) -> tuple[bool, bool]:
    """Return whether the clause around an expression speaks of what is over, and of what is to come."""
    clause = re.split(r"[.!?](?=\s|$)|\n", text[reading.end : reading.end + 160])[0] + "."
    if filled(_TENSE["behind_before"]).search(text, max(0, reading.start - 8), reading.start + 6):
        return True, False
    past, future = filled(_TENSE["past"]).search(clause), filled(_TENSE["future"]).search(clause)
    if future is None and filled(_TENSE["ahead_before"]).search(text, max(0, reading.start - 80), reading.start + 8):
        return False, True
    if past is not None and (future is None or past.start() < future.start()):
        return True, False
    return False, future is not None

"""Take from the post's own date what an expression leaves open: its year, or the whole of it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from nlp_reports.language.dates.anchor import Anchor
from nlp_reports.language.dates.model import Point, Reading
from nlp_reports.language.dates.patterns import BANK, filled

_TENSE = BANK["tense"]
_DAYS_OF_MONTH = 30.44
_LEEWAY = 20  # days that a clause may be on the wrong side of its tense


def settle(text: str, reading: Reading, anchor: Anchor | None, before: Reading | None) -> Reading | None:
    """Return the reading with what it lacked; None where it says nothing without the day of publication.

    Args:
        text: The folded text.
        reading: An expression of it.
        anchor: What is known of the post's own date.
        before: The last settled expression before this one, for «сол жылы».
    """
    if reading.explicit:
        return reading
    if reading.shift is None:
        return _with_year(reading, _nearest(text, reading, anchor)) if anchor else reading
    unit, number = reading.shift
    if unit == "same year":
        year = before.last.year if before is not None else (anchor.year if anchor else None)
        return _with_year(reading, year) if year else None
    if anchor is None:
        return None
    if unit == "year":
        return _with_year(reading, anchor.year + number)
    if unit == "month":
        return _month(reading, anchor, number)
    if anchor.day is None or not anchor.exact:
        return None
    days = number if unit == "day" else _weekday(number, anchor.day)
    try:
        day = anchor.day + datetime.timedelta(days=days)
    except OverflowError:
        return None
    point = Point(day.year, day.month, day.day)
    if reading.last.day:  # «өткен сенбі, жексенбіде»: how many days it goes on
        last = day + datetime.timedelta(days=reading.last.day)
        return replace(reading, first=point, last=Point(last.year, last.month, last.day), precision="range")
    return replace(reading, first=point, last=point, precision="day")


def _with_year(reading: Reading, year: int) -> Reading | None:
    if not 1 <= year <= 9999:
        return None
    first, last = replace(reading.first, year=year), replace(reading.last, year=year)
    if (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0):
        last = replace(last, year=year + 1)
    if first.day and not first.exists():
        return None
    return replace(reading, first=first, last=last)


def _month(reading: Reading, anchor: Anchor, shift: int) -> Reading | None:
    if anchor.day is None:
        return None
    count = anchor.day.year * 12 + anchor.day.month - 1 + shift
    year, month = count // 12, count % 12 + 1
    point = Point(year, month, reading.last.day)
    if not 1 <= year <= 9999 or not point.exists():
        return None
    return replace(reading, first=point, last=point, precision="day" if point.day else "month")


def _weekday(number: int, today: datetime.date) -> int:
    """Return how many days lie between a post's day and the weekday it speaks of."""
    direction, weekday = divmod(number, 7)
    ahead = (weekday - today.weekday()) % 7
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

    def distance(year: int) -> float:
        point = reading.first if future else reading.last
        months = 12 * (year - today.year) + (point.month or 1) - today.month
        days = months * _DAYS_OF_MONTH + ((point.day or 15) - today.day)
        against = (past and days > _LEEWAY) or (future and days < -_LEEWAY)
        return abs(days) + (200 if against else 0)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=distance)


def _tense(text: str, reading: Reading) -> tuple[bool, bool]:
    """Return whether the clause around an expression speaks of what is over, and of what is to come."""
    clause = re.split(r"[.!?](?=\s|$)|\n", text[reading.end : reading.end + 160])[0] + "."
    past, future = filled(_TENSE["past"]).search(clause), filled(_TENSE["future"]).search(clause)
    if future is None and filled(_TENSE["ahead_before"]).search(text[max(0, reading.start - 80) : reading.start]):
        return False, True
    if past is not None and (future is None or past.start() < future.start()):
        return True, False
    return False, future is not None

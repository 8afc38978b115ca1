"""Expressions that belong together: bounds of one stretch, members of a list, a day told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp_reports.language.dates.anchor import is_apposition
from nlp_reports.language.dates.model import Point, Reading
from nlp_reports.language.dates.patterns import BANK, MONTHS, filled

_RANGES = BANK["ranges"]
_LISTS = BANK["lists"]
_LONGEST_ITEM = 22
_MOST_ITEMS = 12


def with_list_members(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings and, before each, the members of the list that it ends: «5, 6 және 7 мамырда»."""
    result: list[Reading] = []
    end = 0
    for reading in readings:
        members: list[Reading] = [reading]
        while len(members) < _MOST_ITEMS and (member := _member(text, end, members[0].start, reading)) is not None:
            members.insert(0, member)
        if len(members) > 1 and not reading.explicit and result and _is_year_of(text, result[-1], members[0]):
            year = result.pop()
            members = [_in_year(member, year) for member in members]
            members[0].start = year.start
        if len(members) == 2 and reading.precision == "day" and _follow(*members):
            members = [replace(members[1], start=members[0].start, first=members[0].first, precision="range")]
        result += members
        end = reading.end
    return result


def _is_year_of(text: str, year: Reading, member: Reading) -> bool:
    return year.precision == "year" and member.start - year.end <= 2 and not text[year.end : member.start].strip()


def _in_year(reading: Reading, year: Reading) -> Reading:
    first, last = replace(reading.first, year=year.first.year), replace(reading.last, year=year.last.year)
    return replace(reading, first=first, last=last, explicit=year.explicit, shift=year.shift)


def _follow(left: Reading, right: Reading) -> bool:
    """Tell whether two days of a month follow each other: «9 және 10 қазанда» is one event of two days."""
    return left.last.month == right.last.month and (right.last.day or 0) - (left.last.day or 0) == 1


def _member(text: str, floor: int, at: int, reading: Reading) -> Reading | None:
    kind = reading.precision
    if (
        kind not in {"day", "year", "month"}
        or reading.shift
        or (kind == "year" and not filled(_LISTS["of_years"]).search(text, reading.start, reading.end))
    ):
        return None
    if kind == "day" and not text[reading.start].isdigit():
        return None
    if kind == "month" and "айл" not in text[reading.start : reading.end]:
        return None
    found = filled(_LISTS[kind]).search(text, max(floor, at - _LONGEST_ITEM), at)
    if found is None:
        return None
    point = reading.last
    item = MONTHS[found["item"]] if kind == "month" else int(found["item"])
    point = (
        Point(item) if kind == "year" else (replace(point, month=item) if kind == "month" else replace(point, day=item))
    )
    if not item or not point.exists() or (kind == "year" and item >= (reading.last.year or 0)):
        return None
    return replace(reading, start=found.start("item"), end=found.end("item"), first=point, last=point)


def joined(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, neighbours that make one expression put together."""
    result: list[Reading] = []
    for reading in readings:
        last = result[-1] if result else None
        whole = None
        if last is not None:
            whole = _range(text, last, reading) or _apposition(text, last, reading)
            whole = whole or _year_before(text, last, reading) or _year_in_brackets(text, last, reading)
        if whole is not None:
            result[-1] = whole
        else:
            result.append(reading)
    return result


def _year_before(text: str, left: Reading, right: Reading) -> Reading | None:
    """Return a day or month with the year that stands before it: «екі мың он жетінші жылдың үшінші наурызында»."""
    months = right.first.month is not None and right.precision in {"day", "month"}
    if right.explicit or right.shift or not months or not _is_year_of(text, left, right):
        return None
    return replace(_in_year(right, left), start=left.start)


def _year_in_brackets(text: str, left: Reading, right: Reading) -> Reading | None:
    """Return a day or run of days with the year that stands in brackets after it: «24 қыркүйек күні (2021 ж.)»."""
    months = left.first.month is not None and left.precision in {"day", "month", "range"}
    if left.explicit or left.shift or not months or right.precision != "year" or right.shift:
        return None
    opens = filled(_RANGES["year_opens"]).fullmatch(text, left.end, right.start)
    closes = filled(_RANGES["year_closes"]).match(text, right.end)
    return replace(_in_year(left, right), end=closes.end()) if opens and closes else None


def _apposition(text: str, left: Reading, right: Reading) -> Reading | None:
    """Return a day told twice: «кеше, 3 қазанда», «9 мамыр, сейсенбі күні»."""
    if left.shift is None and left.precision == "day" and right.shift and right.shift[0] == "weekday":
        told = not right.last.day and filled(_RANGES["beside"]).fullmatch(text, left.end, right.start)
        return replace(left, end=right.end) if told else None
    if left.shift is None or left.shift[0] not in {"day", "weekday"} or right.shift:
        return None
    return replace(right, start=left.start) if is_apposition(text, left, right) else None


def _range(text: str, left: Reading, right: Reading) -> Reading | None:
    """Return the stretch from one expression to the next: a dash, «… мен … аралығында», «…-дан …-ға дейін»."""
    units = {"day", "month", "year"}
    if left.precision not in units or right.precision not in units or (left.shift and left.shift[0] != "year"):
        return None
    if right.shift is not None or not _bounds(text, left, right):
        return None
    first, last = left.first, right.last
    if right.precision != left.precision and not (left.precision == "day" and right.precision == "month"):
        return None
    if (left.explicit and not right.explicit) or left.shift:
        last = replace(last, year=first.year) if first.year else last
        if first.year and _order(last) < _order(first):
            last = replace(last, year=first.year + 1)
    elif right.explicit and not left.explicit and last.year:
        first = replace(first, year=last.year if _order(first) <= _order(last) else last.year - 1)
    if first.year and last.year and _order(last, with_year=True) <= _order(first, with_year=True):
        return None
    return Reading(left.start, right.end, first, last, "range", left.shift, left.explicit or right.explicit)


def _order(point: Point, *, with_year: bool = False) -> tuple[int, int, int]:
    return (point.year or 0) if with_year else 0, point.month or 0, point.day or 0


def _bounds(text: str, left: Reading, right: Reading) -> bool:
    between, after = text[left.end : right.start], text[right.end : right.end + 40]
    if len(between) > 12:
        return False
    if filled(_RANGES["dash"]).fullmatch(between):
        return True
    if filled(_RANGES["conjunction"]).fullmatch(between):
        return filled(_RANGES["conjunction_after"]).match(after) is not None
    ends = filled(_RANGES["ablative"]).search(text[left.start : left.end])
    if not ends or not filled(_RANGES["from_to"]).fullmatch(between):
        return False
    if filled(_RANGES["conjunction_after"]).match(after):  # «қаңтардың 15-нен ақпанның 15-і аралығында»
        return True
    until = filled(_RANGES["until"]).match(after)
    return bool(until and filled(_RANGES["dative"]).search(text[right.start : right.end]))

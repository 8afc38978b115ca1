"""Partial ISO 8601 dates: which moments `2019`, `2019-02`, `2019-02-19` and `2019-02-19T15:00` span."""

from __future__ import annotations

import calendar
import datetime
import re

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?)?)?")


def first_moment(date: str | None) -> datetime.datetime | None:
    """Return the first minute of a partial ISO date, or None where it is none that the calendar has."""
    parts = _parts(date)
    if parts is None:
        return None
    year, month, day, hour, minute = (*parts, *(1, 1, 1, 0, 0)[len(parts) :])
    try:
        return datetime.datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def last_moment(date: str | None) -> datetime.datetime | None:
    """Return the last minute of a partial ISO date, or None where it is none that the calendar has."""
    parts, first = _parts(date), first_moment(date)
    if parts is None or first is None:
        return None
    if len(parts) == 5:
        return first
    if len(parts) == 3:
        return first.replace(hour=23, minute=59)
    month = parts[1] if len(parts) == 2 else 12
    return first.replace(month=month, day=calendar.monthrange(first.year, month)[1], hour=23, minute=59)


def _parts(date: str | None) -> tuple[int, ...] | None:
    match = _FORM.fullmatch(date or "")
    return tuple(int(part) for part in match.groups() if part is not None) if match else None

"""Values as the record writes them: dates of the calendar, texts on one line."""

from __future__ import annotations

import re

_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")


def calendar(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Return the dates as the record writes them: quarters as their months, a day of no known year as unknown."""
    if not start or not end or start.startswith("-") or end.startswith("-"):
        return None, None
    first, last = _QUARTER.match(start), _QUARTER.match(end)
    start = f"{first[1]}-{3 * int(first[2]) - 2:02}" if first else start
    end = f"{last[1]}-{3 * int(last[2]):02}" if last else end
    return start, end


def one_line(text: str) -> str:
    """Return the text on one line, spaces single."""
    return " ".join(text.split())

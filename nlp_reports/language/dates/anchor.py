"""The day or year that a post speaks from: given, written over or under it, or inferred from its dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from nlp_reports.language.dates.model import Reading
from nlp_reports.language.dates.patterns import BANK, filled
from nlp_reports.language.dates.relations import relation_of
from nlp_reports.language.folding import fold

_TABLE = BANK["anchor"]
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_DATELINE = 70
_LONGEST_CLOSING = 30
_LAST_MONTH_OF_SCHOOL = 5


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a post's own date is known to be.

    Attributes:
        year: Its year.
        day: A day near which it was written.
        exact: Whether `day` is the day of publication, so that «кеше» can be told.
    """

    year: int
    day: datetime.date | None = None
    exact: bool = False


@cache
def _published() -> re.Pattern[str]:
    words = "|".join(sorted(map(fold, _TABLE["published"]), key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{words})\s{{0,3}}[:-]?\s{{0,3}}$")


def find_anchor(text: str, readings: Sequence[Reading], published: datetime.date | None) -> Anchor | None:
    """Return what a post's own date is, the surest source first; None where nothing tells the year."""
    if published is not None:
        return Anchor(published.year, published, exact=True)
    days = [(reading, day) for reading in readings if (day := _day(reading)) is not None]
    own = next((day for reading, day in days if _is_dateline(text, reading)), None) or _beside_relative(text, readings)
    if own is not None:
        return Anchor(own.year, own, exact=True)
    closing = filled(_TABLE["last_line"]).search(text, max(0, len(text) - _LONGEST_CLOSING))
    earliest = _TABLE["earliest_post"]
    told = [day for reading, day in days if relation_of(text, reading) not in {"birth", "death"}]
    if closing is not None:
        year = int(closing[1])
        return Anchor(year, next((day for day in reversed(told) if day.year == year), None))
    named = [int(match[1]) for match in filled(_TABLE["named_year"]).finditer(text)]
    latest = max([day.year for day in told] + named, default=0)
    near = next((day for day in told if day.year >= max(latest - 1, earliest)), None)
    if near is not None:
        return Anchor(near.year, near)
    school = next(
        (reading.last for reading in readings if reading.precision == "range" and reading.first.month == 9), None
    )
    if not named and school is not None and school.month == _LAST_MONTH_OF_SCHOOL and (school.year or 0) > earliest:
        return Anchor(school.year or 0, datetime.date(school.year or 1, 1, 1))
    years = named or [reading.first.year or 0 for reading in readings if _is_own_year(text, reading)]
    return Anchor(max(years)) if years and max(years) >= earliest else None


def _day(reading: Reading) -> datetime.date | None:
    point = reading.first
    if not (reading.explicit and point.year and point.month and point.day):
        return None
    return datetime.date(point.year, point.month, point.day)


def _is_dateline(text: str, reading: Reading) -> bool:
    """Tell whether a date stands alone on its line, or after a word of publication."""
    if reading.precision != "day":
        return False
    if _published().search(text[max(0, reading.start - 24) : reading.start]):
        return True
    begins = text.rfind("\n", max(0, reading.start - _LONGEST_DATELINE), reading.start) + 1
    if begins == 0 and reading.start > _LONGEST_DATELINE:
        return False
    ends = text.find("\n", reading.end, reading.end + _LONGEST_DATELINE)
    if ends < 0 and len(text) - reading.end > _LONGEST_DATELINE:
        return False
    rest = text[begins : reading.start] + " " + text[reading.end : ends if ends >= 0 else None]
    return len(_WORD.findall(rest)) <= int(_TABLE["reach_words"])


def _beside_relative(text: str, readings: Sequence[Reading]) -> datetime.date | None:
    """Return the day of publication that «кеше, 2023 жылғы 21 желтоқсанда» gives away."""
    for left, right in pairwise(readings):
        day = _day(right)
        if left.shift and left.shift[0] == "day" and day and is_apposition(text, left, right):
            return day - datetime.timedelta(days=left.shift[1])
    return None


def is_apposition(text: str, left: Reading, right: Reading) -> bool:
    """Tell whether the second expression names the day that the first one points to."""
    between = text[left.end : right.start]
    return len(between) <= 3 and between.strip() in {"", ",", "-", "("} and right.precision == "day"


def _is_own_year(text: str, reading: Reading) -> bool:
    """Tell whether a year, month or quarter may be the post's own: neither a beginning nor an end far off."""
    if not reading.explicit or reading.precision not in {"year", "month", "quarter"}:
        return False
    after = text[reading.end : reading.end + 24]
    return text[reading.start - 1 : reading.start] != "(" and not filled(_TABLE["since"]).match(after)

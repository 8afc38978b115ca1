"""What a date expression is, before and after its year is settled."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal["year", "same year", "school year", "month", "week", "day", "weekday"]
Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        text: The characters between.
        start_iso: First day, month or year, ISO 8601; `--05-24` where nothing tells the year, `2019-Q1` for a quarter,
            `2019-05-24T15:00` where the clock time is told.
        end_iso: The last one, inclusive.
        precision: time, day, month, quarter, year, decade or range.
        anchored: Whether the year or more was taken from a neighbour or from the day of publication.
        relation: What the words around say the date is of (`birth`, `death`, `plan`, `period_reported`); None where
            they do not.
    """

    start: int
    end: int
    text: str
    start_iso: str
    end_iso: str
    precision: str
    anchored: bool
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, day or time of a day; a year of None is still to be found out.

    `month` is the quarter's number in a quarter.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    time: datetime.time | None = None

    def iso(self, *, quarter: bool = False) -> str:
        """Return it as ISO 8601 writes it."""
        year = f"{self.year:04d}" if self.year is not None else "-"
        if quarter:
            return f"{year}-Q{self.month}"
        day = year + "".join(f"-{part:02d}" for part in (self.month, self.day) if part)
        return f"{day}T{self.time:%H:%M}" if self.time is not None else day

    def exists(self) -> bool:
        """Tell whether the calendar has such a day; a leap day without a year exists."""
        year = self.year if self.year is not None else 2000
        try:
            datetime.date(year, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True


@dataclass(slots=True)
class Reading:
    """An expression as it stands: what it says itself, what has to be taken from elsewhere.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        first: First point.
        last: Last point.
        precision: As in a `DateExpression`.
        shift: Unit and number where the expression counts from the post's own date («былтыр», «өткен айда»).
        explicit: Whether the year itself stands there.
    """

    start: int
    end: int
    first: Point
    last: Point
    precision: str
    shift: tuple[Unit, int] | None = None
    explicit: bool = False

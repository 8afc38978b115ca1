"""Clock times: «сағат 15.00-де», «кешкі жетіде», «10:00-12:30»; each joins its date or takes the day of a neighbour."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp_reports.language.dates.anchor import Anchor
from nlp_reports.language.dates.model import Groups, Point, Reading
from nlp_reports.language.dates.patterns import BANK, filled, matches_of
from nlp_reports.language.dates.relations import relation_of
from nlp_reports.language.folding import fold
from nlp_reports.language.numerals import parse_number

_TABLE = BANK["clock"]
_REACH = 60
_AFTERNOON = ("тус", "кеш")
_LATEST_OF_AFTERNOON = 11
_FIRST_OF_DAY = 7
_END_OF_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time as it stands.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        first: The time, or where a stretch begins.
        last: The same time, or where the stretch ends.
    """

    start: int
    end: int
    first: datetime.time
    last: datetime.time


def tells_time(text: str) -> bool:
    """Tell whether a clock time stands in a text that its own words mark: «сағат 15.00-де», no line of publication."""
    return any(True for _ in matches_of(_TABLE["marked"], fold(text)))


def with_times(text: str, readings: Sequence[Reading], anchor: Anchor | None) -> list[Reading]:
    """Return the settled readings with the clock times of the text: joined to the day beside them, or on their own.

    A time on its own takes the day that its sentence tells, else the last one before it, else that of the post; where
    there is none it says nothing.

    Args:
        text: The folded text.
        readings: Its settled dates, in order.
        anchor: What is known of the post's own date.
    """
    result, alone = list(readings), []
    at = 0
    told: Reading | None = None
    for clock in _clocks(text, readings):
        while at < len(result) and result[at].end <= clock.start:
            told = result[at] if _tells_day(text, result[at]) else told
            at += 1
        before, after = result[at - 1] if at else None, result[at] if at < len(result) else None
        if before is not None and _is_day(before) and _joins(text, "gap", before.end, clock.start):
            told = result[at - 1] = _at(before, clock, before.start, clock.end)
        elif after is not None and _is_day(after) and _joins(text, "gap_before", clock.end, after.start):
            result[at] = _at(after, clock, clock.start, after.end)
        elif (day := _day_of(text, clock, told, after, anchor)) is not None:
            alone.append(replace(_at(day, clock, clock.start, clock.end), explicit=False))
    return sorted([*result, *alone], key=lambda reading: reading.start)


def _clocks(text: str, readings: Sequence[Reading]) -> Iterator[Clock]:
    """Yield the clock times of a text in order, none overlapping another or a date."""
    found = [
        (match.start(), -match.end(), marked, clock)
        for marked, rules in ((True, _TABLE["marked"]), (False, _TABLE["beside"]))
        for _, match in matches_of(rules, text)
        if (clock := _clock(match)) is not None
    ]
    dates = iter(readings)
    date = next(dates, None)
    end = 0
    last_date = None
    for start, _, marked, clock in sorted(found, key=lambda item: item[:2]):
        while date is not None and date.end <= start:
            last_date, date = date, next(dates, None)
        if start < end or (date is not None and date.start < clock.end):
            continue
        if marked or _is_line(text, clock) or (last_date and _joins(text, "gap", last_date.end, start)):
            end = clock.end
            if _holds(text, clock):
                yield clock


def _clock(match: re.Match[str]) -> Clock | None:
    groups: Groups = match.groupdict()
    part = groups.get("part_of_day") or groups.get("part_after") or ""
    words, minutes, ends = groups.get("hour_words"), groups.get("minute"), groups.get("last_hour")
    hour = int(parse_number(words) or 0) if words else int(groups["hour"] or 0)
    if groups.get("mark") == "-" and ends is None and match.string.startswith(" арал", match.end()):
        minutes, ends = None, minutes  # «сағат 10-12 аралығында»
    elif groups.get("mark") == "-" and ends is None and int(minutes or 0) % 5:
        return None
    half = 30 if groups.get("half") else 0
    first = _time(hour, int(minutes or 0) + half, part, told=minutes is not None or ends is not None)
    part = groups.get("part_last") or part
    last = _time(int(ends), int(groups.get("last_minute") or 0), part, told=True) if ends else first
    if first is None or last is None or last < first:
        return None
    return Clock(match.start(), match.end(), first, last)


def _time(hour: int, minute: int, part: str, *, told: bool) -> datetime.time | None:
    """Return the time of day; an hour told alone is of the afternoon where it lies before seven: «сағат үште»."""
    if part.startswith("тун"):
        hour += 12 * (8 <= hour < 12)
        if hour == 12:
            return None
    elif part.startswith(_AFTERNOON) or (not part and not told and 0 < hour < _FIRST_OF_DAY):
        hour += 12 * (hour <= (_LATEST_OF_AFTERNOON if part.startswith("кеш") else _FIRST_OF_DAY))
    return datetime.time(hour, minute) if hour < 24 else None


def _holds(text: str, clock: Clock) -> bool:
    around = _TABLE["around"]
    return not (
        filled(around["after"]).match(text, clock.end)
        or filled(around["every"]).search(text, max(0, clock.start - _REACH), clock.start)
    )


def _is_line(text: str, clock: Clock) -> bool:
    begins = filled(_TABLE["around"]["line"]).search(text, max(0, clock.start - 12), clock.start) is not None
    return begins and ":" in text[clock.start : clock.end]


def _joins(text: str, gap: str, start: int, end: int) -> bool:
    return end - start <= _REACH and filled(_TABLE["around"][gap]).fullmatch(text, start, end) is not None


def _is_day(reading: Reading) -> bool:
    return reading.precision == "day" and reading.first.year is not None


def _at(day: Reading, clock: Clock, start: int, end: int) -> Reading:
    first, last = replace(day.first, time=clock.first), replace(day.last, time=clock.last)
    return replace(
        day, start=start, end=end, first=first, last=last, precision="time" if clock.first == clock.last else "range"
    )


def _tells_day(text: str, reading: Reading) -> bool:
    """Tell whether a date says, of one day or of several, when something happens."""
    return bool(reading.first.day and reading.first.year) and relation_of(text, reading) not in {"birth", "death"}


def _day_of(
    text: str, clock: Clock, told: Reading | None, after: Reading | None, anchor: Anchor | None
) -> Reading | None:
    """Return the day that a time on its own is of."""
    ahead = (
        after is not None and _is_day(after) and _tells_day(text, after) and not _parted(text, clock.end, after.start)
    )
    if ahead and (told is None or _parted(text, told.end, clock.start)):
        return after
    if told is not None:
        one = replace(told.first, time=None) == replace(told.last, time=None)
        return told if one else None
    if anchor is None or anchor.day is None or not anchor.exact:
        return None
    day = Point(anchor.day.year, anchor.day.month, anchor.day.day)
    return Reading(clock.start, clock.end, day, day, "day")


def _parted(text: str, start: int, end: int) -> bool:
    return _END_OF_SENTENCE.search(text, start, end) is not None

"""Date expressions of a text, each resolved with the text's own context or the day of publication."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from nlp_reports.language.data import load_table
from nlp_reports.language.folding import fold

_BANK = load_table("dates/bank.toml")
_MONTHS = {stem: number for key in ("stems", "russian") for number, stem in enumerate(_BANK["months"][key], 1)}
_QUARTERS = {"и": 1, "ии": 2, "иии": 3, "iv": 4, "биринши": 1, "екинши": 2, "ушинши": 3, "тортинши": 4}


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        text: The characters between.
        start_iso: First day, month or year, ISO 8601; `--05-24` where nothing tells the year.
        end_iso: The last one, inclusive.
        precision: day, month, quarter, year, decade or range.
        anchored: Whether the year or more was taken from a neighbour or from the day of publication.
        relation: What the expression itself says the date is of; None where it does not.
    """

    start: int
    end: int
    text: str
    start_iso: str
    end_iso: str
    precision: str
    anchored: bool
    relation: str | None = None


@cache
def _rules() -> list[re.Pattern[str]]:
    parts = {"month_names": "|".join(_MONTHS), **_BANK["parts"]}

    def fill(pattern: str) -> str:
        while re.search(r"(?<!\?P)<(\w+)>", pattern):
            pattern = re.sub(r"(?<!\?P)<(\w+)>", lambda match: parts[match[1]], pattern)
        return pattern

    return [re.compile(fill(pattern)) for pattern in _BANK["rules"].values()]


def find_dates(text: str, *, published: datetime.date | None = None) -> list[DateExpression]:
    """Return the dates of a text in order; durations and ages are none.

    Args:
        text: Any text.
        published: The day that the text came out; without it the first full date of the text stands in.
    """
    folded = fold(text)
    matches: list[re.Match[str]] = []
    found = [
        (match.start(), -match.end(), index, match)
        for index, rule in enumerate(_rules())
        for match in rule.finditer(folded)
    ]
    end = 0
    for start, _, _, match in sorted(found, key=lambda item: item[:3]):
        if start >= end:
            matches.append(match)
            end = match.end()
    reference = published or _reference(matches)
    expressions = (_resolve(text, match, reference) for match in matches)
    return [expression for expression in expressions if expression is not None]


def _reference(matches: list[re.Match[str]]) -> datetime.date | None:
    for match in matches:
        groups = match.groupdict()
        if groups.get("year") and groups.get("day"):
            try:
                return datetime.date(_year(groups["year"]), _month(groups) or 1, int(groups["day"]))
            except ValueError:
                continue
    years = [_year(match.groupdict()["year"]) for match in matches if match.groupdict().get("year")]
    return datetime.date(years[0], 1, 1) if years and years[0] >= 1 else None


def _year(figures: str) -> int:
    year = int(figures)
    return year if len(figures) > 2 else year + (2000 if year < 50 else 1900)


def _month(groups: dict[str, str | None]) -> int | None:
    if name := groups.get("month"):
        return _MONTHS[name]
    return int(groups["number"] or 0) if groups.get("number") else None


def _resolve(text: str, match: re.Match[str], reference: datetime.date | None) -> DateExpression | None:
    groups: dict[str, str | None] = match.groupdict()
    span = (
        _relative(groups["relative"] or "", reference) if groups.get("relative") else _span(groups, match[0], reference)
    )
    if span is None:
        return None
    first, last, precision = span
    return DateExpression(
        *match.span(), text[match.start() : match.end()], first, last, precision, not groups.get("year")
    )


def _relative(word: str, reference: datetime.date | None) -> tuple[str, str, str] | None:
    if reference is None:
        return None
    unit, shift = _BANK["relative"][word]
    try:
        value = str(reference + datetime.timedelta(days=shift)) if unit == "day" else f"{reference.year + shift:04d}"
    except OverflowError:
        return None
    return value, value, unit


def _span(groups: dict[str, str | None], found: str, reference: datetime.date | None) -> tuple[str, str, str] | None:
    given = groups.get("year")
    year = f"{_year(given):04d}" if given else (f"{reference.year:04d}" if reference else "-")
    month, day = _month(groups), int(groups.get("day") or 0)
    if last := groups.get("year_last"):
        return (f"{year}-09", f"{last}-05", "range") if "оку" in found else (year, last, "range")
    if quarter := groups.get("quarter"):
        number = _QUARTERS.get(quarter, len(quarter))
        return f"{year}-Q{number}", f"{year}-Q{number}", "quarter"
    if month is None:
        return (year, f"{year[:3]}9", "decade") if "жылдар" in found and year.endswith("0") else (year, year, "year")
    if not 1 <= month <= 12 or day > 31:
        return None
    if first_month := groups.get("month_first"):
        return f"{year}-{_MONTHS[first_month]:02d}", f"{year}-{month:02d}", "range"
    if not _exists(year, month, day):
        day = 0
    end = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    first = int(groups.get("first") or 0)
    if day and 0 < first < day:
        return f"{year}-{month:02d}-{first:02d}", end, "range"
    return end, end, "day" if day else "month"


def _exists(year: str, month: int, day: int) -> bool:
    try:
        datetime.date(int(year) if year.isdigit() and int(year) else 2000, month, day)
    except ValueError:
        return False
    return True

"""Where date expressions stand: the rules of `bank.toml`, filled in and matched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from nlp_reports.language.data import load_table

BANK: dict[str, Any] = load_table("dates/bank.toml")


def _months() -> dict[str, int]:
    table = BANK["months"]
    numbered = {str(name): number for key in ("names", "russian") for number, name in enumerate(table[key], 1)}
    return numbered | {
        str(name): int(number) for key in ("softened", "borrowed") for name, number in table[key].items()
    }


MONTHS = _months()
SHORT_MONTHS: dict[str, int] = {
    name: number for key in ("short", "russian_short") for number, name in enumerate(BANK["months"][key], 1)
}
_REPEATED = ("weekday", "named", "bare", "month_here", "year_here", "week_here")
_REACH = 120
_ENDS = frozenset(".!?…")
_PLACE = re.compile(r"(?<!\?P)<([a-z_]+)>")


@cache
def filled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the bank compiled, its parts put in."""
    names = {"month_names": MONTHS, "kazakh_names": BANK["months"]["names"], "short_names": SHORT_MONTHS}
    parts = {name: "|".join(forms) for name, forms in names.items()} | BANK["parts"]
    while _PLACE.search(pattern):
        pattern = _PLACE.sub(lambda match: parts[match[1]], pattern)
    return re.compile(pattern)


def matches_of(rules: Mapping[str, str], folded: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the matches of named patterns in a folded text, each with the number of its pattern."""
    for number, (name, pattern) in enumerate(rules.items()):
        needed = BANK["needs"].get(name)
        if needed is None or any(part in folded for part in needed):
            for match in filled(pattern).finditer(folded):
                yield number, match


def find_matches(text: str, folded: str) -> list[re.Match[str]]:
    """Return the matches that hold, in order, none overlapping."""
    found = [
        (match.start(), -match.end(), index, match)
        for index, match in matches_of(BANK["rules"], folded)
        if _holds(text, folded, match)
    ]
    matches: list[re.Match[str]] = []
    end = 0
    for start, _, _, match in sorted(found, key=lambda item: item[:3]):
        if start >= end:
            matches.append(match)
            end = match.end()
    return matches


def _holds(text: str, folded: str, match: re.Match[str]) -> bool:
    """Refuse what only looks like a date: lengths of time, seasons, the city of a month's name."""
    groups = match.groupdict()
    start, end = match.span()
    table = BANK["not_dates"]
    before, after = folded[max(0, start - 24) : start], folded[end : end + 24]
    if groups.get("year") and not groups.get("month"):
        if groups.get("number") is None and filled(table["after"]).match(after) and match[0].endswith("жыл"):
            return False
        if filled(table["before"]).search(before):
            return False
    if any(groups.get(name) for name in _REPEATED) and filled(table["every"]).search(before):
        return False
    if groups.get("unsaid"):
        return filled(table["school"]).search(folded[max(0, start - _REACH) : end + _REACH]) is None
    month = groups.get("month")
    if month == "марте" and filled(table["no_march"]).search(match[0]):
        return False
    bare_name = match.end("month") == end if month else False  # «28 қыркүйекте ауылда» is a day
    day_of_street = bare_name and groups.get("day") and not groups.get("year")
    if day_of_street and filled(table["place_after"]).match(after):
        return False
    if month is None or any(groups.get(name) for name in ("day", "number", "day_words", "day_ordinal")):
        return True
    at = match.start("month")
    if text[at].isupper() and not text[at + 1].isupper() and not groups.get("named") and start < at:
        return " ай" in match[0]
    if (bare_name or text[at].isupper()) and filled(table["city_after"]).match(after):
        return False
    if groups.get("bare"):
        is_season = month == "маусым" and filled(table["season_before"]).search(before) is not None
        named = text[at].isupper() and (month in table["also_names"] or not _opens_sentence(text, at))
        return not named and not is_season
    return True


def _opens_sentence(text: str, at: int) -> bool:
    """Tell whether nothing but a mark that ends a sentence or a line stands before."""
    before = text[max(0, at - 4) : at]
    return not before.strip() or "\n" in before or before.rstrip()[-1:] in _ENDS

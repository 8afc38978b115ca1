"""Where date expressions stand: the rules of `bank.toml`, filled in and matched."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from nlp_reports.language.data import load_table

BANK: dict[str, Any] = load_table("dates/bank.toml")


def _months() -> dict[str, int]:
    table = BANK["months"]
    numbered = {str(name): number for key in ("names", "russian") for number, name in enumerate(table[key], 1)}
    return numbered | {str(name): int(number) for name, number in table["softened"].items()}


MONTHS = _months()
SHORT_MONTHS: dict[str, int] = {
    name: number for key in ("short", "russian_short") for number, name in enumerate(BANK["months"][key], 1)
}
_PLACE = re.compile(r"(?<!\?P)<([a-z_]+)>")


@cache
def filled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the bank compiled, its parts put in."""
    parts = {"month_names": "|".join(MONTHS), "short_names": "|".join(SHORT_MONTHS), **BANK["parts"]}
    while _PLACE.search(pattern):
        pattern = _PLACE.sub(lambda match: parts[match[1]], pattern)
    return re.compile(pattern)


@cache
def _rules() -> list[re.Pattern[str]]:
    return [filled(pattern) for pattern in BANK["rules"].values()]


def find_matches(text: str, folded: str) -> list[re.Match[str]]:
    """Return the matches that hold, in order, none overlapping."""
    found = [
        (match.start(), -match.end(), index, match)
        for index, rule in enumerate(_rules())
        for match in rule.finditer(folded)
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
    if groups.get("weekday"):
        return not filled(table["every"]).search(before)
    if (groups.get("named") or groups.get("bare")) and filled(table["every"]).search(before):
        return False
    month = groups.get("month")
    if month is None or groups.get("day") or groups.get("number") or groups.get("day_words"):
        return True
    at = match.start("month")
    if text[at].isupper() and not text[at + 1].isupper() and not groups.get("named") and start < at:
        return " ай" in match[0]
    if filled(table["city_after"]).match(after):
        return False
    if groups.get("bare"):
        is_season = month == "маусым" and filled(table["season_before"]).search(before) is not None
        return not text[at].isupper() and not is_season
    return True

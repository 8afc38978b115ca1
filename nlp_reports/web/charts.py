"""Charts as shapes: where each bar goes. The templates draw them as SVG, so a page needs no script for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _BASE = 960, 180, 150
YEARS = 20  # shown at most; the few events that a text recalls from long ago would press the rest together


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its place and size in the units of the chart, its label and value, the page behind it."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the ticks below them; `ticks` are places and labels."""

    width: int
    height: int
    base: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...] = ()

    @property
    def highest(self) -> int:
        """The greatest value."""
        return max((bar.value for bar in self.bars), default=0)


def months_chart(counts: Sequence[tuple[str, int]]) -> Chart:
    """Return upright bars for months (`2019-02`), a gap where a month has none, a tick at each January."""
    if not counts:
        return Chart(_WIDTH, _HEIGHT, _BASE, ())
    known = dict(counts)
    last = max(known)
    months = _months(max(min(known), f"{int(last[:4]) - YEARS + 1:04}-01"), last)
    known = {month: value for month, value in counts if month >= months[0]}
    step = _WIDTH / max(len(months), 12)
    highest = max(known.values())
    bars, ticks = [], []
    every = max(1, round(len(months) / 12 / 16))  # years between two labels, so that they do not run together
    for number, month in enumerate(months):
        value = known.get(month, 0)
        height = round((_BASE - 10) * value / highest, 1)
        x = round(number * step, 2)
        if value:
            url = f"/search?month={month}"
            bars.append(Bar(x, _BASE - height, max(round(step * 0.8, 2), 1.5), height, month, value, url))
        if (month.endswith("-01") or number == 0) and int(month[:4]) % every == 0:
            ticks.append((x, month[:4]))
    return Chart(_WIDTH + 30, _HEIGHT, _BASE, tuple(bars), tuple(ticks))  # room for the last year


def rows_chart(counts: Sequence[tuple[str, int, str]]) -> Chart:
    """Return one lying bar for each label, value and URL, in their order."""
    height, room = 26, 250  # of a row, and for the label before the bar
    highest = max((value for _, value, _ in counts), default=1) or 1
    bars = tuple(
        Bar(room, number * height + 4, round((600 - room - 60) * value / highest, 1), height - 9, label, value, url)
        for number, (label, value, url) in enumerate(counts)
    )
    return Chart(600, max(height * len(counts), 1), 0, bars)


def _months(first: str, last: str) -> list[str]:
    start, end = _number(first), _number(last)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1

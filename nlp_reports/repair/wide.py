"""Runs of spaces between words: made one in prose, left where they part the columns of a table.

A line is of a table where it has three cells or more, or two far apart, none longer than a name with its role, and a
line beside it has as many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.repair.aligned import Edit

_LINE = re.compile(r"[^\n]+")
_RUN = re.compile(r"(?<=[^\s|])[ \u00a0]{2,200}(?=[^\s|])")
_FEWEST_CELLS = 3
_MOST_WORDS = 6
_WIDE = " " * 3


def wide_edits(text: str) -> Iterator[Edit]:
    """Yield the runs of spaces to make one of, those of tables left."""
    lines = [line for line in _LINE.finditer(text) if not line[0].isspace()]
    cells = [_cells(line[0]) for line in lines]
    for number, line in enumerate(lines):
        beside = {cells[other] for other in (number - 1, number + 1) if 0 <= other < len(lines)}
        if cells[number] and cells[number] in beside:
            continue
        for run in _RUN.finditer(line[0]):
            yield Edit(line.start() + run.start(), line.start() + run.end(), " ", "spacing")


def _cells(line: str) -> int:
    """Return how many cells a line has, 0 where it cannot be one of a table."""
    cells = _RUN.split(line.strip())
    short = all(len(cell.split()) <= _MOST_WORDS for cell in cells)
    enough = len(cells) >= _FEWEST_CELLS or (len(cells) == _FEWEST_CELLS - 1 and _WIDE in line.strip())
    return len(cells) if short and enough and "\t" not in line else 0

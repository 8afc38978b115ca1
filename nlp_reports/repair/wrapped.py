"""Paragraphs broken into lines of one width, as text copied from a page or a letter is: their lines are joined.

A line is full where the first word of the next would not have fitted beside it. A text is wrapped where most lines that
go on in small letters begin after a full one, and a sentence ends within a line or a word is broken at its end, as
never in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import LETTER, SMALL, bank, forms, is_known, is_name, is_regular

_LINE = re.compile(r"[^\n]+")
_GOES_ON = re.compile(f"[{SMALL}]")
_ITEM = re.compile(r"[^\w\s«\"“(№]|\d{1,3}[.)]|[IVXІХ]{1,4}[.)]|[^\W\d_]\)")
_OPEN = re.compile(f'[{LETTER}\\d,»"”)]-?$')
_HYPHEN = re.compile(f"(?<=[{SMALL}])[-‐\u00ad]$")
_BEFORE = re.compile(f"[{LETTER}]{{1,40}}$")
_AFTER = re.compile(f"[{SMALL}]{{1,40}}")
_SENTENCE_INSIDE = re.compile(f"[{SMALL}]{{3}}[.!?] [{LETTER}«]")
_NARROWEST, _WIDEST = 30, 130
_FEWEST = 2
_MOSTLY = 0.7
_SLACK = 0.88
_SHORTEST = 3


@dataclass(slots=True, frozen=True)
class _Break:
    """A line's end: the line without the spaces around it, and the next."""

    start: int
    end: int
    line: str
    following: str
    alone: bool

    @property
    def size(self) -> int:
        """Return how long the line would be with the first word of the next."""
        return len(self.line) + 1 + len(self.following.split(None, 1)[0])

    @property
    def hyphenated(self) -> bool:
        """Tell whether the line ends inside a word."""
        return _HYPHEN.search(self.line) is not None and _GOES_ON.match(self.following) is not None

    @property
    def goes_on(self) -> bool:
        """Tell whether the next line goes on with the sentence of this one in small letters."""
        return _OPEN.search(self.line) is not None and _GOES_ON.match(self.following) is not None


def wrapped_edits(text: str) -> Iterator[Edit]:
    """Yield the line ends to make spaces of, and the hyphens at them to take out."""
    breaks = [found for found in _breaks(text) if not found.alone]
    width = max((len(found.line) for found in breaks), default=0)
    going_on = [found for found in breaks if found.goes_on]
    full = [found for found in going_on if found.hyphenated or found.size > _SLACK * width]
    prose = any(found.hyphenated or _SENTENCE_INSIDE.search(f"{found.line} {found.following}") for found in full)
    if not prose or not _NARROWEST <= width <= _WIDEST or len(full) < max(_FEWEST, _MOSTLY * len(going_on)):
        return
    for found in breaks:
        if found.hyphenated:
            yield Edit(found.start - _hyphen(found), found.end, "", "hyphenation")
        elif found.goes_on and _is_torn_name(found):
            yield Edit(found.start, found.end, "", "hyphenation")
        elif found.goes_on or (found.size > _SLACK * width and not _ITEM.match(found.following)):
            yield Edit(found.start, found.end, " ", "spacing")


def _breaks(text: str) -> Iterator[_Break]:
    for before, after in pairwise(line for line in _LINE.finditer(text) if not line[0].isspace()):
        line, following = before[0].strip(), after[0].strip()
        start = before.end() - len(before[0]) + len(before[0].rstrip())
        end = after.start() + len(after[0]) - len(after[0].lstrip())
        yield _Break(start, end, line, following, alone=text.count("\n", start, end) != 1)


def _is_torn_name(found: _Break) -> bool:
    """Tell whether a name was broken at the line's end without a hyphen: «Се|ргеевич», never «Омар|келді»."""
    before, after = _BEFORE.search(found.line), _AFTER.match(found.following)
    if before is None or after is None or not before[0].istitle() or is_name(before[0]):
        return False
    return is_name(before[0] + after[0]) and not is_regular(after[0]) and not is_known(before[0].lower())


def _hyphen(found: _Break) -> int:
    """Return how many letters to take off the line's end: the hyphen, or nothing where the word has one of its own."""
    before, after = _BEFORE.search(found.line, 0, len(found.line) - 1), _AFTER.match(found.following)
    if before is None or after is None:
        return 0
    first, second = before[0].lower(), after[0]
    joined = first + second
    if is_known(joined) or is_name(before[0] + second):
        return 1
    if f"{first}-{second}" in forms():
        return 0
    words = all(len(part) >= _SHORTEST and is_regular(part) for part in (first, second))
    return 0 if words and second not in bank()["torn"]["endings"] else 1

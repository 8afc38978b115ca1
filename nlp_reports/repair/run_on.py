"""Lists that copying ran into one paragraph, and the marks of quoted mail: line ends put back, marks taken out.

An item begins with a number in turn, an hour, a bullet, a place won, a quote before a dash or a name before a dash.
A list is run on where items follow one another with no stop between them, as never in prose; the heading of the next
list begins with a capital that opens no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import CAPITAL, SMALL, bank, is_known

_LINE = re.compile(r"[^\n]+")
_SHORTEST = 60
_STOPS = ",;.!?:"
_GAP = r"(?<=\S)[ \t\u00a0]{1,3}"
_WORD = rf"[{CAPITAL}][{SMALL}]{{1,30}}(?:-[{CAPITAL}][{SMALL}]{{1,30}})?"
_NUMBER = re.compile(rf"(?:^|{_GAP}|(?<=[)»\"]))(?=(?P<number>\d{{1,2}})[.)]\s?[«\"{CAPITAL}])")
_HOUR = re.compile(
    rf"(?:^|{_GAP})(?=(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?: ?[-–—] ?\d{{1,2}}[.:]\d\d)?\s"
    r"(?:[^\W\d_]|[«\"]))"
)
_BULLET = re.compile(rf"(?:^|{_GAP})(?=[•●▪■►▶✓✔◦·]\s?[^\W\d_«\"])")
_QUOTED = re.compile(rf"(?:^|{_GAP})(?=«[^«»\n]{{3,80}}» [–—-] )")
_NAMED = re.compile(rf"(?:^|(?<=[{SMALL}»\"]) )(?={_WORD} {_WORD}(?: {_WORD})? [–—] )")
_PLACED = re.compile(
    rf"(?:^|{_GAP})(?=(?:\+?\d{{1,3}} (?:келі|кг)\.? |\d{{1,2}}(?:-\d{{1,2}})?[- ](?:сынып\w{{0,6}}|жас) )?"
    rf"(?:[1-3]|[IІ]{{1,3}})[- ](?:орын|ОРЫН) [{CAPITAL}])"
)
_CAPITAL = re.compile(
    rf"(?<=[{SMALL})»/])(?<! [{SMALL}]) "
    rf"(?=(?P<word>[{CAPITAL}][{SMALL}]{{2,30}})\b|«[^«»\n]{{3,80}}» (?P<after>[{SMALL}]{{3,30}}))"
)
_BEFORE = re.compile(rf"(?:^|[^\w-])([{SMALL}]{{2,40}})$")
_STOP_INSIDE = re.compile(rf"(?:[,;!?]|[{SMALL}]{{3}}\.)(?=\s)(?![^«»]{{0,120}}»)")
_MAIL = re.compile(r"^(?:[ \t]?>)+[ \t]?", re.MULTILINE)
_FEWEST, _FEWEST_BULLETS, _FEWEST_PLACES = 3, 2, 4

Gap = tuple[int, int]


def mail_edits(text: str) -> Iterator[Edit]:
    """Yield the marks of quoted mail to take out: «> » at the start of most lines."""
    marks = list(_MAIL.finditer(text))
    if len(marks) >= max(_FEWEST, (text.count("\n") + 1) // 2):
        for mark in marks:
            yield Edit(mark.start(), mark.end(), "", "spacing")


def run_on_edits(text: str) -> Iterator[Edit]:
    """Yield the spaces to make line ends of, before the items and headings of lists in one paragraph."""
    for line in _LINE.finditer(text):
        if len(line[0]) >= _SHORTEST:
            gaps = {gap for run in _runs(line[0]) for gap in _with_headings(line[0], run)}
            for start, end in sorted(gap for gap in gaps if gap[0] > 0):
                yield Edit(line.start() + start, line.start() + end, "\n", "spacing")


def _runs(line: str) -> Iterator[list[Gap]]:
    """Yield the spaces before the items of each list that is run on in a line."""
    yield from (run for run in _numbered(line) if len(run) >= _FEWEST and _unstopped(line, run))
    hours = _in_order(line)
    if len(hours) >= _FEWEST:
        yield hours
    bullets = [match.span() for match in _BULLET.finditer(line)]
    if len(bullets) >= _FEWEST_BULLETS:
        yield bullets
    for pattern, fewest in ((_QUOTED, _FEWEST), (_PLACED, _FEWEST_PLACES)):
        run = [match.span() for match in pattern.finditer(line)]
        if len(run) >= fewest and _unstopped(line, run):
            yield run
    named = [match.span() for match in _NAMED.finditer(line) if _after_small(line, match.start())]
    if len(named) >= _FEWEST and not any(
        _STOP_INSIDE.search(line, end, start) for (_, end), (start, _) in pairwise(named)
    ):
        yield named


def _after_small(line: str, at: int) -> bool:
    """Tell whether a word in small letters stands before: no part of the name that follows."""
    return _BEFORE.search(line, max(0, at - 40), at) is not None


def _numbered(line: str) -> Iterator[list[Gap]]:
    """Yield the spaces before 1), 2), 3) …, each run from its 1 on."""
    run: list[Gap] = []
    for match in _NUMBER.finditer(line):
        number = int(match["number"])
        if number == 1:
            yield run
            run = []
        if number == len(run) + 1:
            run.append(match.span())
    yield run


def _in_order(line: str) -> list[Gap]:
    """Return the spaces before the hours of a program, where none is earlier than the one before."""
    found: list[Gap] = []
    latest = 0
    for match in _HOUR.finditer(line):
        minutes = int(match["hour"]) * 60 + int(match["minute"])
        if minutes < latest:
            return []
        latest = minutes
        found.append(match.span())
    return found


def _unstopped(line: str, run: list[Gap]) -> bool:
    """Tell whether no stop ends the items of a list but for one at most."""
    return sum(line[start - 1] in _STOPS for start, _ in run[1:]) <= len(run) // 4


def _with_headings(line: str, run: list[Gap]) -> Iterator[Gap]:
    """Yield the spaces before items, and after an item the one before the heading of what follows."""
    ends = [start for start, _ in run[1:]] + [len(line)]
    for (start, end), limit in zip(run, ends, strict=True):
        yield start, end
        yield from _heading(line, end, limit)


def _heading(line: str, start: int, end: int) -> Iterator[Gap]:
    """Yield the space before a capital that opens no name: a common word after a word that ends a phrase."""
    depth = 0
    at = start
    for match in _CAPITAL.finditer(line, start, end):
        depth += line.count("«", at, match.start()) - line.count("»", at, match.start())
        at = match.start()
        before = _BEFORE.search(line, max(start, at - 40), at)
        word = (match["word"] or match["after"]).lower()
        closed = line[at - 1] in ")»/" or (before and not before[1].endswith(tuple(bank()["run_on"]["going_on"])))
        if not depth and closed and word.startswith(tuple(bank()["run_on"]["headings"])) and is_known(word):
            yield match.span()
            return

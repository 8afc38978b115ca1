"""Cut a text into windows that the model can read, and put the answers together again."""

from collections.abc import Sequence
from typing import Final

LONGEST_WINDOW: Final = 80
"""Words of a window. Training has 10 to 150; of 60, 80, 100, 150 the longest finds least (docs/tagger.md)."""

MARGIN: Final = 15
"""Words that two windows of one long line share on each side of the cut."""

Window = tuple[int, int, int, int]
"""First and last+1 word that the model reads, first and last+1 word whose labels count."""


def cut_windows(line_ends: Sequence[int], length: int) -> list[Window]:
    """Cut a text into windows, at line ends where lines are short, with overlap where a line is long.

    Args:
        line_ends: positions of the words that end a line, ascending.
        length: number of words.

    Returns:
        Windows whose counted parts cover every word once, in order.
    """
    windows: list[Window] = []
    start = 0
    previous = 0
    for end in [*(position + 1 for position in line_ends), length]:
        if end - start > LONGEST_WINDOW and previous > start:
            windows.append((start, previous, start, previous))
            start = previous
        if end - start > LONGEST_WINDOW:
            windows += _overlapping(start, end)
            start = end
        previous = end
    if previous > start:
        windows.append((start, previous, start, previous))
    return windows


def _overlapping(start: int, end: int) -> list[Window]:
    """Cut a long line: each word counts in the window in which it stands at least `MARGIN` words from a cut."""
    windows = []
    step = LONGEST_WINDOW - 2 * MARGIN
    counted = start
    while counted < end:
        first = max(start, counted - MARGIN)
        last = min(end, first + LONGEST_WINDOW)
        stop = end if last == end else max(last - MARGIN, counted + step // 2)
        windows.append((first, last, counted, stop))
        counted = stop
    return windows

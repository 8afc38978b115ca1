"""Corrections of the news' labels, which make them follow docs/labelling.md as the labels of the posts do."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from nlp_reports.tagging.labels import CLASSES
from nlp_reports.tagging.words import split_words

ACTIONS: Final = ("label", "drop")
COLUMNS: Final = 4


class CorrectionError(ValueError):
    """A correction is not well formed, or does not fit the segment that it names."""


@dataclass(frozen=True)
class Correction:
    """One changed mention of one segment (`FILE-NUMBER`).

    `label` makes the words a mention of the class and takes away every mention that they touch; `drop` takes the
    mention of the class with these words away.
    """

    segment: str
    action: str
    label: str
    words: str


def news_corrections() -> Traversable:
    """Give the file of corrections in the package: segment, action, class and words, separated by tabs."""
    return files("nlp_reports.training").joinpath("corrections.tsv")


def read_corrections(table: Traversable) -> dict[str, list[Correction]]:
    """Read corrections by segment, in the order in which they are made.

    Raises:
        CorrectionError: a line lacks a column, or its action or class is not known; the message names the line.
    """
    corrections: dict[str, list[Correction]] = {}
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) != COLUMNS or fields[1] not in ACTIONS or fields[2] not in CLASSES:
            raise CorrectionError(f"{table.name}, line {number}: expected segment, label or drop, class, words: {line}")
        corrections.setdefault(fields[0], []).append(Correction(*fields))
    return corrections


def correct(
    text: str, mentions: Sequence[tuple[int, int, str]], corrections: Iterable[Correction]
) -> list[tuple[int, int, str]]:
    """Make corrections one after another.

    Words that stand in the text more than once mean the first place where they are whole words, do not lie inside a
    longer mention and do not have the class yet: to cut a mention, drop it first.

    Args:
        text: the segment.
        mentions: (start, end, class) in characters, in order.
        corrections: those of this segment.

    Returns:
        The mentions as corrected, in order.

    Raises:
        CorrectionError: no mention to drop, or no place to label.
    """
    found = list(mentions)
    for correction in corrections:
        if correction.action == "drop":
            found.remove(_dropped(text, found, correction))
        else:
            start, end = _place(text, found, correction)
            found = [mention for mention in found if mention[1] <= start or mention[0] >= end]
            found.append((start, end, correction.label))
            found.sort()
    return found


def _dropped(text: str, mentions: Sequence[tuple[int, int, str]], correction: Correction) -> tuple[int, int, str]:
    for start, end, label in mentions:
        if label == correction.label and text[start:end] == correction.words:
            return start, end, label
    raise CorrectionError(f"segment {correction.segment}: no {correction.label} «{correction.words}» to drop")


def _place(text: str, mentions: Sequence[tuple[int, int, str]], correction: Correction) -> tuple[int, int]:
    words = split_words(text)
    starts, ends = {word.start for word in words}, {word.end for word in words}
    for match in re.finditer(re.escape(correction.words), text):
        start, end = match.span()
        done = (start, end, correction.label) in mentions
        inside = any(first <= start and end <= last and last - first > end - start for first, last, _ in mentions)
        if start in starts and end in ends and not done and not inside:
            return start, end
    raise CorrectionError(f"segment {correction.segment}: no place for {correction.label} «{correction.words}»")

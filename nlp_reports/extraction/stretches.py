"""Stretches of text in which one person is named in full only once: a sentence, the lines of one list."""

from __future__ import annotations

import re

from nlp_reports.extraction.words import Words

_ENDS = frozenset(".!?…")
_MARKED = re.compile(r"\d{1,3}[.)]?|\W")


def stretch_numbers(words: Words) -> list[int]:
    """Return for each word the number of the stretch that it stands in.

    Lines follow one another as items of a list where neither ends as a sentence does; the last may where a bullet or a
    number begins it.
    """
    numbers = [0] * len(words)
    number, line, before = 0, -1, ""
    for sentence in words.sentences:
        first, last = words[sentence.start], words[sentence.end - 1].text
        item = last not in _ENDS or _MARKED.fullmatch(first.text) is not None
        listed = first.line != line and before not in _ENDS and item
        number += not listed
        numbers[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
        line, before = first.line, last
    return numbers

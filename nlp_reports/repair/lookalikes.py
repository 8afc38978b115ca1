"""Letters of one alphabet that stand for those of another: decided word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.repair.aligned import Edit

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "aceopxyihkmtbABCEHKMOPTXYIəƏ"
_CYRILLIC = "асеорхуіһкмтвАВСЕНКМОРТХУІәӘ"
_TABLE = str.maketrans(_LATIN, _CYRILLIC)
_BACK = str.maketrans(_CYRILLIC, _LATIN)
_ALIKE = frozenset(_LATIN)
_ALIKE_CYRILLIC = frozenset(_CYRILLIC)
_FIGURES = re.compile(r"(?<![\w.])\d[\dOО]*(?:[.:][\dOО]+){0,3}(?!\w)")
_ZERO = str.maketrans("OО", "00")


def lookalike_edits(text: str) -> Iterator[Edit]:
    """Yield the words in which look-alike letters of another alphabet stand, written in one.

    A word is mended into Cyrillic where every Latin letter in it has a Cyrillic look-alike and it holds a Cyrillic
    letter too, into Latin where it is the other way round (`ХVІІІ`); words all of one alphabet stay. The letter O among
    figures is a zero.
    """
    for match in _WORD.finditer(text):
        word = match[0]
        latin = [letter for letter in word if letter < "\u0250" or letter in "əƏ"]
        if not latin or len(latin) == len(word):
            continue
        if all(letter in _ALIKE for letter in latin):
            yield Edit(match.start(), match.end(), word.translate(_TABLE), "homoglyph")
        elif all(letter in _ALIKE_CYRILLIC for letter in word if letter not in latin):
            yield Edit(match.start(), match.end(), word.translate(_BACK), "homoglyph")
    for match in _FIGURES.finditer(text):
        if "O" in match[0] or "О" in match[0]:
            yield Edit(match.start(), match.end(), match[0].translate(_ZERO), "homoglyph")

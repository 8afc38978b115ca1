"""Latin letters that stand for Cyrillic ones: decided word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.repair.aligned import Edit

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "aceopxyihkmtbABCEHKMOPTXYIəƏ"
_CYRILLIC = "асеорхуіһкмтвАВСЕНКМОРТХУІәӘ"
_TABLE = str.maketrans(_LATIN, _CYRILLIC)
_ALIKE = frozenset(_LATIN)


def lookalike_edits(text: str) -> Iterator[Edit]:
    """Yield the words in which Latin look-alikes stand among Cyrillic letters, written in Cyrillic.

    A word is mended where every Latin letter in it has a Cyrillic look-alike and it holds a Cyrillic letter too;
    words all in Latin (addresses, names, Roman figures) stay.
    """
    for match in _WORD.finditer(text):
        word = match[0]
        latin = [letter for letter in word if letter < "\u0250" or letter in "əƏ"]
        if latin and len(latin) < len(word) and all(letter in _ALIKE for letter in latin):
            yield Edit(match.start(), match.end(), word.translate(_TABLE), "homoglyph")

"""Quotation marks made of other signs, and the one left out at the end of a title: «<<Ер Төстік>>», «,,Ер Төстік"».

A title that opens and does not close ends before «атты», «тақырыбында» and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import bank

_SIGNS = (
    (re.compile(r"<<(?=[^\W_])"), "«"),
    (re.compile(r"(?<=[\w.!?…])>>"), "»"),
    (re.compile(r"(?<![\w,]),,(?=[^\W\d_])"), "«"),
    (re.compile(r"(?<!\w)(?:''|``|‘‘)(?=[^\W\d_])"), "«"),
    (re.compile(r"(?<=[\w.!?…])(?:''|´´|’’)(?!\w)"), "»"),
)
_MARKS = '«»"“”„‟'


def quote_edits(text: str) -> Iterator[Edit]:
    """Yield the signs to read as quotation marks, and the marks left out."""
    for sign, mark in _SIGNS:
        for match in sign.finditer(text):
            yield Edit(match.start(), match.end(), mark, "homoglyph")
    for match in _open().finditer(text):
        if text[match.start("gap") - 1] not in ",;:–-":
            yield Edit(match.start("gap"), match.end("gap"), "» ", "spacing")


@cache
def _open() -> re.Pattern[str]:
    """Return what matches a title that does not close before the word that follows titles."""
    after = "|".join(bank()["quotes"]["after"])
    opening = r"(?:(?<!\w)[«\"“„]|<<|(?<!\w)''|(?<![\w,]),,)"
    closes = rf"[^{_MARKS}\n]{{0,60}}(?<=[\w.!?…])[»”\"]"
    return re.compile(rf"{opening}(?=[^\W_])[^{_MARKS}\n<>]{{2,90}}?(?P<gap> )(?=(?:{after})(?!\w))(?!{closes})")

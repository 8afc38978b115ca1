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
_STYLE = re.compile('[«"“„‟]')
_LINE, _MARK = re.compile(r"[^\n]+"), re.compile('["“”„‟]')
_INSIDE, _WORD = re.compile(r"[\w.!?…)]"), re.compile(r"[^\W_]")
_CLOSES = {"«": "»", '"': '"', "“": "”", "„": "“", "‟": "”"}
_MARKS = '«»"“”„‟'


def quote_edits(text: str) -> Iterator[Edit]:
    """Yield the signs to read as quotation marks, and the marks left out."""
    for sign, mark in _SIGNS:
        for match in sign.finditer(text):
            yield Edit(match.start(), match.end(), mark, "homoglyph")
    for match in _open().finditer(text):
        if text[match.start("gap") - 1] not in ",;:–-":
            yield Edit(match.start("gap"), match.end("gap"), "» ", "spacing")


def paired_edits(text: str) -> Iterator[Edit]:
    """Yield the marks of lines where styles are mixed so that they do not pair, as «» by what stands beside them."""
    for line in _LINE.finditer(text):
        if len(set(_STYLE.findall(line[0]))) > 1 and not _is_paired(line[0]):
            for match in _MARK.finditer(line[0]):
                before, after = line[0][: match.start()][-1:], line[0][match.end() :][:1]
                opens = not _INSIDE.match(before) and _WORD.match(after) is not None
                closes = _INSIDE.match(before) is not None and not _WORD.match(after)
                if opens != closes:
                    at = line.start() + match.start()
                    yield Edit(at, at + 1, "«" if opens else "»", "homoglyph")


def _is_paired(line: str) -> bool:
    """Tell whether every mark of a line that opens is closed by one of its style."""
    waiting: list[str] = []
    for mark in re.findall(f"[{_MARKS}]", line):
        if waiting and mark == waiting[-1]:
            waiting.pop()
        elif mark in _CLOSES:
            waiting.append(_CLOSES[mark])
        else:
            return False
    return not waiting


@cache
def _open() -> re.Pattern[str]:
    """Return what matches a title that does not close before the word that follows titles."""
    after = "|".join(bank()["quotes"]["after"])
    opening = r"(?:(?<!\w)[«\"“„]|<<|(?<!\w)''|(?<![\w,]),,)"
    closes = rf"[^{_MARKS}\n]{{0,60}}(?<=[\w.!?…])[»”\"]"
    return re.compile(rf"{opening}(?=[^\W_])[^{_MARKS}\n<>]{{2,90}}?(?P<gap> )(?=(?:{after})(?!\w))(?!{closes})")

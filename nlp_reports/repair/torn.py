"""Words torn apart: by a hyphen at the end of a line, by a space before an ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import CAPITAL, LETTER, SMALL, bank, is_known, is_name, is_regular

_HYPHEN = re.compile(f"(?<=[{SMALL}])[-‐\u00ad][ \t]{{0,3}}\r?\n[ \t]{{0,3}}(?=[{SMALL}])")
_FATHER = re.compile(
    f"(?<![^\\W\\d_])(?P<given>[{CAPITAL}][{SMALL}]{{2,30}}) (?P<father>[{CAPITAL}][{SMALL}]{{2,30}})(?P<gap> |\n)"
    "(?=(?:қызы|ұлы|кызы|улы)(?:ның|нің|на|не|ға|ге|мен|н|ны|ды)?(?![^\\W\\d_]))"
)
_LINE_END = re.compile(f"(?<=[{LETTER}])\n(?=[{SMALL}])")
_BEFORE = re.compile(f"[{LETTER}]{{1,40}}$")
_AFTER = re.compile(f"[{SMALL}]{{1,40}}")

_SURNAMES = ("ов", "ев", "ова", "ева", "ин", "ина", "ко")
_OWNED = ("ның", "нің", "дың", "дің", "тың", "тің")


@cache
def _ending() -> re.Pattern[str]:
    table = bank()["torn"]
    endings = "|".join(sorted(table["endings"], key=len, reverse=True))
    patronymics = "|".join(table["patronymics"])
    return re.compile(
        f"(?<=[{SMALL}]{{3}}) (?=(?:{endings})(?![^\\W\\d_-]))|(?<=[{SMALL}]{{2}})- (?=(?:{patronymics}))"
    )


def torn_edits(text: str) -> Iterator[Edit]:
    """Yield the breaks inside words to take out; where the joined word is not known the break stays."""
    for match in _HYPHEN.finditer(text):
        if _joined(text, match):
            yield Edit(match.start(), match.end(), "", "hyphenation")
    for match in _LINE_END.finditer(text):
        if _broken(text, match):
            yield Edit(match.start(), match.end(), "", "hyphenation")
    for match in _FATHER.finditer(text):
        # «Айша Омар қызы», not «… Омардың қызы», «Марат Ахметов ұлы …»
        if is_name(match["given"]) and not match["father"].endswith(_OWNED + _SURNAMES):
            yield Edit(match.start("gap"), match.end("gap"), "", "spacing")
    for match in _ending().finditer(text):
        if match[0] != " ":
            yield Edit(match.start(), match.end(), "", "hyphenation")
        elif _joined(text, match):
            yield Edit(match.start(), match.end(), "", "spacing")


def _joined(text: str, match: re.Match[str]) -> bool:
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    after = _AFTER.match(text, match.end())
    if before is None or after is None:
        return False
    return is_known((before[0] + after[0]).lower())


def _broken(text: str, match: re.Match[str]) -> bool:
    """Tell whether a line ends inside a word: what it ends in and what the next begins with are words only together."""
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    after = _AFTER.match(text, match.end())
    if before is None or after is None:
        return False
    joined = before[0] + after[0]
    if before[0].istitle() and not is_known(before[0].lower()) and is_name(joined):
        return not is_name(before[0])
    return not is_regular(after[0]) and is_known(joined.lower())

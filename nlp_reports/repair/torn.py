"""Words torn apart: by a hyphen at the end of a line, by a space before an ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import LETTER, SMALL, bank, is_known

_HYPHEN = re.compile(f"(?<=[{SMALL}])[-‐\u00ad][ \t]{{0,3}}\r?\n[ \t]{{0,3}}(?=[{SMALL}])")
_BEFORE = re.compile(f"[{LETTER}]{{1,40}}$")
_AFTER = re.compile(f"[{SMALL}]{{1,40}}")


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

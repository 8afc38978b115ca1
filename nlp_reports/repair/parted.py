"""Spaces that copying from a page put into words: «кітап хананың», «Әб ілдина», and headings spaced out: «Қ А У Л Ы».

Two parts are joined where one of them is no word and together they are one, in texts where that is so of several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import CAPITAL, LETTER, forms, is_known, is_name, is_regular, seen_together

_PART = re.compile(f"(?<![\\w-])[{LETTER}]{{1,30}}(?= [{LETTER}])|(?<![\\w-])[{LETTER}]{{1,30}}(?![\\w-])")
_SPACED = re.compile(f"(?<!\\w)[{CAPITAL}](?: [{CAPITAL}]){{3,30}}(?!\\w)")
_FEWEST, _LEAST_SHARE = 2, 0.005
_SHORTEST, _LONGEST, _OFTEN = 5, 40, 10


def parted_edits(text: str) -> Iterator[Edit]:
    """Yield the spaces inside words to take out."""
    for match in _SPACED.finditer(text):
        if is_known(match[0].replace(" ", "").lower()):
            for at in range(match.start() + 1, match.end(), 2):
                yield Edit(at, at + 1, "", "spacing")
    parts = list(_PART.finditer(text))
    joins = list(_joins(text, parts))
    sure = {before[0] + after[0] for before, after in joins if _is_sure(before[0].lower(), after[0].lower())}
    if len(sure) >= max(_FEWEST, _LEAST_SHARE * len(parts)):
        for before, after in joins:
            yield Edit(before.end(), after.start(), "", "spacing")


def _is_sure(first: str, second: str) -> bool:
    """Tell whether two parts were seen as one word, and one of them is none."""
    return first + second in forms() and not (is_known(first) and is_known(second))


def _joins(text: str, parts: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield parts of one word beside each other; no part is of two, and a word seen goes before one not seen."""
    pairs = [
        (before, after)
        for before, after in pairwise(parts)
        if after.start() - before.end() == 1 and text[before.end()] == " " and _is_one(before[0], after[0])
    ]
    last: tuple[re.Match[str], re.Match[str]] | None = None
    for pair in pairs:
        if last is None or last[1] is not pair[0]:
            if last is not None:
                yield last
            last = pair
        elif (pair[0][0] + pair[1][0]).lower() in forms() and (last[0][0] + last[1][0]).lower() not in forms():
            last = pair
    if last is not None:
        yield last


def _is_one(first: str, second: str) -> bool:
    """Tell whether two parts are one word: together known or a name, one of them neither, or never seen so."""
    joined = first + second
    if not _SHORTEST <= len(joined) <= _LONGEST or not (second.islower() or (first.isupper() and second.isupper())):
        return False
    known, rest_known = is_known(first.lower()), is_known(second.lower())
    if known and rest_known:
        return forms().get(joined.lower(), 0) >= _OFTEN and not seen_together(first.lower(), second.lower())
    if first.istitle() and is_name(joined):
        return not rest_known or not is_name(first)
    if first.istitle() and not is_name(first) and not known and not rest_known:
        return True
    if first.istitle() and is_name(first) and rest_known:
        return False
    return is_known(joined.lower()) or (is_regular(joined.lower()) and not (first.istitle() and is_name(first)))

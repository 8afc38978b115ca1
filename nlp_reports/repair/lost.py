"""Kazakh letters lost to a code page that has none, or typed as the nearest Russian ones: «казак тилинде».

Whole lines are mended, and only where several of their words are words of Kazakh once their letters are put back, so
that Russian names and words among Kazakh ones stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.restored import restored
from nlp_reports.repair.words import bank, forms, is_name

_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n]+")
_CYRILLIC = re.compile("[а-яёіА-ЯЁІ]")
_KAZAKH = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_LOST_SHARE = 0.005
_FEWEST, _LEAST_SHARE, _SURE_SHARE, _RUSSIAN_SHARE = 2, 0.2, 0.35, 0.04
_SHORTEST_CHANGED = 4


def lost_edits(text: str) -> Iterator[Edit]:
    """Yield the words of lines without Kazakh letters, written with the letters that they lost."""
    lines = [line for line in _LINE.finditer(text) if not _KAZAKH.search(line[0]) and not _is_russian(line[0])]
    sure = [line for line in lines if _has_lost(line[0])]
    for line in lines if sure and _has_few_kazakh(text) else sure:
        words = list(_WORD.finditer(line[0]))
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
            mended = restored(word[0])
            if mended != word[0] and not (_is_named(before, word) or _is_named(after, word)):
                yield Edit(line.start() + word.start(), line.start() + word.end(), mended, "homoglyph")


def _is_named(other: re.Match[str] | None, word: re.Match[str]) -> bool:
    """Tell whether a word has a capital and stands beside a name of people, so that it is part of it."""
    if other is None or not (other[0].istitle() and word[0].istitle()):
        return False
    return max(other.start() - word.end(), word.start() - other.end()) == 1 and is_name(other[0])


def _has_few_kazakh(text: str) -> bool:
    """Tell whether next to no letter of a text is one that Russian lacks."""
    return len(_KAZAKH.findall(text)) <= _LOST_SHARE * len(_CYRILLIC.findall(text))


def _is_russian(line: str) -> bool:
    """Tell whether a line has a word that only Russian has: a single one may be a figure («И орын»)."""
    words = _WORD.findall(line)
    russian = sum(word.lower() in bank()["lost"]["russian"] for word in words)
    return russian > 0 and (russian > max(1, _RUSSIAN_SHARE * len(words)) or not _has_lost(line, _SURE_SHARE))


def _has_lost(line: str, share: float = _LEAST_SHARE) -> bool:
    """Tell whether enough words of a line are Kazakh once their letters are put back."""
    words = [word for word in _WORD.findall(line) if len(word) >= _SHORTEST_CHANGED]
    changed = sum(word.islower() and restored(word) != word and word.lower() not in forms() for word in words)
    return bool(changed >= max(_FEWEST, share * len(words)))

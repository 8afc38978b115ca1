"""When a found value counts as the gold one: names, titles, dates.

The rules are those of the contract (`docs/record.md`, "How extraction is scored").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

Spellings: TypeAlias = "str | tuple[str, ...] | None"
Match: TypeAlias = Callable[[str, str], bool]

# Share of words in common from which two titles, bodies or places are the same.
SIMILAR = 0.75

# Latin letters that look like Cyrillic ones, lower case; ё is written е by many.
_LOOKALIKES = str.maketrans(dict(zip("aceopxyihkmtbëё", "асеорхуінкмтвее", strict=True)) | {"-": ""})
_WORD = re.compile(r"\w+")


def fold(text: str) -> list[str]:
    """Return the words of a text with case, look-alike letters, hyphens and punctuation levelled."""
    return _WORD.findall(unicodedata.normalize("NFC", str(text)).casefold().translate(_LOOKALIKES))


def exact(gold: str, found: str) -> bool:
    """Tell whether two values are written alike."""
    return str(gold) == str(found)


def similar(gold: str, found: str) -> bool:
    """Tell whether two texts share three quarters of their words (Jaccard over folded words)."""
    left, right = set(fold(gold)), set(fold(found))
    if not left or not right:
        return left == right
    return len(left & right) >= SIMILAR * len(left | right)


def same_name(gold: str, found: str) -> bool:
    """Tell whether two names have the same parts in any order; an initial agrees with the part it abbreviates."""
    wanted, left = fold(gold), fold(found)
    if len(wanted) != len(left):
        return False
    for part in sorted(wanted, key=len, reverse=True):
        alike = [other for other in left if _abbreviates(part, other)]
        if part not in left and not alike:
            return False
        left.remove(part if part in left else alike[0])
    return True


def any_spelling(match: Match, gold: Spellings, found: Spellings) -> bool:
    """Tell whether any gold spelling matches any found one; two unknown values match."""
    wanted, given = spellings(gold), spellings(found)
    if not wanted and not given:
        return True
    return any(match(left, right) for left in wanted for right in given)


def spellings(value: Spellings) -> tuple[str, ...]:
    """Return every spelling of a value, empty ones left out."""
    return tuple(item for item in (value if isinstance(value, tuple) else (value,)) if item)


def _abbreviates(left: str, right: str) -> bool:
    return left[0] == right[0] and 1 in (len(left), len(right))

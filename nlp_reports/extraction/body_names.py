"""When two names are of one body: equal words, one placed more closely, an abbreviation and what it stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.language.folding import fold

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_STEM = 6


def spelled_out(context: Context, name: str) -> str:
    """Return a name with its abbreviations written out as the lexicon has them; countries and the last word stay."""
    before, space, last = name.rpartition(" ")
    known = context.lexicon.data["abbreviations"]
    words = (word if fold(word) in _DROPPED else known.get(word, word) for word in before.split(" "))
    return " ".join(words) + space + last


@lru_cache(maxsize=4096)
def content(name: str, head: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a name as they are compared, the head as in the lexicon, and those that only place it.

    «облыстық», «облысы» and «облысының» are one word here.
    """
    words, placing = set(), set()
    texts = _WORD.findall(name)
    for text in texts[: -len(_WORD.findall(head)) or None] if len(texts) > 1 else []:
        folded = fold(text)
        level = next((stem for stem in _LEVELS if folded.startswith(stem) and len(folded) - len(stem) < 8), None)
        word = level or folded
        if folded in _DROPPED:
            continue
        words.add(word)
        if text[:1].isupper() or level or folded in _PLACING:
            placing.add(word)
    return frozenset(words | {fold(head.split()[-1]) if head else ""}), frozenset(placing)


_LEVELS = ("облыс", "аудан", "кала", "ауыл", "кент")
_DROPPED = frozenset({"кр", "рф"})
_PLACING = frozenset({"орталык", "атындагы", "казакстан", "республикасы", "республикасынын"})


def same_body(a: BodyMention, b: BodyMention) -> bool:
    """Tell whether two named mentions are of one body: equal names, or one only places the other more closely."""
    if a.quoted and b.quoted:
        return bag(a.quoted) == bag(b.quoted)
    if a.short and b.short:
        left, right = set(fold(a.name).split()), set(fold(b.name).split())
        return a.head == b.head and (left <= right or right <= left)
    if a.short or b.short:
        return False
    if fold(a.name) == fold(b.name):
        return True
    (first, placing_first), (second, placing_second) = content(a.name, a.head), content(b.name, b.head)
    # A quoted name only names the body more closely: «әжелер ансамблі», ««Арай» әжелер ансамблі»
    placing_first, placing_second = placing_first | bag(a.quoted or ""), placing_second | bag(b.quoted or "")
    small, large, placing = sorted(((first, second, placing_second), (second, first, placing_first)), key=_size)[0]
    namesake = "атындагы" in small
    if not namesake and _placed_within(a.name, b.name):
        return False
    return len(small) > 1 and small <= large and (namesake or large - small <= placing)


def _placed_within(first: str, second: str) -> bool:
    """Tell whether the longer name puts a place between what both share: «одағының | Ақтөбе облыстық | бөлімшесі»."""
    short, long = sorted((_folded(first), _folded(second)), key=len)
    opened = False
    for word, following in pairwise(long):
        if word in short:
            opened = opened or word not in _LEVELS
        elif opened and following in _LEVELS and following not in short:
            return True
    return False


def _folded(name: str) -> list[str]:
    """Return the words of a name, every word of level as its stem, others by their beginnings."""
    words = (fold(word) for word in _WORD.findall(name))
    return [next((stem for stem in _LEVELS if word.startswith(stem)), word[:_STEM]) for word in words]


def bag(quoted: str) -> frozenset[str]:
    """Return the folded words of a quoted name: the same words in another order are the same name."""
    return frozenset(_WORD.findall(fold(quoted)))


def _size(item: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> int:
    return len(item[0])


def expands(context: Context, known_as: list[BodyMention], mention: BodyMention) -> bool:
    """Tell whether one of the two is the abbreviation of the other, by the lexicon or by initials."""
    for known in known_as:
        short, full = (known, mention) if known.short else (mention, known)
        if not short.short or full.short or full.bare:
            continue
        stands_for = context.lexicon.data["abbreviations"].get(short.head)
        if stands_for is not None and fold(full.name).endswith(fold(stands_for)):
            return True
        numbers = [_NUMBER.findall(body.name) for body in (short, full)]
        spelled = {initials(full.name), *([initials(full.head)] if " " in full.head else [])}
        if short.head.upper() in spelled and (not all(numbers) or numbers[0] == numbers[1]):
            return True
    return False


def initials(name: str) -> str:
    """Return the initials of a body's name in capitals, conjunctions and whom it is named after left out."""
    small = {"және", "мен", "пен", "бен"}
    own = name.rpartition(" атындағы ")[2]
    return "".join(word[0] for word in _WORD.findall(own) if word.lower() not in small and word[0].isalpha()).upper()

"""Words of several stems that are written as one: names of people, places and companies, pairs, slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.words import CAPITAL, SMALL, bank, forms, is_form_of_lemma, is_regular

_CAPITAL = re.compile(f" [{CAPITAL}][{SMALL}.]")
_CAPITAL_BEFORE = re.compile(rf"(?<![^\W\d_])[{CAPITAL}](?:[{SMALL}]+ |\. ?)$")
_CASES = "[ғгқк][ае]|[нд][ыі]ң?|т[ыі]ң?|[дтн][ае]н?|[мбп]ен"
_DOUBLE = "тқкнлсдмп"
_LETTERS = "абвгдежзийклмнопрстуфхцчшщыьэюяёәғқңөұүһі"
_SHORTEST_SLIP, _SHORTEST_TWICE = 9, 3
_LONGEST_FIRST, _LONGEST_SECOND = 6, 7
_LONGEST_BEFORE = {"companies": 12, "names": 7}
_QUOTES = {"«", "»", '"', "“", "”"}
_CLOSING = {"»", '"', "”"}
_OPENING = '.!?:\n\r\t«"“–—-•*'


def begins(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence begins with a word, so that its capital says nothing."""
    before = text[max(0, match.start() - 3) : match.start()]
    return not before.strip(" ") or (before.rstrip(" ")[-1] in _OPENING and not before.endswith("."))


def opens(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence begins with a word and no capital follows: before one it opens a name."""
    return begins(text, match) and not text[match.end() + 1 : match.end() + 2].isupper()


def is_whole_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word with a capital is a name that may be made of two: «Шалқарсу», «Өзенмұнайгаз».

    Args:
        text: The text.
        match: A word of it.
    """
    word, small = match[0], match[0].lower()
    if not word[0].isupper() or not (word[1:].islower() or word.isupper()):
        return False
    if text[match.end() : match.end() + 1] in _CLOSING and _ends_as("companies", "toponyms").search(small):
        return True
    if _is_place(text, match.end()) and not small.endswith(tuple(bank()["glued"]["levels"])):
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 25), match.start())
    if (before or _CAPITAL.match(text, match.end())) and _ends_as("names").search(small):
        return True
    return not begins(text, match) and _ends_as("names", "toponyms").search(small) is not None


def may_be_name(text: str, match: re.Match[str], cuts: list[int]) -> bool:
    """Tell whether a word that could be cut once is rather a name: «Нұрсипат Омарова», «Мұнайтұлпар», Жаңабет.

    Its parts are as short as those of names, and another capital is beside it, or it stands alone between quotation
    marks, or its first part begins names of places.
    """
    word = match[0]
    if not word[0].isupper() or len(cuts) != 1 or cuts[0] > _LONGEST_FIRST:
        return False
    if text[match.start() - 1 : match.start()] in _QUOTES and text[match.end() : match.end() + 1] in _QUOTES:
        return True
    if len(word) - cuts[0] > _LONGEST_SECOND:
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 25), match.start())
    if before or _CAPITAL.match(text, match.end()) or is_second(text, match):
        return True
    return not begins(text, match) and word[: cuts[0]].lower() in _firsts()


@cache
def _firsts() -> frozenset[str]:
    return frozenset(bank()["glued"]["compounds"]) | frozenset(bank()["lost"]["parts"])


def is_second(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word is the second of a pair: «дау-дамайлар»."""
    return re.search(r"[^\W\d_]-$", text[max(0, match.start() - 2) : match.start()]) is not None


def is_slip(small: str) -> bool:
    """Tell whether a word is one letter away from a form seen, or one with letters written twice («Жоспарпарының»)."""
    if len(small) < _SHORTEST_SLIP:
        return False
    if any(map(is_form_of_lemma, _doubled(small))):
        return True
    return any(other in forms() for other in _one_letter_away(small)) or any(map(is_regular, _once(small)))


def _doubled(word: str) -> Iterator[str]:
    """Yield a word with each letter twice that may have been left out: «бағыталған» for «бағытталған»."""
    for at in range(_SHORTEST_TWICE, len(word) - _SHORTEST_TWICE):
        if word[at] in _DOUBLE and word[at] not in (word[at - 1], word[at + 1]):
            yield word[:at] + word[at : at + 1] + word[at:]


def _once(word: str) -> Iterator[str]:
    for size in range(_SHORTEST_TWICE, 7):
        for at in range(len(word) - 2 * size + 1):
            if word[at : at + size] == word[at + size : at + 2 * size]:
                yield word[:at] + word[at + size :]


def _one_letter_away(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right:
            yield left + right[1:]
        for letter in _LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def _is_place(text: str, end: int) -> bool:
    """Tell whether the kind of a place or body follows, or a bracket, so that the word before it is a place's name."""
    table, after = bank()["glued"], text[end + 1 : end + 20].lower()
    village = text[max(0, end - 12) : end].lower().endswith(tuple(table["toponyms"]))
    if village and text[end : end + 1] in {")", "/"}:
        return True
    named = after.startswith(tuple(table["places"])) or (village and after.startswith(tuple(table["bodies"])))
    return text[end : end + 1] == " " and named


@cache
def _ends_as(*lists: str) -> re.Pattern[str]:
    """Return what matches the end of a name of two words in any case: «…гүлге», «…судан»."""
    endings = "|".join(ending for name in lists for ending in bank()["glued"][name])
    return re.compile(rf"^.{{2,{_LONGEST_BEFORE[lists[0]]}}}(?:{endings})(?:{_CASES})?$")

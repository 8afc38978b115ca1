"""Vowel harmony and the sounds at the seam between stem and suffix, from `phonology.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


def load_table(name: str) -> dict[str, Any]:
    """Return a TOML table that lies beside this module."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


_RULES = load_table("phonology.toml")
_STEMS = load_table("stems.toml")

BACK, FRONT, EITHER = 1, 2, 3
CLASSES: dict[str, int] = {name: 1 << bit for bit, name in enumerate(_RULES["classes"])}
ANY_CLASS = (1 << len(CLASSES)) - 1
FULL_VOWELS = CLASSES["vowel"]
VOWEL_CLASSES = CLASSES["vowel"] | CLASSES["narrow"] | CLASSES["high"]
CONSONANT_CLASSES = ANY_CLASS & ~(CLASSES["vowel"] | CLASSES["narrow"])
HARMONIC: dict[str, Any] = _RULES["harmonic"]
CONSONANTS: dict[str, dict[str, str]] = {
    symbol: row | {"narrow": row["vowel"], "yod": row["glide"]} for symbol, row in _RULES["consonants"].items()
}
VOICED: dict[str, str] = _RULES["voicing"]
DEVOICED = {voiced: plain for plain, voiced in VOICED.items()}

_CLASS_OF = {letter: CLASSES[name] for name, letters in _RULES["classes"].items() for letter in letters}
_HARMONY_OF = dict.fromkeys(_RULES["vowels"]["back"], BACK) | dict.fromkeys(_RULES["vowels"]["front"], FRONT)
_NEUTRAL = frozenset(_RULES["vowels"]["neutral"])
_EXCEPTIONS = dict.fromkeys(_STEMS["harmony"]["back"], BACK) | dict.fromkeys(_STEMS["harmony"]["front"], FRONT)
VOWELS = frozenset(_HARMONY_OF) | _NEUTRAL
_BACK_CONSONANTS = frozenset("қғ")


def _elided(word: str) -> str:
    return word[:-2] + word[-1]


# орн → орын: the shape that the stem has before a vowel, and the stem.
UNELIDED: dict[str, str] = {}
for _word in _STEMS["elision"]:
    _short = _elided(_word)
    if _short[-1] in VOICED and _short[-2] in VOWELS and _short[-2] != "у":  # «қаупі», where «у» is a consonant
        _short = _short[:-1] + VOICED[_short[-1]]
    UNELIDED.setdefault(_short, _word)
ELIDED = {word: short for short, word in UNELIDED.items()}


def final_class(stem: str) -> int:
    """Return the class of the last sound as a bit mask; letters that are not Kazakh may be of any class."""
    last = stem[-1:]
    if last in "ьъ" and len(stem) > 1:
        last = stem[-2]
    return _CLASS_OF.get(last, ANY_CLASS)


@lru_cache(maxsize=100_000)
def harmony(stem: str) -> int:
    """Return which suffixes the stem takes: BACK, FRONT, or EITHER where its letters do not tell.

    The last vowel decides («бала» back, «мектеп» front); «и», «у», «ю» pass the decision to the vowel before them
    («келу» front), and where there is none «и» is front unless a consonant is back, «у» is back. Stems on a soft sign
    («медаль») and with a last «и» («тарих», «тариф») are seen with both.
    """
    exception = _EXCEPTIONS.get(stem)
    if exception is not None:
        return exception
    soft, glides = False, False
    for letter in reversed(stem):
        value = _HARMONY_OF.get(letter)
        if value is None:
            soft = soft or letter == "и"
            glides = glides or letter in "ую"
            continue
        if stem[-1] == "ь" or (value == BACK and soft) or (value == FRONT and glides and stem[-1] not in "ую"):
            return EITHER
        return value
    return EITHER


def preferred_harmony(stem: str) -> int:
    """Return BACK or FRONT, the harmony that the generator follows where `harmony` leaves both open."""
    value = harmony(stem)
    if value != EITHER:
        return value
    for letter in reversed(stem):
        if letter == "и":
            return BACK if _BACK_CONSONANTS & set(stem) else FRONT
        if letter in "ую":
            continue
        if letter in _HARMONY_OF:
            return FRONT if stem.endswith("ь") else _HARMONY_OF[letter]
    return BACK

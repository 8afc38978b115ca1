"""Any case of a name from its nominative."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nlp_reports.language.data import load_table
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case

_BANK = load_table("names/bank.toml")
_POSSESSED = re.compile(_BANK["patronymic"]["possessed"])
_LETTERS = {"vowel": "аәеёоөұүыіэюя", "sonorant": "йруи", "nasal": "мнң", "lateral": "л", "sibilant": "жз"}
_CLASS_OF = {letter: name for name, letters in _LETTERS.items() for letter in letters}


def ending_class(word: str) -> str:
    """Return what a name, in small letters, ends in: the class that chooses its case endings."""
    if _POSSESSED.search(word):
        return "possessed"
    return _CLASS_OF.get(word.rstrip("ьъ")[-1:], "voiceless")


def is_front(word: str) -> bool:
    """Tell whether a name, in small letters, takes the endings with front vowels."""
    harmony = _BANK["harmony"]
    if word.endswith(tuple(harmony["front_endings"])):
        return True
    if word.endswith(tuple(harmony["back_endings"])):
        return False
    stem = next((word[: -len(end)] for end in harmony["stem_endings"] if word.endswith(end)), word)
    for letter in reversed(stem if any(letter in _VOWELS for letter in stem) else word):
        if letter in _VOWELS:
            return letter in harmony["front"]
    return False


_VOWELS = frozenset(_BANK["harmony"]["back"] + _BANK["harmony"]["front"])


@cache
def endings_of(name: str, *, typed: bool = False) -> dict[str, str]:
    """Return the endings that may follow a class of names, each with its case.

    Args:
        name: A class, as `ending_class` gives it.
        typed: Whether as typed without Kazakh letters: «нин» for «нің».
    """
    endings: dict[str, str] = {}
    for source in (name, *_BANK["also"][name]):
        for case, forms in _BANK["declension"][source].items():
            for form in forms:
                endings.setdefault(fold(form) if typed else form, case)
    return endings


@lru_cache(maxsize=4096)
def decline_word(word: str, case: str) -> str:
    """Return one word of a name in a case (`Gen`, `Dat` …) or in the plural (`Plur`), its capitals kept."""
    small = word.lower()
    if case == "Nom" or not small:
        return word
    ending: str = _BANK["declension"][ending_class(small)][case][is_front(small)]
    return word + (ending.upper() if word.isupper() and len(word) > 1 else ending)


def decline_name(name: str, case: Case) -> str:
    """Return a name with its last word in a case: «Омарова Гүлжан» → «Омарова Гүлжанға».

    Initials do not inflect: of «Омарова Г.» the surname does.
    """
    words = [match for match in re.finditer(r"[^\W\d_]{2,}(?!\.)", name) if not match[0].isupper() or name.isupper()]
    if not words:
        return name
    last = words[-1]
    return name[: last.start()] + decline_word(last[0], case.value) + name[last.end() :]

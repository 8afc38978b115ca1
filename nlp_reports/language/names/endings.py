"""Case endings of names: taken off and put on."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp_reports.language.data import load_table, load_words
from nlp_reports.language.morphology import Case, decline

_BANK = load_table("names/bank.toml")
_GIVEN = frozenset(word.lower() for word in load_words("names/given.txt"))
_WHOLE = ("гелді", "келді", "қелді", "ғелді", "берді", "қонды", "гелди", "келди", "берди", "толды", "тұрды")
_NAME_LIKE = ("да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен")
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_VOICELESS = frozenset("пфктсшщчцхқһбвгд")
_VOWELS = frozenset("аәеёоөұүыіэюя")
_SURNAME = [re.compile(_BANK["surname"][key]) for key in ("pattern", "female", "other")]
_PATRONYMIC = [re.compile(_BANK["patronymic"][key]) for key in ("male", "female")]


def _stem_class(stem: str) -> str:
    if (_PATRONYMIC[0].search(stem) and stem.endswith(("ы", "і"))) or stem.endswith(("қызы", "кызы")):
        return "possessed"
    last = stem.rstrip("ь")[-1:]
    if last in _VOWELS:
        return "vowel"
    if last in "иуй":
        return "glide"
    return "voiceless" if last in _VOICELESS else "sonorant"


def _strip(word: str, endings: list[str]) -> list[str]:
    return [word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) - len(ending) >= 2]


def _readings(word: str) -> list[str]:
    every = {
        ending for key in ("vowel", "possessed", "glide", "sonorant", "voiceless") for ending in _BANK["case"][key]
    }
    stems = [
        stem
        for ending in sorted(every, key=len, reverse=True)
        for stem in _strip(word, [ending])
        if ending in _BANK["case"][_stem_class(stem)]
    ]
    plural = [stem for base in (word, *stems) for stem in _strip(base, _BANK["case"]["plural"]) if _is_formed(stem)]
    return [*plural, *stems]


def _is_formed(word: str) -> bool:
    return any(pattern.search(word) for pattern in (*_SURNAME[:2], *_PATRONYMIC))


@lru_cache(maxsize=65536)
def nominative_word(word: str, *, last: bool = True) -> str:
    """Return one word of a name in the nominative, its capitals kept; an unknown word that may end so stays.

    Args:
        word: the word as it stands.
        last: False for a word that is not the last of its name: case stands on the last, so that an unknown
            word stays whole there.
    """
    small = word.lower()
    if (
        small.endswith(_WHOLE)
        or len(small) > 60
        or len(small) < 3
        or small in _GIVEN
        or small.endswith(("ұлы", "қызы", "тегі", "улы", "кызы"))
    ):
        return word
    readings = _readings(small)
    known = [stem for stem in readings if _is_formed(stem) or stem in _GIVEN]
    if known and not (_is_formed(small) and not _is_formed(known[0])):
        return word[: len(known[0])]
    if _is_formed(small) or (small.endswith(("н", "м", "а", "е")) and len(small) < 6):
        return word
    if not last:
        return word
    long = [stem for stem in readings if len(stem) >= _least(small, stem) and len(small) - len(stem) >= 2]
    return word[: len(long[0])] if long else word


def _least(word: str, stem: str) -> int:
    """Return how long an unknown stem must be: names themselves end like the locative and the ablative."""
    return 5 if word[len(stem) :] in _NAME_LIKE else 3


def nominative_name(text: str) -> str:
    """Return a name with every part in the nominative, whether case stands on the last part or on each."""
    end = len(text.rstrip())
    return _WORD.sub(lambda match: nominative_word(match[0], last=match.end() == end), text)


def decline_name(name: str, case: Case) -> str:
    """Return a name with its last word in a case."""
    head, space, last = name.rpartition(" ")
    possession = "3" if _stem_class(last.lower()) == "possessed" else None
    if possession is None:
        return head + space + decline(last, case)
    endings = {"Gen": "ның", "Dat": "на", "Acc": "н", "Loc": "нда", "Abl": "нан", "Ins": "мен"}
    ending = endings.get(case.value, "")
    return head + space + last + (ending.replace("ы", "і").replace("а", "е") if last.endswith("і") else ending)


def is_patronymic(word: str) -> float:
    """Return how sure it is, 0 to 1, that a word is a patronymic."""
    return 0.98 if any(pattern.search(nominative_word(word).lower()) for pattern in _PATRONYMIC) else 0.0


def is_surname(word: str) -> float:
    """Return how sure it is, 0 to 1, that a word is a surname."""
    nominative = nominative_word(word).lower()
    if is_patronymic(word):
        return 0.0
    if any(pattern.search(nominative) for pattern in _SURNAME) and nominative not in _GIVEN:
        return 0.9
    return 0.2 if nominative in _GIVEN else 0.4


def is_given(word: str) -> float:
    """Return how sure it is, 0 to 1, that a word is a given name."""
    return 0.9 if nominative_word(word).lower() in _GIVEN else 0.2

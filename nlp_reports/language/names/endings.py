"""Case endings of names taken off."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp_reports.language.data import load_table, load_words
from nlp_reports.language.folding import fold
from nlp_reports.language.names.declension import ending_class, endings_of

_BANK = load_table("names/bank.toml")
_GIVEN = frozenset(word.lower() for word in load_words("names/given.txt"))
_NAME_LIKE = ("да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен")
_TYPED = frozenset(map(fold, _GIVEN))
_SHORT = frozenset(word.lower() for word in _BANK["surname"]["short"])
_DOUBLED = frozenset({"кк", "ққ"})  # no name ends so: «Дикке» is a dative
_WHOLE = tuple(_BANK["whole"]["endings"])
_SUFFIXES = tuple(_BANK["whole"]["suffixes"])
_FEMALE_IDA = re.compile(_BANK["whole"]["female_ida"])
_SURNAME = [re.compile(_BANK["surname"][key]) for key in ("pattern", "female", "other")]
_PATRONYMIC = [re.compile(_BANK["patronymic"][key]) for key in ("male", "female")]
_ATTRIBUTIVE = ("тегі", "теги")
_PLURAL = re.compile(_BANK["plural"]["after"])
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_LONGEST = 60
_LONGEST_ENDING = 6
_SHORT_WORD = 6


def _stems(word: str, *, typed: bool = False) -> list[tuple[str, str]]:
    """Return what is left of a word, in small letters, without each ending it may have, and the ending's case."""
    found = []
    for length in range(min(_LONGEST_ENDING, len(word) - 2), 0, -1):
        stem, ending = word[:-length], word[-length:]
        case = endings_of(ending_class(stem), typed=typed).get(ending)
        if case is not None:
            found.append((stem, case))
    return found


def _readings(word: str, *, typed: bool = False) -> list[str]:
    singular = [(stem, case) for stem, case in _stems(word, typed=typed) if case != "Plur"]
    bases = (word, *(stem for stem, _ in singular))
    plural = [stem for base in bases for stem, case in _stems(base, typed=typed) if case == "Plur"]
    return [*(stem for stem in plural if _is_formed(stem) or _PLURAL.search(stem)), *(stem for stem, _ in singular)]


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
    if not 3 <= len(small) <= _LONGEST or small in _GIVEN or small.endswith(_SUFFIXES):
        return word
    readings = _readings(small)
    known = [stem for stem in readings if _is_formed(stem) or stem in _GIVEN or stem in _SHORT]
    known += [stem for stem in _readings(small, typed=True) if _is_formed(stem) or fold(stem) in _TYPED]
    if known and not (_is_formed(small) and not _is_formed(known[0])):
        return word[: len(known[0])]
    if small.endswith(_WHOLE) or small in _SHORT or _FEMALE_IDA.search(small):
        return word
    short = small.endswith(("н", "м", "а", "е")) and len(small) < _SHORT_WORD and small[-3:-1] not in _DOUBLED
    if _is_formed(small) or short:
        return word
    if not last:
        return word
    typed = [small[: -len(ending)] for ending in _BANK["whole"]["typed"] if small.endswith(ending) and len(small) > 6]
    long = [stem for stem in (*readings, *typed) if len(stem) >= _least(small, stem) and len(small) - len(stem) >= 2]
    return word[: len(long[0])] if long else word


def _least(word: str, stem: str) -> int:
    """Return how long an unknown stem must be: names themselves end like the locative and the ablative."""
    return 4 if word[len(stem) :] in _NAME_LIKE else 3


def nominative_name(text: str) -> str:
    """Return a name with every part in the nominative, whether case stands on the last part or on each.

    Where the last part has no case the others have none either, however they end: «Айгүлге» cannot stand before an
    uninflected surname in one name.
    """
    words = list(_WORD.finditer(text))
    if len(words) > 1 and nominative_word(words[-1][0]) == words[-1][0]:
        return text
    end = words[-1].end() if words else 0
    return _WORD.sub(lambda match: nominative_word(match[0], last=match.end() == end), text)


def is_patronymic(word: str) -> float:
    """Return how sure it is, 0 to 1, that a word is a patronymic."""
    nominative = nominative_word(word).lower()
    if nominative.endswith(_ATTRIBUTIVE):  # «Ахметтегі» is one, «мектептегі» is none
        return 0.98 if nominative[: -len(_ATTRIBUTIVE[0])] in _GIVEN else 0.0
    return 0.98 if any(pattern.search(nominative) for pattern in _PATRONYMIC) else 0.0


def is_surname(word: str) -> float:
    """Return how sure it is, 0 to 1, that a word is a surname."""
    nominative = nominative_word(word).lower()
    if is_patronymic(word):
        return 0.0
    if (any(pattern.search(nominative) for pattern in _SURNAME) or nominative in _SHORT) and nominative not in _GIVEN:
        return 0.9
    return 0.2 if nominative in _GIVEN else 0.4


def is_given(word: str) -> float:
    """Return how sure it is, 0 to 1, that a word is a given name."""
    return 0.9 if nominative_word(word).lower() in _GIVEN else 0.2

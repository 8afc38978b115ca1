"""How likely a string of letters is to be a word: as one seen, as a form of one known, or by its runs of letters."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import cache, lru_cache

from nlp_reports.language.data import load_words
from nlp_reports.language.names.endings import nominative_word
from nlp_reports.repair.words import forms, forms_total, is_name, is_regular

_ORDER = 4
_BACK_OFF = math.log(0.4)
_UNSEEN = -9.0
_SEEN, _REGULAR, _GIVEN, _NAME = 8.0, 4.0, 5.0, 2.0
_AFTER_GIVEN = re.compile("(?:[оеё]ва?|ина?|ұлы|қызы)$")
_LONGEST = 40


@lru_cache(maxsize=100_000)
def likelihood(word: str) -> float:
    """Return the logarithm of the chance of a word in small letters, of forty letters at most.

    A word seen counts as often as it was seen; another by its runs of letters, more where grammar or names know it.
    """
    score = by_letters(word)
    count = forms().get(word, 0)
    if count:
        return max(score, math.log(count) - forms_total()) + _SEEN
    if len(word) <= _LONGEST and is_regular(word):
        return score + _REGULAR
    if not is_name(word.capitalize()):
        return score
    return score + (_GIVEN if is_of_given(word) else _NAME)


def is_of_given(word: str) -> bool:
    """Tell whether a word in small letters is a given name, or a surname or patronymic made of one."""
    nominative = nominative_word(word)
    return nominative in _given() or _AFTER_GIVEN.sub("", nominative) in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(name.lower() for name in load_words("names/given.txt"))


def by_letters(word: str) -> float:
    """Return the logarithm of the chance of a word in small letters by its runs of up to four letters."""
    padded = f"^{word}$"
    return sum(following(padded[max(0, at - _ORDER + 1) : at], padded[at]) for at in range(1, len(padded)))


def following(before: str, letter: str) -> float:
    """Return the logarithm of the chance of a letter after up to three others; `^` opens a word, `$` ends it."""
    runs, cost = _runs(), 0.0
    while True:
        count = runs.get(before + letter, 0.0)
        if count:
            return cost + math.log(count / runs[before])
        if not before:
            return cost + _UNSEEN
        before, cost = before[1:], cost + _BACK_OFF


@cache
def _runs() -> dict[str, float]:
    """Return how often each run of up to four letters stands in the words seen and in given names."""
    runs: defaultdict[str, float] = defaultdict(float)
    weighted = [(word, 1.0 + math.log(count)) for word, count in forms().items()]
    for word, weight in (*weighted, *((name, 1.0) for name in sorted(_given()))):
        padded = f"^{word}$"
        for start in range(len(padded)):
            for end in range(start, min(len(padded), start + _ORDER)):
                runs[padded[start : end + 1]] += weight
    runs[""] = sum(count for run, count in runs.items() if len(run) == 1)
    return dict(runs)

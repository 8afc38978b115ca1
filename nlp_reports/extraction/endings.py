"""Noun endings as strings, read off the language's own generator, and stems matched with them.

The lexicon holds stems; posts hold inflected, damaged or unaccented forms. A form matches a stem where
what is left after the stem is an ending of any harmony, so damaged text needs no analysis of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline

_ARCHETYPES = (
    *("бала", "әже", "кітап", "мектеп", "бөлім", "басшы", "кеңесші", "әкім", "одақ", "бірлік", "қор", "үй"),
    *("орган", "партия", "комиссия", "медаль", "таң", "қыз", "ту", "сөз", "жол", "күй", "бау", "ел", "ат", "ит"),
)
_POSSESSIONS = (None, "3", "1Plur", "1Sing")
_COPULAS = ("", "мын", "мін", "мыз", "міз")  # the first person's predicate over a locative: «мектебіндеміз»
_VOWELS = frozenset("аеиоуыэюя")
_ELIDED = 3
PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
PLURAL_DATIVES = ("ларга", "лерге", "дарга", "дерге", "тарга", "терге")
GENITIVES = ("нын", "нин", "дын", "дин", "тын", "тин")
ABLATIVES = ("нан", "нен", "тан", "тен", "дан", "ден")
LOCATIVES = ("да", "де", "та", "те")
PLACED = ("дагы", "деги", "тагы", "теги")
"""Folded endings of number and case in every harmony; PLACED makes a word of place an adjective («ауылдағы»)."""
_VOICED = {"г": "к", "б": "п", "и": "й"}


class Ending(NamedTuple):
    """What an ending says: number, possessor, case."""

    plural: bool
    possession: str | None
    case: Case


@cache
def endings() -> dict[str, Ending]:
    """Return every folded noun ending, the plainest reading of each."""
    found: dict[str, Ending] = {}
    for plural in (False, True):
        for possession in _POSSESSIONS:
            for case in Case:
                for stem in _ARCHETYPES:
                    form = decline(stem, case, plural=plural, possession=possession)
                    for copula in _COPULAS if case is Case.LOC else ("",):
                        found.setdefault(_tail(stem, form + copula), Ending(plural, possession, case))
    found[""] = Ending(False, None, Case.NOM)
    return found


@cache
def possessed_endings() -> dict[str, Ending]:
    """Return the endings that follow a stem which already carries the third person's possessive."""
    found: dict[str, Ending] = {}
    for case in Case:
        for stem in _ARCHETYPES:
            base = decline(stem, Case.NOM, possession="3")
            form = decline(stem, case, possession="3")
            for copula in _COPULAS if case is Case.LOC else ("",):
                found.setdefault(fold(form + copula)[len(fold(base)) :], Ending(False, "3", case))
    found[""] = Ending(False, "3", Case.NOM)
    return found


def _tail(stem: str, form: str) -> str:
    folded, base = fold(form), fold(stem)
    if folded.startswith(base):
        return folded[len(base) :]
    return folded[len(base) :] if folded.startswith(base[:-1]) else folded


def splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield (stem, ending) of a folded word, longest stem first, with the stem's last consonant devoiced too."""
    word = word.replace("-", "") if word[:1] == "-" else word
    for cut in range(len(word), 1, -1):
        stem, rest = word[:cut], word[cut:].removeprefix("-")
        if rest not in endings() and rest not in possessed_endings():
            continue
        yield stem, rest
        if rest[:1] == "и" and stem[-1] in "лр":
            yield stem + "ь", rest  # a soft sign falls before a vowel: медаль, медалі; лагерь, лагері
        if rest[:1] in {"ы", "и"} and stem[-1] == "с":
            yield stem + "т", rest  # the last of two consonants falls before a vowel: журналист, журналисі
        if rest[:1] in {"ы", "и"} and len(stem) > _ELIDED and stem[-1] in "рнзлк" and stem[-2] not in _VOWELS:
            yield f"{stem[:-1]}{rest[0]}{stem[-1]}", rest  # a narrow vowel falls: кәсіпорын, кәсіпорны; халық, халқы
        last = _VOICED.get(stem[-1])
        if last and rest[:1] in {"ы", "и"}:
            yield stem[:-1] + last, rest

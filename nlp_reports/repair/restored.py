"""A word with the Kazakh letters that it lost: looked up in folded letters, whole, by its stem, or part by part.

Endings follow the harmony that their own vowels tell. The name of a place may be made of two known words («Жанаталап»).
Names of people stay as they are typed, since no one can tell a Султан from a Сұлтан; so does what no list knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from nlp_reports.language.folding import fold
from nlp_reports.language.morphology.lexicon import frequencies, lexicon
from nlp_reports.language.morphology.phonology import BACK, EITHER, FRONT, harmony
from nlp_reports.repair.words import bank, forms, is_form_of_lemma, is_name, reads_as_suffixes

_NUMERAL = re.compile("[ivxlіхи]+|[a-z]+")
_COMMON = 20
_BACK_LETTERS = str.maketrans("кг", "қғ")
_GENITIVE = re.compile("(?<=[нтд][ыи])н$")
_DOUBLE = re.compile("[ыи]н[ыи]н$")
_NO_GENITIVE = re.compile("(?:[аейиыу]т[ыи]н|[гк][ае]н[ыи]н|[аей]т[ыи]н[ыи]н)$")
_FOREIGN = re.compile("(?:енко|чук|ск[аи][йя]|ович|евич|[оеи]вна|[оеи]чна)[а-яі]{0,3}$")
_SHORTEST_STEM, _SHORTEST_SUFFIXED, _SHORTEST_PART, _LONGEST = 3, 4, 2, 40


@lru_cache(maxsize=100_000)
def restored(word: str) -> str:
    """Return a word with the Kazakh letters it lost, its capitals kept; a word that no list knows stays."""
    small = word.lower()
    if not 1 < len(small) <= _LONGEST or _NUMERAL.fullmatch(small) or _FOREIGN.search(small):
        return word
    mended = _mended(fold(small), capital=word[0].isupper())
    if mended is None or len(mended) != len(word):
        return word
    letters = (typed if letter in "ёъь" else letter for typed, letter in zip(small, mended, strict=True))
    return "".join(letter.upper() if typed.isupper() else letter for typed, letter in zip(word, letters, strict=True))


def _mended(folded: str, *, capital: bool) -> str | None:
    known = by_fold().get(folded)
    if known is not None and not (capital and forms().get(known[0], 0) < _COMMON and is_name(folded.capitalize())):
        return known[0]
    if capital and is_name(folded.capitalize()):
        return None
    return _inflected(folded) or (_of_place(folded) if capital else None) or _in_harmony(folded)


def _inflected(folded: str) -> str | None:
    """Return a form of a known stem, the longest that reads so."""
    for cut in range(len(folded) - 1, _SHORTEST_STEM - 1, -1):
        tail = folded[cut:]
        value = _harmony(tail)
        for stem in by_fold().get(folded[:cut], ()):
            whole = stem + _ending(tail, value or harmony(stem), stem[-1])
            if _DOUBLE.search(folded) and not _NO_GENITIVE.search(folded):
                whole = f"{whole[:-1]}ң"
            if is_form_of_lemma(whole):
                return whole
            if cut >= _SHORTEST_SUFFIXED and harmony(stem) in {value, EITHER} and reads_as_suffixes(whole[cut:]):
                return whole
    return None


def _of_place(folded: str) -> str | None:
    """Return the name of a place that is made of two words, in any case."""
    return next(filter(None, (_cased(folded[:cut], folded[cut:]) for cut in range(len(folded), 3, -1))), None)


def _cased(stem: str, tail: str) -> str | None:
    whole = _compound(stem)
    if whole is None:
        return None
    ending = _ending(tail, _harmony(tail) or harmony(whole), whole[-1])
    return whole + ending if not tail or reads_as_suffixes(ending) else None


def _compound(folded: str) -> str | None:
    """Return the two words that a name is made of, written as one: the second a word for land or water."""
    for cut in range(len(folded) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first = _parts().get(folded[:cut]) or _first(folded[:cut])
        second = _lands().get(folded[cut:])
        if first and second:
            return first + second
    return None


def _first(folded: str) -> str | None:
    return next(iter(by_fold().get(folded, ())), None) if len(folded) >= _SHORTEST_STEM else None


@cache
def _parts() -> dict[str, str]:
    return {fold(part): part for part in bank()["lost"]["parts"]}


@cache
def _lands() -> dict[str, str]:
    return {fold(part): part for part in bank()["lost"]["lands"]}


def _in_harmony(folded: str) -> str | None:
    """Return an unknown word with «ы» and back vowels alone with the consonants that go with them."""
    only_back = "ы" in folded and not re.search("[еиэюя]", folded)
    return _genitive(folded.translate(_BACK_LETTERS), folded) if only_back and re.search("[кг]", folded) else None


def _harmony(tail: str) -> int:
    """Return which harmony the vowels of endings show, 0 where they show none."""
    if re.search("[аы]", tail):
        return 0 if re.search("[еи]", tail) else BACK
    return FRONT if re.search("[еи]", tail) else 0


def _ending(tail: str, value: int, after: str) -> str:
    """Return endings in folded letters with those of their harmony."""
    tail = _genitive(tail, after + tail)
    return tail.translate(_BACK_LETTERS) if value == BACK else tail.replace("и", "і")


def _genitive(tail: str, whole: str) -> str:
    return tail if _NO_GENITIVE.search(whole) else _GENITIVE.sub("ң", tail)


@cache
def by_fold() -> dict[str, list[str]]:
    """Return words by their folded letters, the most frequent first: forms seen, lemmas."""
    counts = {word: 2.0 ** frequencies().get(word, (0, ""))[0] for word in lexicon() if word.islower()}
    for word, count in forms().items():
        counts[word] = max(counts.get(word, 0.0), count)
    return _folded(sorted(counts, key=lambda word: (-counts[word], word)))


def _folded(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(fold(word), []).append(word)
    return found

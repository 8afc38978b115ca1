"""Words run together that a rule takes apart: what is always written apart, particles, surnames, common pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.language.morphology.readings import readings
from nlp_reports.repair.words import (
    LONGEST_OF_PAIR,
    SHORTEST_OF_PAIR,
    bank,
    forms,
    is_form_of_lemma,
    is_regular,
    reads_as_suffixes,
    seen_together,
)

# Where a surname or patronymic ends inside a word, and what case endings it may have.
_NAME_ENDING = re.compile("[оеё]ва?|ина|ұлы|қызы")
_CASES = ("", "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті")
_LEAST_NAME = 3
_SHORTEST_RIGHT, _SHORTEST_UNSEEN = 4, 6
_KNOWN, _NOUNS = {"L", "D"}, {"NOUN", "PROPN"}
_NOMINAL = re.compile("[лдт][ае]м[ае]$")


def cuts_by_rule(word: str) -> Iterator[tuple[str, list[int]]]:
    """Yield the kinds of words that a rule cuts, and where it cuts this one, if anywhere."""
    small = word.lower()
    yield "clitic", _before_clitic(small)
    yield "name", _after_name(word)
    yield "pair", _pair(small) if is_regular(small) else []


def always_apart(word: str) -> int:
    """Return where to cut a word that orthography writes apart, 0 if it is none."""
    cuts, inflected = _apart()
    if word in cuts:
        return cuts[word]
    if word.startswith(inflected):
        joined = next(joined for joined in inflected if word.startswith(joined))
        return cuts[joined] if reads_as_suffixes(word[len(joined) :]) else 0
    return 0


@cache
def _apart() -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the words joined that are always written apart, each with the place of the cut, and those with endings."""
    rows = bank()["glued"]["always_apart"]
    cuts = {row.removesuffix("…").replace(" ", ""): row.index(" ") for row in rows}
    return cuts, tuple(row.removesuffix("…").replace(" ", "") for row in rows if row.endswith("…"))


def _after_name(word: str) -> list[int]:
    """Return where a common word was joined to a surname or patronymic: «Сейітова|марапатталды», «Жанатұлы|жиынды»."""
    if not word[:1].isupper() or not word[1:].islower():
        return []
    best = (0, 0)
    for match in _NAME_ENDING.finditer(word, _LEAST_NAME):
        for ending in _CASES:
            cut = match.end() + len(ending)
            right = word[cut:]
            if len(right) < _SHORTEST_RIGHT or not word.startswith(ending, match.end()):
                continue
            seen = forms().get(right, 0)
            if seen >= bank()["glued"]["sure"] and not reads_as_suffixes(right):
                best = max(best, (seen, cut))
    return [best[1]] if best[1] else []


def _before_clitic(word: str) -> list[int]:
    """Return where a particle was joined to a form that cannot end so: «болсада», «қоймасыда»."""
    table = bank()["glued"]
    stem = word[:-2]
    if _NOMINAL.search(word):  # «тәртіптеме», a noun
        return []
    if word[-2:] not in table["clitics"] or (word[-2] in "дт" and _is_noun(stem)):
        return []
    seen = forms().get(stem, 0) >= table["least_before_clitic"]
    return [len(stem)] if seen and is_form_of_lemma(stem) else []


def _is_noun(stem: str) -> bool:
    """Tell whether a word is a noun without an ending: what follows is its locative, be it as loanwords have it."""
    known = (reading for reading in readings(stem) if reading.known in _KNOWN and reading.lemma == stem)
    return any(reading.pos in _NOUNS for reading in known)


def _pair(word: str) -> list[int]:
    """Return where to cut a word that reads as one by suffixes and is two often seen side by side: «алып|тастау»."""
    table, known = bank()["glued"], forms()
    for cut in range(SHORTEST_OF_PAIR, min(LONGEST_OF_PAIR, len(word) - SHORTEST_OF_PAIR) + 1):
        left, right = word[:cut], word[cut:]
        if min(known.get(left, 0), known.get(right, 0)) < table["sure"]:
            continue
        if len(right) < _SHORTEST_UNSEEN and reads_as_suffixes(right):
            continue
        if seen_together(left, right, often=True) and left not in table["bound"]:
            return [cut]
    return []

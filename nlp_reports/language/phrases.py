"""Phrases in the nominative and in dictionary form: only the last word of a Kazakh phrase inflects."""

from __future__ import annotations

import re

from nlp_reports.language.morphology import Analysis, Case, analyze
from nlp_reports.language.morphology.readings import is_bound

_LAST_WORD = re.compile(r"[^\W_]+(?:[-–’'][^\W_]+)*(?=\W*$)")
_ATTRIBUTIVE = ("ғы", "гі")


def _split(phrase: str) -> tuple[str, str, str]:
    found = _LAST_WORD.search(phrase)
    if found is None:
        return phrase, "", ""
    return phrase[: found.start()], found.group(), phrase[found.end() :]


def _reading(word: str) -> Analysis | None:
    """Return the best reading that has a case, if it comes near the best of all."""
    return next((reading for reading in analyze(word) if reading.case is not None), None)


def _case_suffixes(reading: Analysis) -> int:
    """Return how many suffixes at the end carry the case: two in «-дағы»."""
    if reading.case in (None, Case.NOM) or not reading.suffixes:
        return 0
    return 2 if reading.case is Case.LOC and reading.suffixes[-1] in _ATTRIBUTIVE and len(reading.suffixes) > 1 else 1


def _without(word: str, suffixes: tuple[str, ...]) -> str:
    """Return the word less suffixes at its end; the letters before them are as they stand."""
    length = sum(map(len, suffixes))
    return word[: len(word) - length].rstrip("-–’'") if length else word


def _like(word: str, form: str) -> str:
    """Return the form in the letter case of the word."""
    common = 0
    for left, right in zip(word.lower(), form.lower(), strict=False):
        if left != right:
            break
        common += 1
    rest = form[common:]
    return word[:common] + (rest.upper() if word.isupper() and len(word) > 1 else rest)


def nominative(phrase: str) -> str:
    """Return the phrase with the case of its last word taken off; plural and possession stay.

    «мәдениет бөлімінің» → «мәдениет бөлімі». A phrase whose last word has no case suffix stays as it stands; of an
    abbreviation that a hyphen parts from its suffixes («ОКЖ-сінің») the abbreviation remains.
    """
    before, word, after = _split(phrase)
    reading = _reading(word) if word else None
    if reading is None or not reading.suffixes:
        return phrase
    count = _case_suffixes(reading)
    if not count:
        return phrase
    if is_bound(word, reading.lemma):
        return before + word[: len(reading.lemma)] + after
    return before + _without(word, reading.suffixes[-count:]) + after


def dictionary_form(phrase: str, *, plural: bool = True) -> str:
    """Return the phrase with case and possession of its last word taken off.

    «бөлімінің меңгерушісіне» → «бөлімінің меңгеруші». Used on the titles of roles.

    Args:
        phrase: any text; all but the last word stays.
        plural: keep the plural suffix; False takes it off too.
    """
    before, word, after = _split(phrase)
    reading = _reading(word) if word else None
    if reading is None or not reading.suffixes:
        return phrase
    count = _case_suffixes(reading) + (reading.possession is not None) + (reading.plural and not plural)
    if not count:
        return phrase
    if is_bound(word, reading.lemma):
        return before + word[: len(reading.lemma)] + after
    if count >= len(reading.suffixes):
        return before + _like(word, reading.lemma) + after
    return before + _without(word, reading.suffixes[-count:]) + after

"""Phrases in the nominative and in dictionary form: only the last word of a Kazakh phrase inflects."""

from __future__ import annotations

import re

from nlp_reports.language.morphology import Analysis, Case, analyze, decline

_LAST_WORD = re.compile(r"[^\W_]+(?:[-–’'][^\W_]+)*(?=\W*$)")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})


def _split(phrase: str) -> tuple[str, str, str]:
    found = _LAST_WORD.search(phrase)
    if found is None:
        return phrase, "", ""
    return phrase[: found.start()], found.group(), phrase[found.end() :]


def _reading(word: str) -> Analysis | None:
    return next((reading for reading in analyze(word) if reading.pos in _NOMINAL and reading.case), None)


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

    «мәдениет бөлімінің» → «мәдениет бөлімі». A phrase whose last word has no case suffix stays as it stands.
    """
    before, word, after = _split(phrase)
    reading = _reading(word) if word else None
    if reading is None or reading.case in (None, Case.NOM):
        return phrase
    if _is_bound(word, reading.lemma):
        return before + reading.lemma + after
    form = decline(reading.lemma, Case.NOM, plural=reading.plural, possession=_possession(reading))
    return before + _like(word, form) + after


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
    if _is_bound(word, reading.lemma):
        return before + reading.lemma + after
    form = decline(reading.lemma, Case.NOM, plural=reading.plural and plural)
    return before + _like(word, form) + after


def _possession(reading: Analysis) -> str | None:
    if reading.feature("Polite") and reading.possession:
        return "2Polite"
    return reading.possession


def _is_bound(word: str, lemma: str) -> bool:
    """Return whether a hyphen cuts the suffixes off, as in «ОКЖ-сінің»."""
    return word.lower().startswith(lemma.lower()) and word[len(lemma) : len(lemma) + 1] in tuple("-–’'")

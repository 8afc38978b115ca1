"""From a stem and its features to the word form, over the same description as the analyser."""

from __future__ import annotations

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.description import SUFFIXES, Suffix, shapes_of
from nlp_reports.language.morphology.phonology import ANY_CLASS, ELIDED, VOICED, VOWELS

_SHAPES = {suffix.id: shapes_of(suffix) for suffix in SUFFIXES}
_BY_ID = {suffix.id: suffix for suffix in SUFFIXES}


def spoken(stem: str) -> str:
    """Return the letters that the suffix follows in speech: a digit or an abbreviation is read out."""
    table = phonology.load_table("phonology.toml")
    for length in (6, 3, 2, 1):
        word = table["digits"].get(stem[-length:])
        if word is not None:
            return str(word)
    if len(stem) > 1 and stem.isupper() and not any(letter.lower() in VOWELS for letter in stem[-2:]):
        return str(table["letters"].get(stem[-1], stem[-1]))
    return stem.lower()


def join(stem: str, suffix_id: str) -> str:
    """Attach one suffix to a stem.

    Raises:
        KeyError: there is no suffix of this id.
    """
    sound = spoken(stem) if stem[-1:].isdigit() or stem[-2:].isupper() else stem.lower()
    harmony = phonology.preferred_harmony(sound)
    left = phonology.final_class(sound)
    shape = next(
        (shape for shape in _SHAPES[suffix_id] if shape.classes & left and shape.harmony & harmony),
        _SHAPES[suffix_id][0],
    )
    hyphen = "-" if sound != stem.lower() or stem[-2:].isupper() else ""
    if shape.after_vowel_loss and not hyphen:
        stem = _before_vowel(stem)
    return stem + hyphen + shape.text


def _before_vowel(stem: str) -> str:
    lower = stem.lower()
    short = ELIDED.get(lower)
    if short is not None:
        return stem[: len(stem) - 2] + short[-1]
    if lower[-1:] in VOICED and lower[-2:-1] in VOWELS:
        return stem[:-1] + VOICED[lower[-1]]
    return stem[:-1] if lower.endswith("ь") else stem


_POSSESSION = {
    "1Sing": "possessive 1 singular",
    "2Sing": "possessive 2 singular",
    "2Polite": "possessive 2 polite",
    "1Plur": "possessive 1 plural",
    "3": "possessive 3",
}
_CASE = {
    "Gen": "genitive",
    "Dat": "dative",
    "Acc": "accusative",
    "Loc": "locative",
    "Abl": "ablative",
    "Ins": "instrumental",
}


def _after(suffix: Suffix, source: str) -> Suffix:
    """Return the variant of a case that follows this state (the dative after a third person is «-на»)."""
    for candidate in SUFFIXES:
        if candidate.features == suffix.features and source in candidate.sources:
            return candidate
    return suffix


def nominal(stem: str, case: str, *, plural: bool = False, possession: str | None = None) -> str:
    """Return the form of a noun.

    Raises:
        KeyError: the possession is none of "1Sing", "2Sing", "2Polite", "1Plur", "3".
    """
    state, form = "noun", stem
    steps = (["plural"] if plural else []) + ([_POSSESSION[possession]] if possession else [])
    for suffix_id in steps:
        form, state = join(form, suffix_id), _BY_ID[suffix_id].target
    if case in _CASE:
        form = join(form, _after(_BY_ID[_CASE[case]], state).id)
    return form


__all__ = ["ANY_CLASS", "join", "nominal", "spoken"]

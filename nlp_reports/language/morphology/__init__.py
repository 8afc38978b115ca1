"""Kazakh morphology: readings of a word form, and word forms from readings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from nlp_reports.language.morphology import generator
from nlp_reports.language.morphology.analyser import parses
from nlp_reports.language.morphology.lexicon import lexicon
from nlp_reports.language.morphology.model import Analysis, Case
from nlp_reports.language.morphology.ranking import prior

__all__ = ["Analysis", "Case", "analyze", "case_of", "decline", "generate", "possession_of"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})


@lru_cache(maxsize=200_000)
def analyze(word: str) -> tuple[Analysis, ...]:
    """Return every reading of a word form, best first.

    Args:
        word: one token, in any letter case. An empty string has no reading.
    """
    readings = []
    for parse in parses(word.lower()):
        capital = word[:1].isupper() and parse.stem not in lexicon()
        lemma = word[: len(parse.stem)] if capital and word.lower().startswith(parse.stem) else parse.stem
        bound = word[len(parse.stem) : len(parse.stem) + 1] in set("-–")
        pos = "PROPN" if capital else "NOUN"
        readings.append(
            Analysis(lemma, pos, parse.features, parse.suffixes, prior(parse, capital=capital, bound=bound))
        )
    return tuple(sorted(readings, key=lambda reading: -reading.score))


def _nominal_reading(word: str) -> Analysis | None:
    return next((reading for reading in analyze(word) if reading.pos in _NOMINAL and reading.case), None)


def case_of(word: str) -> Case:
    """Return the case of the best nominal reading; the nominative where there is none."""
    reading = _nominal_reading(word)
    return Case.NOM if reading is None or reading.case is None else reading.case


def possession_of(word: str) -> str | None:
    """Return the possessor of the best nominal reading: "1Sing", …, "3"; None where there is none."""
    reading = _nominal_reading(word)
    return None if reading is None else reading.possession


def decline(stem: str, case: Case, *, plural: bool = False, possession: str | None = None) -> str:
    """Return a noun in a case.

    Args:
        stem: the bare stem, in any letter case, an abbreviation or a number in digits.
        case: the case wanted.
        plural: whether to add the plural suffix.
        possession: "1Sing", "2Sing", "2Polite", "1Plur", "3" or None.

    Raises:
        KeyError: possession is none of these.
    """
    return generator.nominal(stem, case.value, plural=plural, possession=possession)


def generate(lemma: str, pos: str, features: Mapping[str, str]) -> str:
    """Return the form of a lemma that has these features: the inverse of `analyze`.

    Args:
        lemma: dictionary form.
        pos: UPOS.
        features: UD features; those that the part of speech does not inflect for are ignored.
    """
    person = features.get("Person[psor]")
    number = {"Plur,Sing": ""}.get(features.get("Number[psor]", ""), features.get("Number[psor]", ""))
    possession = None
    if person:
        possession = "2Polite" if features.get("Polite") else person + number
    return generator.nominal(
        lemma, features.get("Case", "Nom"), plural=features.get("Number") == "Plur", possession=possession
    )

"""Kazakh morphology: readings of a word form, and word forms from readings.

`suffixes.toml` describes the suffixes once; `analyser` takes them off, `generator` puts them on. `readings` meets the
parses with the lexicon, `ranking` orders them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from nlp_reports.language.morphology import generator, ranking
from nlp_reports.language.morphology.model import Analysis, Case

__all__ = ["Analysis", "Case", "analyze", "analyze_sentence", "case_of", "decline", "generate", "possession_of"]

_CACHED_FORMS = 50_000
"""Forms whose readings are kept: some 20 MB."""


@lru_cache(maxsize=_CACHED_FORMS)
def _lattice(word: str, first: bool = False) -> tuple[tuple[Analysis, ...], tuple[tuple[float, int], ...]]:
    """Return the readings, best first, and of the first few (score, context number) for the search."""
    scored = ranking.ranked(word, first=first)
    analyses = tuple(
        Analysis(reading.lemma, reading.pos, reading.features, reading.suffixes, round(score, 3))
        for score, reading in scored
    )
    table = ranking.neighbours()
    kept = tuple(
        (score, table.number(reading))
        for score, reading in scored[: ranking.WIDTH]
        if score > scored[0][0] - ranking.MARGIN
    )
    return analyses, kept


def forget() -> None:
    """Drop cached readings, after the weights changed."""
    ranking.forget()
    _lattice.cache_clear()


def analyze(word: str) -> tuple[Analysis, ...]:
    """Return every reading of a word form, best first.

    Args:
        word: one token, in any letter case. An empty string has no reading.
    """
    return _lattice(word)[0] if word else ()


def first_word(words: Sequence[str]) -> int:
    """Return the index of the first word of a sentence that is no mark, -1 where it has no capital or there is none."""
    for index, word in enumerate(words):
        if word[0].isalnum():
            return index if word[0].isupper() else -1
    return -1


def read_sentence(words: Sequence[str]) -> list[tuple[tuple[Analysis, ...], int]]:
    """Return for each word of a sentence its analyses and the index of the likeliest among its neighbours.

    Args:
        words: none may be empty. A capital says nothing of the first.
    """
    first = first_word(words)
    lattices = [_lattice(word, index == first) for index, word in enumerate(words)]
    path = ranking.best_path([lattice for _, lattice in lattices])
    return [(analyses, index) for (analyses, _), index in zip(lattices, path, strict=True)]


def analyze_sentence(words: Sequence[str]) -> list[Analysis]:
    """Return for each word of a sentence the reading that fits best among its neighbours. No word may be empty."""
    return [analyses[index] for analyses, index in read_sentence(words)]


def _nominal_reading(word: str) -> Analysis | None:
    return next((reading for reading in analyze(word) if reading.case is not None), None)


def case_of(word: str) -> Case:
    """Return the case of the best reading that has one; the nominative where there is none."""
    reading = _nominal_reading(word)
    return Case.NOM if reading is None or reading.case is None else reading.case


def possession_of(word: str) -> str | None:
    """Return the possessor of the best reading that has a case: "1Sing", …, "3"; None where there is none."""
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
        lemma: dictionary form; for verbs the stem («бар», «оқы»).
        pos: UPOS.
        features: UD features. Those of the lemma itself (Gender, PronType, …) do not change the form.

    Raises:
        ValueError: no chain of suffixes has these features.
    """
    return generator.generate(lemma, pos, dict(features))

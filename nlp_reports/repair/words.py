"""How likely a string is to be a word: forms seen, forms of known lemmas, names."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nlp_reports.language.morphology.readings import readings
from nlp_reports.language.names import is_given, is_patronymic, is_surname

_SURE = 0.85
_SHORTEST_UNSEEN, _SHORTEST_NAME, _LONGEST_UNSEEN = 5, 6, 28
_LONG = 8
_OF_COMPOUNDS = {"NOUN", "ADJ", "NUM", "VERB", "PROPN"}
SMALL = "а-яёәғқңөұүһі"
CAPITAL = "А-ЯЁӘҒҚҢӨҰҮҺІ"
LETTER = SMALL + CAPITAL
"""Letters of Kazakh and Russian in Cyrillic, as ranges for a class of a regular expression."""

SHORTEST_OF_PAIR, LONGEST_OF_PAIR, BEGINNING_OF_PAIR = 3, 9, 5


@cache
def bank() -> dict[str, Any]:
    """Return the table of `bank.toml`; shared, so not to be changed."""
    return tomllib.loads(files(__package__).joinpath("bank.toml").read_text(encoding="utf-8"))


@cache
def forms() -> dict[str, int]:
    """Return the word forms seen at least twice in running text, each with its count."""
    text = files(__package__).joinpath("forms.tsv").read_text(encoding="utf-8")
    return {form: int(count) for form, count in (line.split("\t") for line in text.splitlines())}


@cache
def pairs() -> dict[str, tuple[str, str]]:
    """Return for a bare stem how words begin that were seen after it, once and more often."""
    text = files(__package__).joinpath("pairs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {stem: (f" {once} ", f" {often} ") for stem, once, often in rows}


def seen_together(left: str, right: str, *, often: bool = False) -> bool:
    """Tell whether two words in small letters were seen side by side: a bare stem, and what the second begins with.

    Args:
        left: The first word.
        right: The second word, in any form.
        often: Whether to count only those seen more than once.
    """
    if len(right) < SHORTEST_OF_PAIR:
        return False
    once, more = pairs().get(left, ("", ""))
    beginning = f" {right[:BEGINNING_OF_PAIR]} "
    return beginning in more or (not often and beginning in once)


@lru_cache(maxsize=100_000)
def is_bare_stem(word: str) -> bool:
    """Tell whether a word in small letters may begin a compound: a short noun, adjective or numeral."""
    if len(word) > LONGEST_OF_PAIR:
        return False
    classes = {reading.pos for reading in readings(word) if reading.known == "L" and reading.lemma == word}
    return bool(classes) and classes <= _OF_COMPOUNDS


@cache
def forms_total() -> float:
    """Return the logarithm of the number of words that the forms were seen in."""
    return math.log(sum(forms().values()))


@cache
def _suffixes() -> re.Pattern[str]:
    table = bank()["suffixes"]
    once = table["plural"] + table["possession"] + table["case"]
    return re.compile(table["derivation"] + once + table["plural"] + table["possession"] + table["case"])


def reads_as_suffixes(text: str) -> bool:
    """Tell whether a string in small letters is a chain of suffixes and not surely a word («дейін» is)."""
    table = bank()["glued"]
    if text in table["words"] or (forms().get(text, 0) >= table["word_for_sure"] and len(text) > 3):
        return False
    return _suffixes().fullmatch(text) is not None


@lru_cache(maxsize=100_000)
def is_form_of_lemma(word: str, *, stem: int = 1) -> bool:
    """Tell whether a word in small letters is a form of a lemma of the lexicon, of at least so many letters."""
    return len(word) <= _LONGEST_UNSEEN and any(
        reading.known == "L" and len(reading.lemma) >= stem for reading in readings(word)
    )


def is_known(word: str) -> bool:
    """Tell whether a word in small letters was seen or is a form of a lemma of the lexicon."""
    return word in forms() or is_form_of_lemma(word)


@cache
def _onset() -> re.Pattern[str]:
    """Return what matches letters that no word of the language begins with."""
    return re.compile(bank()["glued"]["no_onset"])


@lru_cache(maxsize=100_000)
def is_regular(word: str) -> bool:
    """Tell whether a word in small letters is one: seen, a form of a known lemma, or a seen form with suffixes."""
    if is_known(word):
        return True
    ends = range(len(word) - 1, max(3, len(word) - _LONGEST_UNSEEN), -1)
    return any(word[:end] in forms() and reads_as_suffixes(word[end:]) for end in ends)


@lru_cache(maxsize=100_000)
def seen_score(part: str) -> float | None:
    """Return the logarithm of the chance of a part in small letters; None where it was not seen, or is too short."""
    count = forms().get(part, 0)
    if not count or len(part) < 2 or count < bank()["glued"]["least"].get(str(len(part)), 0):
        return None
    return math.log(count) - forms_total()


@lru_cache(maxsize=100_000)
def unseen_score(part: str) -> float | None:
    """Return the logarithm of the chance of a part that was not seen: a name or a form of a known lemma."""
    table = bank()["glued"]
    if part[:1].isupper() and len(part) >= _SHORTEST_NAME and is_name(part):
        return math.log(table["unseen_name"]) - forms_total()
    if len(part) >= _SHORTEST_UNSEEN and not _onset().match(part.lower()) and is_form_of_lemma(part.lower(), stem=3):
        longer = max(0, len(part) - _LONG)
        return math.log(table["unseen_form"]) - forms_total() + float(table["unseen_letter"]) * longer
    return None


@lru_cache(maxsize=100_000)
def foreign_score(part: str) -> float | None:
    """Return the logarithm of the chance of a part in small letters that no list has, where a word may begin so."""
    table = bank()["glued"]
    if len(part) < _SHORTEST_UNSEEN or len(part) > _LONGEST_UNSEEN or _onset().match(part):
        return None
    return float(table["unknown"]) + float(table["unknown_letter"]) * len(part) - float(table["foreign"])


def is_name(word: str) -> bool:
    """Tell whether a word is formed as a patronymic or a surname, or a known given name, in any case."""
    return is_patronymic(word) >= _SURE or is_surname(word) >= _SURE or is_given(word) >= _SURE

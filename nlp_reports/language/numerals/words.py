"""Numeral words and figures to values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from nlp_reports.language.data import load_table
from nlp_reports.language.folding import fold

Kind = Literal["cardinal", "ordinal", "collective", "approximate"]
Number = int | float

_BANK = load_table("numerals/bank.toml")
_CARDINALS: dict[str, int] = {fold(word): value for word, value in _BANK["cardinal"].items()}
_SCALES: dict[str, int] = {fold(word): value for word, value in _BANK["scale"].items()}
_FRACTIONS: dict[str, float] = {fold(word): value for word, value in _BANK["fraction"].items()}
_NOT_NUMERALS = frozenset(fold(word) for word in _BANK["not_numerals"]["forms"])
_NUMERALS_BEFORE_APPROXIMATION = frozenset(fold(word) for word in _BANK["not_numerals"]["with_approximation"])
_FIGURES = re.compile(r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000, "и": 1, "х": 10, "с": 100, "м": 1000}
_LATIN_ROMAN = str.maketrans("ІіХхСсМмҮү", "IIXXCCMMVV")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,4})")


@dataclass(frozen=True, slots=True)
class NumeralWord:
    """One word of a numeral: its value, its kind, and whether an ending closes the numeral."""

    value: Number
    kind: Kind
    inflected: bool


@cache
def _stems() -> dict[str, tuple[Number, Kind]]:
    stems: dict[str, tuple[Number, Kind]] = {}
    kinds: tuple[Kind, ...] = ("cardinal", "ordinal", "collective", "approximate")
    for kind in kinds:
        stems |= {fold(word): (value, kind) for word, value in _BANK[kind].items()}
    stems |= {word: (value, "cardinal") for word, value in (*_SCALES.items(), *_FRACTIONS.items())}
    return stems


@cache
def _word_pattern() -> re.Pattern[str]:
    stems = "|".join(sorted(_stems(), key=len, reverse=True))
    return re.compile(f"({stems})({_BANK['suffix']['pattern']})")


@lru_cache(maxsize=65536)
def read_word(word: str, *, before_approximation: bool = False) -> NumeralWord | None:
    """Read one numeral word, inflected or not; None where it is none.

    Args:
        word: As it stands in the text.
        before_approximation: Whether a word such as «астам» follows, which settles what is ambiguous («жүзден»).
    """
    folded = fold(word)
    if len(folded) > 24 or (
        folded in _NOT_NUMERALS and not (before_approximation and folded in _NUMERALS_BEFORE_APPROXIMATION)
    ):
        return None
    match = _word_pattern().fullmatch(folded)
    if match is None:
        return None
    value, kind = _stems()[match[1]]
    return NumeralWord(value, kind, bool(match[2]))


def is_numeral(word: str) -> bool:
    """Tell whether a single word is a numeral, inflected or not."""
    return read_word(word) is not None


def read_figures(text: str) -> Number | None:
    """Read figures with spaces between thousands and a decimal comma or point."""
    if not _FIGURES.fullmatch(text):
        return None
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if len(plain) > 300:
        return None
    return float(plain) if "." in plain else int(plain)


def read_roman(text: str) -> int | None:
    """Read a Roman figure in capitals, Latin and Cyrillic letters mixed as they are in Kazakh text."""
    latin = text.translate(_LATIN_ROMAN)
    if not latin or len(latin) > 15 or not _ROMAN.fullmatch(latin):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in latin.lower()]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def compose(values: list[Number]) -> Number | None:
    """Add up the values of a numeral's words; None where they do not make one numeral.

    Args:
        values: Such as `[2, 1000, 10, 8]` for «екі мың он сегіз».
    """
    total: Number = 0
    current: Number = 0
    room, scale = 1000, 10**15  # what the next word must stay below
    for value in values:
        if 0 < value < 1:
            current += value
            room = 0
        elif value >= 1000:
            if value >= scale:
                return None
            total += (current or 1) * value
            current, room, scale = 0, 1000, int(value)
        elif value == 100 and room >= 100 and current < 10:
            current = (current or 1) * 100
            room = 100
        elif value < room and (room == 1000 or value != 100):
            if current and room == 1000:
                return None
            current += value
            room = 100 if value == 100 else (10 if value >= 10 else 0)
            if value < 10 and current < 10:
                room = 101  # only «жүз» or a scale may follow
        elif room != 101:
            return None
        else:
            return None
    return total + current


def parse_number(text: str) -> Number | None:
    """Return the value of a text that is one number, in words or figures; None where it is not one.

    `жиырма бес мың` is 25000, `1,5 млн` 1500000.0, `үшінші` 3, `ХVІІІ` 18, `бір жарым` 1.5.
    """
    from nlp_reports.language.numerals.expressions import find_numbers

    stripped = text.strip()
    found = find_numbers(stripped)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(stripped)):
        return found[0].value
    return read_roman(stripped)

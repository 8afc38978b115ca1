"""A name to its parts, in whatever order they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp_reports.language.data import load_table
from nlp_reports.language.names.endings import is_given, is_patronymic, is_surname, nominative_name

Gender = Literal["female", "male"]
_BANK = load_table("names/bank.toml")
_PIECE = re.compile(r"[^\W\d_]{1,2}\.|[^\W\d_]+(?:-[^\W\d_]+)*")
_FEMALE = re.compile(f"{_BANK['patronymic']['female']}|{_BANK['surname']['female']}")
_MALE = re.compile(f"{_BANK['patronymic']['male']}|{_BANK['surname']['pattern']}")
_FEMALE_NAMES = frozenset(name.lower() for name in _BANK["gender"]["names"]["female"])
_MALE_NAMES = frozenset(name.lower() for name in _BANK["gender"]["names"]["male"])
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's parts, each in the nominative; None where it is not known."""

    surname: str | None
    given: str | None
    patronymic: str | None
    initials: str | None
    gender: Gender | None
    full: str


def parse_name(text: str) -> NameParts:
    """Read a name, inflected or not, in either order.

    A given name stands right before its patronymic; of two words else the likelier surname is one, the second where
    they are alike.
    """
    full = " ".join(nominative_name(text).split())
    pieces = _PIECE.findall(full)
    initials = "".join(piece for piece in pieces if piece.endswith(".") or (len(piece) == 1)) or None
    words = [piece for piece in pieces if not piece.endswith(".") and len(piece) > 1]
    at = next((i for i, word in enumerate(words) if is_patronymic(word) >= _SURE), None)
    patronymic = words[at] if at is not None else None
    if at is not None and initials is None and (at > 1 or (at == 1 and not _is_family(words[0]))):
        rest = words[: at - 1] + words[at + 1 :]
        surname, given = (rest[0] if rest else None), words[at - 1]
    else:
        rest = [word for i, word in enumerate(words) if i != at]
        surname, given = _surname_and_given(rest, alone=initials is not None)
    return NameParts(surname, given, patronymic, initials, _gender_of(patronymic, surname, given), full)


def _is_family(word: str) -> bool:
    return is_surname(word) > max(is_given(word), _SURE)


def _surname_and_given(words: list[str], *, alone: bool) -> tuple[str | None, str | None]:
    if not words:
        return None, None
    if len(words) == 1:
        is_family = alone or is_surname(words[0]) > is_given(words[0])
        return (words[0], None) if is_family else (None, words[0])
    first, second = words[0], words[1]
    swapped = is_surname(first) - is_given(first) > is_surname(second) - is_given(second)
    return (first, second) if swapped else (second, first)


def _gender_of(patronymic: str | None, surname: str | None, given: str | None) -> Gender | None:
    for part in (patronymic, surname):
        if part and _FEMALE.search(part.lower()):
            return "female"
        if part and _MALE.search(part.lower()):
            return "male"
    small = (given or "").lower()
    if small in _FEMALE_NAMES or (small not in _MALE_NAMES and small.endswith(tuple(_BANK["gender"]["female"]))):
        return "female"
    return "male" if small in _MALE_NAMES or small.endswith(tuple(_BANK["gender"]["male"])) else None

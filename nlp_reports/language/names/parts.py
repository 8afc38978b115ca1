"""A name to its parts, in whatever order they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp_reports.language.names.endings import is_given, is_patronymic, is_surname, nominative_name

Gender = Literal["female", "male"]
_PIECE = re.compile(r"[^\W\d_]{1,2}\.|[^\W\d_]+(?:-[^\W\d_]+)*")
_FEMALE = re.compile(r"(?:қызы|кызы|[оеё]в[н]?а|[иы]на|ична|ская)$")
_MALE = re.compile(r"(?:ұлы|улы|[оеё]вич|[иы]ч|[оеё]в|[иы]н|ский)$")


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
    """Read a name, inflected or not, in either order."""
    full = " ".join(nominative_name(text).split())
    pieces = _PIECE.findall(full)
    initials = "".join(piece for piece in pieces if piece.endswith(".") or (len(piece) == 1)) or None
    words = [piece for piece in pieces if not piece.endswith(".") and len(piece) > 1]
    patronymic = next((word for word in words if is_patronymic(word)), None)
    rest = [word for word in words if word != patronymic]
    surname, given = _surname_and_given(rest, alone=initials is not None)
    return NameParts(surname, given, patronymic, initials, _gender(patronymic, surname), full)


def _surname_and_given(words: list[str], *, alone: bool) -> tuple[str | None, str | None]:
    if not words:
        return None, None
    if len(words) == 1:
        is_family = alone or is_surname(words[0]) > is_given(words[0])
        return (words[0], None) if is_family else (None, words[0])
    first, second = words[0], words[1]
    swapped = is_surname(first) - is_given(first) > is_surname(second) - is_given(second)
    return (first, second) if swapped else (second, first)


def _gender(*parts: str | None) -> Gender | None:
    for part in parts:
        if part and _FEMALE.search(part.lower()):
            return "female"
        if part and _MALE.search(part.lower()):
            return "male"
    return None

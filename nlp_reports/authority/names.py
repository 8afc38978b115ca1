"""Names as they are compared: spelling evened out between Kazakh and Russian, patronymics cut to their stem."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import JaroWinkler

from nlp_reports.language.folding import fold

Likeness = Literal["equal", "alike", "initial", "unknown", "other"]

_ALIKE = 0.93
_PATRONYMIC = re.compile(r"(?:улы|угли|оглы|кызы|тегы|теги|ович|евич|ёвич|овна|евна|ична|инична|ич)$")
_PATRONYMIC_GENDER = re.compile(r"(?:(?P<f>кызы|овна|евна|ична)|(?P<m>улы|угли|оглы|ович|евич|ич))$")
_SURNAME_GENDER = re.compile(r"(?:(?P<f>(?:ов|ев|ёв|ин|ын|ск)ая?)|(?P<m>(?:ов|ев|ёв|ин|ын|ский)))$")
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = str.maketrans({"ё": "е", "э": "е", "ъ": "", "ь": "", "й": "и", "щ": "ш", "ы": "и", "ю": "у", "я": "а"})


class NameForm(NamedTuple):
    """A name made comparable: parts in even spelling, an initial being one letter, a part not known empty."""

    surname: str
    given: str
    patronymic: str
    gender: str = ""

    @property
    def full(self) -> bool:
        """Whether the given name is known in full."""
        return len(self.given) > 1


@lru_cache(maxsize=100_000)
def even(part: str) -> str:
    """Return a part of a name in even spelling: «Қасымов» and «Касымов», «Әлия» and «Алия» come out alike."""
    return _DOUBLED.sub(r"\1", fold(part.strip(" .-")).casefold().translate(_SOUNDS).replace("-", ""))


@lru_cache(maxsize=100_000)
def even_patronymic(part: str) -> str:
    """Return the stem of a patronymic: «Маратұлы», «Маратович» and «Маратовна» come out alike."""
    folded = fold(part.strip(" .-")).casefold()
    stem = _PATRONYMIC.sub("", folded) if len(folded) > 4 else folded
    return even(stem or folded)


def gender_of(surname: str | None, patronymic: str | None) -> str:
    """Return the gender that the endings of a name show, `f` or `m`; empty where they show none."""
    for part, endings in ((patronymic, _PATRONYMIC_GENDER), (surname, _SURNAME_GENDER)):
        if part:
            found = endings.search(fold(part).casefold())
            if found:
                return "f" if found.lastgroup == "f" else "m"
    return ""


def form_of(surname: str | None, given: str | None, patronymic: str | None, initials: str | None) -> NameForm:
    """Return the comparable form of a name whose parts stand in the archive."""
    letters = [even(letter) for letter in re.findall(r"\w", initials or "")]
    first = even(given) if given else (letters[0] if letters else "")
    rest = letters if given else letters[1:]
    second = even_patronymic(patronymic) if patronymic else (rest[0] if rest else "")
    return NameForm(even(surname) if surname else "", first, second, gender_of(surname, patronymic))


@lru_cache(maxsize=500_000)
def likeness(one: str, other: str) -> Likeness:
    """Compare two parts of a name, each full, an initial or empty."""
    if not one or not other:
        return "unknown"
    if len(one) == 1 or len(other) == 1:
        return "initial" if one[0] == other[0] else "other"
    if one == other:
        return "equal"
    if one[0] == other[0] and JaroWinkler.similarity(one, other) >= _ALIKE:
        return "alike"
    return "other"

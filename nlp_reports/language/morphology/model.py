"""What the analyser says about a word: its case, its reading."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Case(StrEnum):
    """The seven cases, by their names in Universal Dependencies."""

    NOM = "Nom"
    GEN = "Gen"
    DAT = "Dat"
    ACC = "Acc"
    LOC = "Loc"
    ABL = "Abl"
    INS = "Ins"


_CASES = {case.value: case for case in Case}
_POSSESSORS = {"Sing": "Sing", "Plur": "Plur", "Plur,Sing": ""}


class Analysis(NamedTuple):
    """One reading of a word form.

    Attributes:
        lemma: dictionary form; capitalised for proper nouns.
        pos: part of speech, UPOS.
        features: UD features as (name, value), sorted by name.
        suffixes: the suffixes as they stand on the surface, from the stem outwards.
        score: higher is likelier; comparable between readings of one form only.
    """

    lemma: str
    pos: str
    features: tuple[tuple[str, str], ...]
    suffixes: tuple[str, ...]
    score: float

    def feature(self, name: str) -> str | None:
        """Return the value of a feature, None where the reading lacks it."""
        for key, value in self.features:
            if key == name:
                return value
        return None

    @property
    def case(self) -> Case | None:
        """The case, None for words that have none."""
        return _CASES.get(self.feature("Case") or "")

    @property
    def possession(self) -> str | None:
        """Person and number of the possessor: "1Sing", "2Plur", …, "3"; None where not possessed."""
        person, number = self.feature("Person[psor]"), self.feature("Number[psor]")
        return None if person is None else person + ("" if person == "3" else _POSSESSORS.get(number or "", ""))

    @property
    def plural(self) -> bool:
        """Whether the word carries the plural suffix."""
        return self.feature("Number") == "Plur"

    @property
    def tag(self) -> str:
        """Part of speech and features in one string, as in `NOUN|Case=Gen`."""
        return "|".join([self.pos, *(f"{name}={value}" for name, value in self.features)])

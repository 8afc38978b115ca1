"""The suffixes of `suffixes.toml`, compiled into the shapes that they take on the surface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.phonology import ANY_CLASS, BACK, CLASSES, CONSONANTS, EITHER, FRONT, HARMONIC

Features = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Suffix:
    """A suffix as described: what it follows, what it makes, what it adds."""

    id: str
    form: str
    sources: tuple[str, ...]
    target: str
    features: Features


@dataclass(frozen=True, slots=True)
class Shape:
    """One surface shape of a suffix and where it stands."""

    suffix: Suffix
    text: str
    classes: int
    harmony: int
    after_vowel_loss: bool


@dataclass(frozen=True, slots=True)
class State:
    """What a word is at a point of its chain of suffixes."""

    name: str
    final: bool
    roots: tuple[str, ...]
    default: Features
    shapes: dict[str, tuple[Shape, ...]] = field(default_factory=dict)
    """Shapes of the suffixes that lead into this state, by their text."""


def _expand(form: str, harmony: int, classes: int) -> Iterator[tuple[str, int]]:
    """Yield (text, classes of the left neighbour) for a form in one harmony."""
    if form.startswith("("):
        optional, rest = form[1], form[3:]
        vowel = optional in HARMONIC or optional in phonology.VOWELS
        with_it = phonology.CONSONANT_CLASSES if vowel else phonology.VOWEL_CLASSES
        without = phonology.VOWEL_CLASSES if vowel else phonology.CONSONANT_CLASSES
        yield from _expand(optional + rest, harmony, classes & with_it)
        yield from _expand(rest, harmony, classes & without)
        return
    first = form[0]
    tail = "".join(_inner(letter, harmony) for letter in form[1:])
    side = 0 if harmony == BACK else 1
    if first in CONSONANTS:
        by_letter: dict[str, int] = {}
        for name, letters in CONSONANTS[first].items():
            for letter in letters:
                by_letter[letter] = by_letter.get(letter, 0) | CLASSES[name]
        for letter, mask in by_letter.items():
            yield letter + tail, classes & mask
    elif first in HARMONIC and isinstance(HARMONIC[first], dict):
        yield HARMONIC[first]["voiceless"][side] + tail, classes & CLASSES["voiceless"]
        yield HARMONIC[first]["voiced"][side] + tail, classes & ANY_CLASS & ~CLASSES["voiceless"]
    else:
        yield _inner(first, harmony) + tail, classes


def _inner(letter: str, harmony: int) -> str:
    if letter in HARMONIC:
        return str(HARMONIC[letter][0 if harmony == BACK else 1])
    return letter


def shapes_of(suffix: Suffix) -> list[Shape]:
    """Return every surface shape of a suffix, the preferred first."""
    found: dict[tuple[str, int], int] = {}
    harmonic = any(letter in HARMONIC for letter in suffix.form)
    for harmony in (BACK, FRONT) if harmonic else (EITHER,):
        for text, classes in _expand(suffix.form, harmony, ANY_CLASS):
            if classes:
                found[text, harmony] = found.get((text, harmony), 0) | classes
    return [
        Shape(suffix, text, classes, harmony, text[0] in phonology.VOWELS) for (text, harmony), classes in found.items()
    ]


def _features(table: dict[str, str]) -> Features:
    return tuple(sorted(table.items()))


def load_description(name: str = "suffixes.toml") -> tuple[dict[str, State], tuple[Suffix, ...]]:
    """Return the states by name and the suffixes in the order of the file."""
    table = phonology.load_table(name)
    suffixes = tuple(
        Suffix(row["id"], row["form"], tuple(row["from"]), row["to"], _features(row.get("features", {})))
        for row in table["suffix"]
    )
    incoming: dict[str, dict[str, list[Shape]]] = {state: {} for state in table["states"]}
    for suffix in suffixes:
        for shape in shapes_of(suffix):
            incoming[suffix.target].setdefault(shape.text, []).append(shape)
    states = {
        state: State(
            state,
            bool(row.get("final")),
            tuple(row.get("root", ())),
            _features(row.get("default", {})),
            {text: tuple(shapes) for text, shapes in incoming[state].items()},
        )
        for state, row in table["states"].items()
    }
    return states, suffixes


STATES, SUFFIXES = load_description()

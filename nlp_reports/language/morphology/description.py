"""The suffixes of `suffixes.toml`, compiled into the shapes that they take on the surface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.phonology import (
    ANY_CLASS,
    BACK,
    CLASSES,
    CONSONANT_CLASSES,
    CONSONANTS,
    EITHER,
    FRONT,
    HARMONIC,
    VOWEL_CLASSES,
    VOWELS,
)

Features = tuple[tuple[str, str], ...]


class Seam(Enum):
    """What happens to the stem where the suffix is joined."""

    PLAIN = "nothing"
    VOWEL = "a consonant is voiced, a narrow vowel before it may fall: кітап + ы → кітабы, орын + ы → орны"
    NARROW = "the stem's narrow vowel falls: оқы + у → оқу"
    YOD = "the stem's «й» melts into the vowel: қой + а → қоя"


@dataclass(frozen=True, slots=True)
class Suffix:
    """A suffix as described: what it follows, what it makes, what it adds."""

    id: str
    form: str
    sources: tuple[str, ...]
    target: str
    features: Features
    after: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One surface shape of a suffix: its text, the classes of sounds and the harmony of what stands before it."""

    suffix: Suffix
    text: str
    classes: int
    harmony: int
    seam: Seam


@dataclass(frozen=True, slots=True)
class State:
    """What a word is at a point of its chain of suffixes."""

    name: str
    final: bool
    root: str | None
    default: Features
    shapes: dict[str, tuple[Shape, ...]] = field(default_factory=dict)
    """Shapes of the suffixes that lead into this state, by their text."""


def _sound(letter: str, harmony: int) -> str:
    return str(HARMONIC[letter][0 if harmony == BACK else 1]) if letter in HARMONIC else letter


def _openings(symbol: str, harmony: int) -> Iterator[tuple[str, int, Seam]]:
    """Yield the shapes of the first sound of a suffix: text, classes of the left neighbour, seam."""
    no_yod = CONSONANT_CLASSES & ~CLASSES["yod"]
    if symbol in CONSONANTS:
        by_letter: dict[str, int] = {}
        for name, letters in CONSONANTS[symbol].items():
            for letter in letters:
                by_letter[letter] = by_letter.get(letter, 0) | CLASSES[name]
        yield from ((letter, mask, Seam.PLAIN) for letter, mask in by_letter.items())
    elif symbol in HARMONIC and isinstance(HARMONIC[symbol], dict):
        side = 0 if harmony == BACK else 1
        yield HARMONIC[symbol]["voiceless"][side], CLASSES["voiceless"], Seam.PLAIN
        yield HARMONIC[symbol]["voiced"][side], ANY_CLASS & ~CLASSES["voiceless"], Seam.PLAIN
    elif symbol in ("A", "V") and harmony == BACK:
        yield "а", no_yod if symbol == "V" else ANY_CLASS & ~CLASSES["yod"], Seam.VOWEL
        yield "я", VOWEL_CLASSES, Seam.YOD
    elif symbol in ("A", "V"):
        yield "е", CONSONANT_CLASSES if symbol == "V" else ANY_CLASS, Seam.VOWEL
    elif symbol == "у":
        yield "у", no_yod, Seam.VOWEL
        yield "у", CLASSES["vowel"], Seam.PLAIN
        yield "у", CONSONANT_CLASSES, Seam.NARROW
        yield "ю", VOWEL_CLASSES, Seam.YOD
        yield "ю", CLASSES["high"], Seam.PLAIN
    else:
        text = _sound(symbol, harmony)
        yield text, ANY_CLASS, Seam.VOWEL if text in VOWELS else Seam.PLAIN
    if symbol == "V":
        yield "й", CLASSES["vowel"], Seam.PLAIN
        yield "и", CONSONANT_CLASSES, Seam.NARROW


def _expand(form: str, harmony: int, classes: int) -> Iterator[tuple[str, int, Seam]]:
    if form.startswith("("):
        optional, rest = form[1], form[3:]
        vowel = optional in HARMONIC or optional in VOWELS
        after_consonant, after_vowel = (optional + rest, rest) if vowel else (rest, optional + rest)
        yield from _expand(after_consonant, harmony, classes & CONSONANT_CLASSES)
        if vowel and optional == "A" and harmony == BACK:
            yield from (shape for shape in _expand(optional + rest, harmony, classes) if shape[2] is Seam.YOD)
        yield from _expand(after_vowel, harmony, classes & VOWEL_CLASSES)
        return
    tail = "".join(_sound(letter, harmony) for letter in form[1:])
    for text, mask, seam in _openings(form[0], harmony):
        if classes & mask:
            yield text + tail, classes & mask, seam


def shapes_of(suffix: Suffix) -> list[Shape]:
    """Return every surface shape of a suffix, the preferred first."""
    found: dict[tuple[str, int, Seam], int] = {}
    harmonic = any(letter in HARMONIC or letter == "V" for letter in suffix.form)
    for harmony in (BACK, FRONT) if harmonic else (EITHER,):
        for text, classes, seam in _expand(suffix.form, harmony, suffix.after):
            found[text, harmony, seam] = found.get((text, harmony, seam), 0) | classes
    return [Shape(suffix, text, classes, harmony, seam) for (text, harmony, seam), classes in found.items()]


def in_order(pairs: Iterable[tuple[str, str]]) -> Features:
    """Return features as CoNLL-U orders them: by name, capitals like small letters."""
    return _in_order(tuple(pairs))


@lru_cache(maxsize=20_000)
def _in_order(pairs: Features) -> Features:
    return tuple(sorted(pairs, key=lambda pair: pair[0].lower()))


def _mask(names: list[str]) -> int:
    mask = 0
    for name in names:
        mask |= CLASSES[name]
    return mask or ANY_CLASS


def load_description(name: str = "suffixes.toml") -> tuple[dict[str, State], tuple[Suffix, ...]]:
    """Return the states by name and the suffixes in the order of the file."""
    table: dict[str, Any] = phonology.load_table(name)
    groups: dict[str, list[str]] = table["groups"]
    suffixes = tuple(
        Suffix(
            row["id"],
            row["form"],
            tuple(source for name in row["from"] for source in groups.get(name, [name])),
            row["to"],
            in_order(row.get("features", {}).items()),
            _mask(row.get("after", [])),
        )
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
            row.get("root"),
            in_order(row.get("default", {}).items()),
            {text: tuple(shapes) for text, shapes in incoming[state].items()},
        )
        for state, row in table["states"].items()
    }
    return states, suffixes


STATES, SUFFIXES = load_description()

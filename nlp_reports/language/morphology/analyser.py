"""From a word form to its parses: suffixes are taken off from the end, what remains is the stem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.description import STATES, Features, Seam, Shape, State, in_order
from nlp_reports.language.morphology.phonology import BACK, DEVOICED, EITHER, FRONT, UNELIDED, VOICED, VOWELS

LONGEST_TAIL = 40
"""Characters at the end of a word in which suffixes are sought. What stands before them belongs to the stem whatever it
is, so a word of any length costs the same; the longest chain of suffixes that `raw` text shows has 22 characters."""

LONGEST_SUFFIX = max(len(text) for state in STATES.values() for text in state.shapes)
HYPHENS = frozenset("-–‑’'")


@dataclass(frozen=True, slots=True)
class Parse:
    """A stem with the suffixes that were taken off it.

    Attributes:
        stem: what remains, lower case.
        root: the class of stems that may stand there, as named in `suffixes.toml`.
        features: those of the suffixes and of the state that the word ends in, sorted.
        suffixes: surface texts from the stem outwards.
        ids: names of the suffixes, in the same order.
    """

    stem: str
    root: str
    features: Features
    suffixes: tuple[str, ...]
    ids: tuple[str, ...]


def _vowel_seam(rest: str, text: str) -> Iterator[str]:
    last = rest[-1]
    after_vowel = rest[-2:-1] in VOWELS
    if last in DEVOICED and after_vowel:
        yield rest[:-1] + DEVOICED[last]
        if last != "ғ":
            yield rest
    elif not (last in VOICED and last != "п" and after_vowel):
        yield rest
    if last == "у" and text[1:2] == "п":
        yield rest[:-1] + "п"
    if last not in VOWELS:
        whole = UNELIDED.get(rest)
        if whole is not None:
            yield whole
        if last == "л":
            yield rest + "ь"


def stems_before(rest: str, shape: Shape) -> Iterator[str]:
    """Yield what the stem may have been before this shape was joined to it."""
    if shape.seam is Seam.PLAIN:
        yield rest
    elif shape.seam is Seam.VOWEL:
        yield from _vowel_seam(rest, shape.text)
    elif shape.seam is Seam.YOD:
        yield rest + "й"
        if rest.endswith("и"):
            yield rest
    else:
        harmony = phonology.harmony(rest)
        if harmony & BACK:
            yield rest + "ы"
        if harmony & FRONT:
            yield rest + "і"


def _merge(outer: Features, inner: Features) -> Features:
    """Join features; where both name one, the suffix further out wins («-дағылардың» is a genitive)."""
    if not outer:
        return inner
    names = {name for name, _ in outer}
    return outer + tuple(pair for pair in inner if pair[0] not in names)


def _walk(
    rest: str, state: State, features: Features, texts: tuple[str, ...], ids: tuple[str, ...], found: list[Parse]
) -> None:
    """Add to `found` every way to take what stands before these suffixes apart."""
    if state.root is not None:
        found.append(Parse(rest, state.root, features, texts, ids))
    table = state.shapes
    for length in range(1, min(len(rest), LONGEST_SUFFIX + 1)):
        shapes = table.get(rest[-length:])
        if shapes is None:
            continue
        before = rest[:-length]
        bound = before[-1] in HYPHENS
        left = phonology.ANY_CLASS if bound else phonology.final_class(before)
        harmony = EITHER if bound else phonology.harmony(before)
        for shape in shapes:
            if not (shape.classes & left and shape.harmony & harmony):
                continue
            suffix = shape.suffix
            merged = _merge(features, suffix.features)
            for stem in (before,) if bound else stems_before(before, shape):
                for source in suffix.sources:
                    _walk(stem, STATES[source], merged, (shape.text, *texts), (suffix.id, *ids), found)


def _endings() -> dict[str, tuple[tuple[Shape, Features], ...]]:
    """Return the shapes that may end a word, with what their state adds, by their text."""
    found: dict[str, tuple[tuple[Shape, Features], ...]] = {}
    for state in STATES.values():
        for text, shapes in state.shapes.items() if state.final else ():
            found[text] = (*found.get(text, ()), *((shape, state.default) for shape in shapes))
    return found


_ENDINGS = _endings()
_BARE = tuple((state.root, state.default) for state in STATES.values() if state.final and state.root is not None)


def _walk_whole(form: str) -> Iterator[tuple[Parse, Features]]:
    """Yield the parses of a whole word, each with the features that its last state adds."""
    for root, default in _BARE:
        yield Parse(form, root, (), (), ()), default
    for length in range(1, min(len(form), LONGEST_SUFFIX + 1)):
        endings = _ENDINGS.get(form[-length:])
        if endings is None:
            continue
        before = form[:-length]
        bound = before[-1] in HYPHENS
        left = phonology.ANY_CLASS if bound else phonology.final_class(before)
        harmony = EITHER if bound else phonology.harmony(before)
        for shape, default in endings:
            if not (shape.classes & left and shape.harmony & harmony):
                continue
            suffix = shape.suffix
            for stem in (before,) if bound else stems_before(before, shape):
                inner: list[Parse] = []
                for source in suffix.sources:
                    _walk(stem, STATES[source], suffix.features, (shape.text,), (suffix.id,), inner)
                for parse in inner:
                    yield parse, default


def parses(form: str) -> list[Parse]:
    """Return every way to read a lower-case form as stem and suffixes, in no order.

    The form itself, without suffixes, is among them.
    """
    head, tail = form[:-LONGEST_TAIL], form[-LONGEST_TAIL:]
    found: dict[tuple[str, str, Features, tuple[str, ...]], Parse] = {}
    for parse, default in _walk_whole(tail):
        stem = head + (parse.stem.rstrip("-–‑’'") if parse.ids else parse.stem)
        if stem:
            features = in_order(_merge(parse.features, default))
            found[stem, parse.root, features, parse.ids] = Parse(stem, parse.root, features, parse.suffixes, parse.ids)
    return list(found.values())

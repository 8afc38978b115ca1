"""From a word form to all its readings: suffixes are taken off from the end, the stem is what remains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.description import STATES, Features, Shape, State
from nlp_reports.language.morphology.phonology import DEVOICED, EITHER, UNELIDED, VOICED, VOWELS

LONGEST_TAIL = 40
"""Characters at the end of a word in which suffixes are sought; longer words keep the rest as stem, unread."""

_PUNCTUATED = "-–’'"


@dataclass(frozen=True, slots=True)
class Parse:
    """A stem with the suffixes that were taken off it."""

    stem: str
    root: str
    features: Features
    suffixes: tuple[str, ...]
    ids: tuple[str, ...]


def _stems(rest: str, shape: Shape) -> Iterator[str]:
    """Undo what a suffix that begins with a vowel does to the stem before it."""
    if not shape.after_vowel_loss:
        yield rest
        return
    last = rest[-1:]
    after_vowel = rest[-2:-1] in VOWELS
    if last in DEVOICED and after_vowel:
        yield rest[:-1] + DEVOICED[last]
        if last != "ғ":
            yield rest
    elif not (last in VOICED and last != "п" and after_vowel):
        yield rest
    if last not in VOWELS:
        whole = UNELIDED.get(rest)
        if whole is not None:
            yield whole
        if last == "л":
            yield rest + "ь"


def _walk(rest: str, state: State, features: Features, texts: tuple[str, ...], ids: tuple[str, ...]) -> Iterator[Parse]:
    for root in state.roots:
        yield Parse(rest, root, features, texts, ids)
    shapes = state.shapes
    for length in range(1, min(len(rest), 9)):
        found = shapes.get(rest[-length:])
        if found is None:
            continue
        before = rest[:-length]
        bound = before[-1] in _PUNCTUATED
        stem_class = phonology.ANY_CLASS if bound else phonology.final_class(before)
        stem_harmony = EITHER if bound else phonology.harmony(before)
        for shape in found:
            if not (shape.classes & stem_class and shape.harmony & stem_harmony):
                continue
            merged = features + tuple(pair for pair in shape.suffix.features if pair[0] not in dict(features))
            for stem in (before,) if bound else _stems(before, shape):
                for source in shape.suffix.sources:
                    yield from _walk(stem, STATES[source], merged, (rest[-length:], *texts), (shape.suffix.id, *ids))


def parses(form: str) -> list[Parse]:
    """Return every way to read a lower-case form as stem and suffixes, ranked by nothing yet."""
    head, tail = form[:-LONGEST_TAIL], form[-LONGEST_TAIL:]
    found: dict[tuple[str, str, Features], Parse] = {}
    for state in STATES.values():
        if not state.final:
            continue
        for parse in _walk(tail, state, state.default, (), ()):
            stem = head + parse.stem.rstrip(_PUNCTUATED) if parse.ids else head + parse.stem
            features = tuple(sorted(parse.features))
            if stem:
                found.setdefault(
                    (stem, parse.root, features), Parse(stem, parse.root, features, parse.suffixes, parse.ids)
                )
    return list(found.values())

"""From a stem and its features to the word form, over the same description as the analyser."""

from __future__ import annotations

from functools import cache

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.description import (
    STATES,
    SUFFIXES,
    Features,
    Seam,
    Shape,
    Suffix,
    in_order,
    shapes_of,
)
from nlp_reports.language.morphology.lexicon import closed_classes
from nlp_reports.language.morphology.phonology import DEVOICED, ELIDED, VOICED, VOWELS

_SHAPES = {suffix.id: shapes_of(suffix) for suffix in SUFFIXES}
_BY_ID = {suffix.id: suffix for suffix in SUFFIXES}
_READ_OUT = phonology.load_table("phonology.toml")
_LONGEST_CHAIN = 7
_OF_LEMMA = frozenset({"Gender", "PronType", "Reflex", "NumType", "Abbr"})
_ROOTS = {"VERB": ("verb", "continuous"), "AUX": ("verb", "continuous")}


def spoken(stem: str) -> str:
    """Return the letters that the suffix follows in speech: a digit or an abbreviation is read out."""
    for length in (6, 3, 2, 1):
        word = _READ_OUT["digits"].get(stem[-length:])
        if word is not None:
            return str(word)
    if len(stem) > 1 and stem.isupper() and not any(letter.lower() in VOWELS for letter in stem[-2:]):
        return str(_READ_OUT["letters"].get(stem[-1], stem[-1]))
    return stem.lower()


def _melted(sound: str, shapes: list[Shape], harmony: int) -> Shape | None:
    """Return the shape that swallows the last letter of the stem: «й», or a narrow vowel."""
    seam = Seam.YOD if sound.endswith("й") else Seam.NARROW if sound[-1:] in ("ы", "і") else None
    if seam is None or len(sound) < 2:
        return None
    left = phonology.final_class(sound[:-1])
    return next((s for s in shapes if s.seam is seam and s.classes & left and s.harmony & harmony), None)


def join(stem: str, suffix_id: str) -> str:
    """Attach one suffix to a stem.

    Raises:
        KeyError: there is no suffix of this id.
    """
    shapes = _SHAPES[suffix_id]
    read_out = stem[-1:].isdigit() or (len(stem) > 1 and stem.isupper())
    sound = spoken(stem) if read_out else stem.lower()
    harmony = phonology.preferred_harmony(sound)
    melted = None if read_out else _melted(sound, shapes, harmony)
    if melted is not None:
        return stem[:-1] + melted.text
    left = phonology.final_class(sound)
    plain = [shape for shape in shapes if shape.seam in (Seam.PLAIN, Seam.VOWEL)]
    shape = next((shape for shape in plain if shape.classes & left and shape.harmony & harmony), plain[0])
    if read_out:
        return f"{stem}-{shape.text}"
    return (_before_vowel(stem, shape.text) if shape.seam is Seam.VOWEL else stem) + shape.text


def _before_vowel(stem: str, text: str) -> str:
    lower = stem.lower()
    short = ELIDED.get(lower)
    if short is not None:
        return stem[:-2] + short[-1]
    if lower[-1:] in VOICED and lower[-2:-1] in VOWELS:
        return stem[:-1] + ("у" if lower[-1] == "п" and text[1:2] == "п" else VOICED[lower[-1]])
    return stem[:-1] if lower.endswith("ь") else stem


_POSSESSION = {
    "1Sing": "possessive 1 singular",
    "2Sing": "possessive 2 singular",
    "2Polite": "possessive 2 polite",
    "1Plur": "possessive 1 plural",
    "3": "possessive 3",
}
_CASE = {
    "Gen": "genitive",
    "Dat": "dative",
    "Acc": "accusative",
    "Loc": "locative",
    "Abl": "ablative",
    "Ins": "instrumental",
}


def _after(suffix: Suffix, source: str) -> Suffix:
    """Return the variant of a case that follows this state (the dative after a third person is «-на»)."""
    return next((other for other in SUFFIXES if other.features == suffix.features and source in other.sources), suffix)


def nominal(stem: str, case: str, *, plural: bool = False, possession: str | None = None) -> str:
    """Return the form of a noun.

    Raises:
        KeyError: the possession is none of "1Sing", "2Sing", "2Polite", "1Plur", "3".
    """
    state, form = "noun", stem
    steps = (["plural"] if plural else []) + ([_POSSESSION[possession]] if possession else [])
    bound = ""
    for suffix_id in steps + ([_CASE[case]] if case in _CASE else []):
        suffix = _after(_BY_ID[suffix_id], state)
        joined = join(form if not bound else spoken(stem) + bound, suffix.id)
        if joined.startswith(stem + "-") and not bound:
            bound = joined[len(stem) + 1 :]
        elif bound:
            bound = joined[len(spoken(stem)) :]
        else:
            form = joined
        state = suffix.target
    return f"{stem}-{bound}" if bound else form


@cache
def chain(root: str, features: Features) -> tuple[str, ...] | None:
    """Return ids of the shortest chain of suffixes from a root to exactly these features, None where there is none."""
    wanted = dict(features)
    frontier: list[tuple[str, tuple[str, ...], dict[str, str]]] = [(root, (), {})]
    for _ in range(_LONGEST_CHAIN):
        longer = []
        for state, ids, have in frontier:
            if STATES[state].final and dict(STATES[state].default) | have == wanted:
                return ids
            for suffix in SUFFIXES:
                if state in suffix.sources and suffix.id not in ids and suffix.features:
                    added = dict(suffix.features)
                    if all(wanted.get(name) == value for name, value in added.items()):
                        longer.append((suffix.target, (*ids, suffix.id), have | added))
        frontier = longer
    return None


def generate(lemma: str, pos: str, features: dict[str, str]) -> str:
    """Return the form of a lemma with these features; see the package."""
    if pos in ("VERB", "AUX"):
        wanted = in_order(features.items())
        for root in ("verb", "continuous"):
            ids = chain(root, wanted)
            if ids is not None:
                return _attach(lemma if root == "verb" else _continuous(lemma), ids)
        raise ValueError(f"no form of {lemma!r} has {features}")
    inflected = {name: value for name, value in features.items() if name not in _OF_LEMMA}
    if not inflected:
        return lemma
    for entry_form, entries in closed_classes().words.items():
        if any(entry.lemma == lemma and dict(entry.features) == features for entry in entries):
            return entry_form
    ids = chain("noun", in_order(inflected.items()))
    if ids is None:
        raise ValueError(f"no form of {lemma!r} has {features}")
    return _attach(lemma, ids)


def _continuous(lemma: str) -> str:
    return next((stem for (_, stem), entry in closed_classes().verbal.items() if entry.lemma == lemma), lemma)


def _attach(stem: str, ids: tuple[str, ...]) -> str:
    form = stem
    if stem[-1:].isdigit() or (len(stem) > 1 and stem.isupper()):
        sound = spoken(stem)
        form = sound
        for suffix_id in ids:
            form = join(form, suffix_id)
        return f"{stem}-{form[len(sound) :]}" if ids else stem
    for suffix_id in ids:
        form = join(form, suffix_id)
    return form


__all__ = ["DEVOICED", "chain", "generate", "join", "nominal", "spoken"]

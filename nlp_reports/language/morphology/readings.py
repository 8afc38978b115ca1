"""Readings of a word: its parses met with the lexicon, the closed classes and the shape of the token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.analyser import HYPHENS, Chain, parses, stems_before
from nlp_reports.language.morphology.description import Features, Shape, Suffix, in_order, shapes_of
from nlp_reports.language.morphology.kinds import Kind, kind_of
from nlp_reports.language.morphology.lexicon import closed_classes, frequencies, lexicon

_NUMBER = re.compile(r"[+\-−]?\d[\d.,:/–-]*[%‰]?|[IVXLCІХ]{1,8}")
_ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|[#@]\w+|www\.\S+")
_PROPER = ((), (("Gender", "Fem"),), (("Gender", "Masc"),))
_LONGEST_DERIVATION = 4
_NAME_SHARES = frozenset({"8", "9", "10"})
_COMPARABLE = frozenset("ad")
_HYPHEN = re.compile("[-–‑]")
_ADJECTIVE, _ADVERB, _INTERJECTION, _PART = (kind_of(pos, ()) for pos in ("ADJ", "ADV", "INTJ", "X"))
_CARDINAL, _ORDINAL, _EITHER_NUMBER = "Card", "Ord", "Card,Ord"


class Reading(NamedTuple):
    """A reading before it is ranked: `known` is L (lexicon), D (derived from it), O (there as another class), U."""

    lemma: str
    kind: Kind
    suffixes: tuple[str, ...]
    known: str

    @property
    def pos(self) -> str:
        """Part of speech, UPOS."""
        return self.kind.pos

    @property
    def features(self) -> Features:
        """Features, sorted by name."""
        return self.kind.features

    @property
    def ids(self) -> tuple[str, ...]:
        """Names of the suffixes, from the stem outwards."""
        return self.kind.ids


@cache
def _derivations() -> dict[str, list[tuple[Shape, str, str]]]:
    found: dict[str, list[tuple[Shape, str, str]]] = {}
    for row in phonology.load_table("suffixes.toml")["derivation"]:
        for shape in shapes_of(Suffix("derivation", row["form"], (), "", (), phonology.ANY_CLASS)):
            found.setdefault(shape.text, []).append((shape, row["from"], row["to"]))
    return found


@lru_cache(maxsize=50_000)
def derived_classes(stem: str) -> str:
    """Return the classes that a stem has by one derivational suffix on a base of the lexicon: «балалық» → "n"."""
    known, table = lexicon(), _derivations()
    found = ""
    for length in range(1, min(_LONGEST_DERIVATION, len(stem) - 2) + 1):
        rows = table.get(stem[-length:])
        if rows is None:
            continue
        before = stem[:-length]
        left, harmony = phonology.final_class(before), phonology.harmony(before)
        for shape, sources, target in rows:
            if shape.classes & left and shape.harmony & harmony and target not in found:
                bases = (known.get(base, "") for base in stems_before(before, shape))
                found += target if any(not set(sources).isdisjoint(base) for base in bases) else ""
    return found


def _known(classes: str | None, derived: str, code: str) -> str:
    if classes is not None:
        return "L" if code in classes else "O"
    return "D" if code in derived else "U"


def _nominal(stem: str, chain: Chain, word: str) -> Iterator[Reading]:
    suffixes, bare = chain.suffixes, not chain.ids
    closed = closed_classes()
    classes = lexicon().get(stem)
    derived = "" if classes is not None else derived_classes(stem)
    noun, adjective = _known(classes, derived, "n"), _known(classes, derived, "a")
    if noun != "O" or not bare:
        yield Reading(stem, chain.kind("NOUN"), suffixes, noun)
    if adjective in "LD" or (bare and adjective == "U"):
        yield Reading(stem, _ADJECTIVE if bare else chain.kind("ADJ"), suffixes, adjective)
    if bare and "d" in (classes or derived):
        yield Reading(stem, _ADVERB, suffixes, "L")
    if bare and classes is not None and "i" in classes:
        yield Reading(stem, _INTERJECTION, suffixes, "L")
    if bare and stem in closed.leading:
        yield Reading(word.lower(), _PART, (), "L")
    for entry in closed.nominal.get(stem, ()):
        yield Reading(stem, chain.kind(entry.pos, entry.features), suffixes, "L")
    if stem in closed.number or stem in closed.collective:
        yield from _numeral(stem, chain)
    if word[:1].isupper():
        lemma = word[: len(stem)] if word.lower().startswith(stem) else word[0] + stem[1:]
        if len(lemma) > 4 and lemma.isupper() and frequencies().get(stem, (0, "-"))[1] in _NAME_SHARES:
            lemma = lemma.capitalize()
        for gender in _PROPER:
            yield Reading(lemma, chain.kind("PROPN", gender), suffixes, noun if noun != "O" else "U")


def _numeral(stem: str, chain: Chain) -> Iterator[Reading]:
    base = closed_classes().collective.get(stem)
    if base is not None:
        yield Reading(stem, chain.kind("NUM", (("NumType", "Coll"),)), chain.suffixes, "L")
        return
    if not chain.ids:
        for kind in (_CARDINAL, _EITHER_NUMBER):
            yield Reading(stem, kind_of("NUM", (("NumType", kind),)), (), "L")
    else:
        yield Reading(stem, chain.kind("NUM", (("NumType", _EITHER_NUMBER),)), chain.suffixes, "L")


def _with_fallen_vowel(stem: str) -> str:
    """Return the verb of the lexicon whose last vowel fell («қорқ» ← «қорық»), or the stem."""
    if len(stem) < 3 or stem[-1] in phonology.VOWELS or stem[-2] in phonology.VOWELS:
        return stem
    whole = (stem[:-1] + vowel + stem[-1] for vowel in "ыі")
    return next((verb for verb in whole if "v" in lexicon().get(verb, "")), stem)


def _verbal(stem: str, chain: Chain) -> Iterator[Reading]:
    classes = lexicon().get(stem)
    known = _known(classes, "" if classes is not None else derived_classes(stem), "v")
    if known in "UO" and (len(stem) < 3 or sum(map(len, chain.suffixes)) < 3):
        return
    lemma = stem if known != "U" else _with_fallen_vowel(stem)
    known = known if lemma == stem else "L"
    yield Reading(lemma, chain.kind("VERB"), chain.suffixes, known)
    if stem in closed_classes().auxiliary:
        yield Reading(stem, chain.kind("AUX"), chain.suffixes, known)


def _of_parse(stem: str, chain: Chain, word: str) -> Iterable[Reading]:
    root = chain.root
    if root == "noun":
        return _nominal(stem, chain, word)
    if root == "verb":
        return _verbal(stem, chain)
    closed, suffixes = closed_classes(), chain.suffixes
    if root == "temporal" and stem in closed.temporal:
        return [Reading(stem, chain.kind(pos), suffixes, "L") for pos in ("ADV", "NOUN", "ADJ")]
    if root == "comparable" and not _COMPARABLE.isdisjoint(lexicon().get(stem, "")):
        return [Reading(stem, chain.kind("ADJ"), suffixes, "L")]
    if root == "number" and (stem in closed.number or stem[-1].isdigit()):
        return [Reading(stem, chain.kind("NUM"), suffixes, "L")]
    entry = closed.verbal.get((root or "", stem))
    if entry is None:
        return ()
    parts = ("AUX", "VERB") if root == "continuous" else ("AUX",)
    return [Reading(entry.lemma, chain.kind(pos, entry.features), suffixes, "L") for pos in parts]


def _of_shape(word: str) -> Iterator[Reading]:
    """Yield the readings of tokens that are no words: numbers, addresses, signs, abbreviations."""
    if _NUMBER.fullmatch(word):
        if word[-1] in "%‰":
            yield Reading(word[:-1], kind_of("NUM", (("Case", "Nom"), ("NumType", _EITHER_NUMBER))), (), "L")
        else:
            for kind in (_CARDINAL, _ORDINAL, _EITHER_NUMBER):
                yield Reading(word, kind_of("NUM", (("NumType", kind),)), (), "L")
    elif _ADDRESS.fullmatch(word):
        yield Reading(word, kind_of("SYM", ()), (), "L")
    elif not any(letter.isalnum() for letter in word):
        yield Reading(word, kind_of("SYM" if word in "%$€₸+=№§°/" else "PUNCT", ()), (), "L")
    elif word.endswith("."):
        yield Reading(word if len(word) == 2 else word.lower(), kind_of("NOUN", ()), (), "L")


def _of_two(word: str) -> Iterator[Reading]:
    """Yield the readings of a verb with its negation, which UD Kazakh KTB takes for one word: «көрген жоқ»."""
    form, _, rest = word.partition(" ")
    endings = rest.lower().split()
    if not endings or len(endings) > 2:
        return
    added: dict[str, str] = {}
    closed = closed_classes()
    for ending in endings:
        base = next((base for base in closed.periphrastic if ending.startswith(base)), None)
        if base is None:
            return
        added |= closed.periphrastic[base] | closed.persons.get(ending[len(base) :], {})
    for reading in readings(form):
        kind = reading.kind
        if kind.finite:
            features = in_order((dict(kind.features) | added).items())
            yield reading._replace(kind=kind_of(kind.pos, features, kind.ids))


def readings(word: str) -> list[Reading]:
    """Return every reading of a token, in no order; at least one unless the word is empty."""
    if " " in word and (found_two := list(_of_two(word))):
        return found_two
    lower = word.lower()
    found: dict[tuple[str, int], Reading] = {}
    shaped = list(_of_shape(word))
    for reading in shaped:
        found[reading.lemma, reading.kind.label] = reading
    if not shaped or shaped[0].pos in ("NUM", "NOUN"):
        for entry in closed_classes().words.get(lower, ()):
            kind = kind_of(entry.pos, entry.features, ("closed",))
            found[entry.lemma, kind.label] = Reading(entry.lemma, kind, (), "L")
        digits = word[:1].isdigit()
        for stem, chain in () if shaped else parses(lower):
            for reading in _of_parse(stem, chain, word):
                if digits and reading.pos != "NUM":
                    reading = _as_number(reading, word)  # noqa: PLW2901
                found.setdefault((reading.lemma, reading.kind.label), reading)
    if word and not found:
        return [Reading(word, kind_of("X", ()), (), "U")]
    head = _HYPHEN.split(word, maxsplit=1)[0]
    if head != word and (head.isupper() or head.isdigit()):
        bound = [reading for reading in found.values() if reading.lemma == head and reading.ids]
        if bound:
            return bound
    return list(found.values())


def _as_number(reading: Reading, word: str) -> Reading:
    """Return the reading of «5-і», «2019-да», «90%-ға» as an inflected numeral."""
    kind = reading.kind
    if not kind.ids or kind.pos not in ("NOUN", "PROPN"):
        return reading
    features = in_order(dict([("NumType", _EITHER_NUMBER), *kind.features]).items())
    lemma = word[: len(reading.lemma)].rstrip("%‰")
    return Reading(lemma, kind_of("NUM", features, kind.ids), reading.suffixes, "L")


def is_bound(word: str, lemma: str) -> bool:
    """Return whether a hyphen cuts the suffixes off, as in «ОКЖ-сінің»."""
    return word.lower().startswith(lemma.lower()) and word[len(lemma) : len(lemma) + 1] in HYPHENS

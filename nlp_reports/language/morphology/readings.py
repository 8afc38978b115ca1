"""Readings of a word: its parses met with the lexicon, the closed classes and the shape of the token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.analyser import HYPHENS, Parse, parses, stems_before
from nlp_reports.language.morphology.description import Features, Shape, Suffix, in_order, shapes_of
from nlp_reports.language.morphology.lexicon import closed_classes, frequencies, lexicon

_NUMBER = re.compile(r"[+\-−]?\d[\d.,:/–-]*[%‰]?|[IVXLCІХ]{1,8}")
_ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|[#@]\w+|www\.\S+")
_PROPER = ((), (("Gender", "Fem"),), (("Gender", "Masc"),))
_LONGEST_DERIVATION = 4
_NAME_SHARES = frozenset({"8", "9", "10"})
_CARDINAL, _ORDINAL, _EITHER_NUMBER = "Card", "Ord", "Card,Ord"


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading before it is ranked: `known` is L (lexicon), D (derived from it), O (there as another class), U."""

    lemma: str
    pos: str
    features: Features
    suffixes: tuple[str, ...]
    ids: tuple[str, ...]
    known: str


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


def _add(features: Features, more: Features) -> Features:
    names = {name for name, _ in features}
    return in_order(features + tuple(pair for pair in more if pair[0] not in names))


def _known(stem: str, code: str) -> str:
    classes = lexicon().get(stem)
    if classes is not None:
        return "L" if code in classes else "O"
    return "D" if code in derived_classes(stem) else "U"


def _nominal(parse: Parse, word: str) -> Iterator[Reading]:
    stem, bare = parse.stem, not parse.ids
    closed = closed_classes()

    def reading(lemma: str, pos: str, features: Features, known: str) -> Reading:
        return Reading(lemma, pos, features, parse.suffixes, parse.ids, known)

    noun, adjective = _known(stem, "n"), _known(stem, "a")
    if noun in "LDU":
        yield reading(stem, "NOUN", parse.features, noun)
    elif noun == "O" and not bare:
        yield reading(stem, "NOUN", parse.features, "O")
    if adjective in "LD" or (bare and adjective == "U"):
        yield reading(stem, "ADJ", () if bare else parse.features, adjective)
    if bare and "d" in lexicon().get(stem, derived_classes(stem)):
        yield reading(stem, "ADV", (), "L")
    if bare and "i" in lexicon().get(stem, ""):
        yield reading(stem, "INTJ", (), "L")
    if bare and stem in closed.leading:
        yield Reading(word.lower(), "X", (), (), (), "L")
    for entry in closed.nominal.get(stem, ()):
        yield reading(stem, entry.pos, _add(parse.features, entry.features), "L")
    if stem in closed.number or stem in closed.collective:
        yield from _numeral(parse, stem)
    if word[:1].isupper():
        lemma = word[: len(stem)] if word.lower().startswith(stem) else word[0] + stem[1:]
        if len(lemma) > 4 and lemma.isupper() and frequencies().get(stem, (0, "-"))[1] in _NAME_SHARES:
            lemma = lemma.capitalize()
        for gender in _PROPER:
            yield reading(lemma, "PROPN", _add(parse.features, gender), noun if noun != "O" else "U")


def _numeral(parse: Parse, stem: str) -> Iterator[Reading]:
    base = closed_classes().collective.get(stem)
    if base is not None:
        features = _add(parse.features, (("NumType", "Coll"),))
        yield Reading(stem, "NUM", features, parse.suffixes, parse.ids, "L")
        return
    kinds = (_CARDINAL, _EITHER_NUMBER) if not parse.ids else (_EITHER_NUMBER,)
    for kind in kinds:
        features = (("NumType", kind),) if not parse.ids else _add(parse.features, (("NumType", kind),))
        yield Reading(stem, "NUM", features, parse.suffixes, parse.ids, "L")


def _with_fallen_vowel(stem: str) -> str:
    """Return the verb of the lexicon whose last vowel fell («қорқ» ← «қорық»), or the stem."""
    if len(stem) < 3 or stem[-1] in phonology.VOWELS or stem[-2] in phonology.VOWELS:
        return stem
    whole = (stem[:-1] + vowel + stem[-1] for vowel in "ыі")
    return next((verb for verb in whole if "v" in lexicon().get(verb, "")), stem)


def _verbal(parse: Parse) -> Iterator[Reading]:
    known = _known(parse.stem, "v")
    if known in "UO" and (len(parse.stem) < 3 or sum(map(len, parse.suffixes)) < 3):
        return
    stem = parse.stem if known != "U" else _with_fallen_vowel(parse.stem)
    known = known if stem == parse.stem else "L"
    yield Reading(stem, "VERB", parse.features, parse.suffixes, parse.ids, known)
    if parse.stem in closed_classes().auxiliary:
        yield Reading(parse.stem, "AUX", parse.features, parse.suffixes, parse.ids, known)


def _of_parse(parse: Parse, word: str) -> Iterator[Reading]:
    closed, stem = closed_classes(), parse.stem
    if parse.root == "noun":
        yield from _nominal(parse, word)
    elif parse.root == "verb":
        yield from _verbal(parse)
    elif parse.root == "temporal" and stem in closed.temporal:
        for pos in ("ADV", "NOUN", "ADJ"):
            yield Reading(stem, pos, parse.features, parse.suffixes, parse.ids, "L")
    elif parse.root == "comparable" and set("ad") & set(lexicon().get(stem, "")):
        yield Reading(stem, "ADJ", parse.features, parse.suffixes, parse.ids, "L")
    elif parse.root == "number" and (stem in closed.number or stem[-1].isdigit()):
        yield Reading(stem, "NUM", parse.features, parse.suffixes, parse.ids, "L")
    elif (entry := closed.verbal.get((parse.root, stem))) is not None:
        features = _add(parse.features, entry.features)
        for pos in ("AUX", "VERB") if parse.root == "continuous" else ("AUX",):
            yield Reading(entry.lemma, pos, features, parse.suffixes, parse.ids, "L")


def _of_shape(word: str) -> Iterator[Reading]:
    """Yield the readings of tokens that are no words: numbers, addresses, signs, abbreviations."""
    if _NUMBER.fullmatch(word):
        if word[-1] in "%‰":
            yield Reading(word[:-1], "NUM", (("Case", "Nom"), ("NumType", _EITHER_NUMBER)), (), (), "L")
        else:
            for kind in (_CARDINAL, _ORDINAL, _EITHER_NUMBER):
                yield Reading(word, "NUM", (("NumType", kind),), (), (), "L")
    elif _ADDRESS.fullmatch(word):
        yield Reading(word, "SYM", (), (), (), "L")
    elif not any(letter.isalnum() for letter in word):
        yield Reading(word, "SYM" if word in "%$€₸+=№§°/" else "PUNCT", (), (), (), "L")
    elif word.endswith("."):
        yield Reading(word if len(word) == 2 else word.lower(), "NOUN", (), (), (), "L")


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
        features = dict(reading.features)
        if features.get("VerbForm") == "Fin" and features.get("Person") == "3":
            yield replace(reading, features=in_order((features | added).items()))


def readings(word: str) -> list[Reading]:
    """Return every reading of a token, in no order; at least one unless the word is empty."""
    if " " in word and (found_two := list(_of_two(word))):
        return found_two
    lower = word.lower()
    found: dict[tuple[str, str, Features], Reading] = {}
    shaped = list(_of_shape(word))
    for reading in shaped:
        found[reading.lemma, reading.pos, reading.features] = reading
    if not shaped or shaped[0].pos in ("NUM", "NOUN"):
        for entry in closed_classes().words.get(lower, ()):
            found[entry.lemma, entry.pos, entry.features] = Reading(
                entry.lemma, entry.pos, entry.features, (), ("closed",), "L"
            )
        digits = word[:1].isdigit()
        for parse in () if shaped else parses(lower):
            for reading in _of_parse(parse, word):
                if digits and reading.pos != "NUM":
                    reading = _as_number(reading, word)  # noqa: PLW2901
                found.setdefault((reading.lemma, reading.pos, reading.features), reading)
    if word and not found:
        return [Reading(word, "X", (), (), (), "U")]
    head = re.split("[-–‑]", word, maxsplit=1)[0]
    if head != word and (head.isupper() or head.isdigit()):
        bound = [reading for reading in found.values() if reading.lemma == head and reading.ids]
        if bound:
            return bound
    return list(found.values())


def _as_number(reading: Reading, word: str) -> Reading:
    """Return the reading of «5-і», «2019-да», «90%-ға» as an inflected numeral."""
    if not reading.ids or reading.pos not in ("NOUN", "PROPN"):
        return reading
    features = _add(reading.features, (("NumType", _EITHER_NUMBER),))
    lemma = word[: len(reading.lemma)].rstrip("%‰")
    return Reading(lemma, "NUM", features, reading.suffixes, reading.ids, "L")


def is_bound(word: str, lemma: str) -> bool:
    """Return whether a hyphen cuts the suffixes off, as in «ОКЖ-сінің»."""
    return word.lower().startswith(lemma.lower()) and word[len(lemma) : len(lemma) + 1] in HYPHENS

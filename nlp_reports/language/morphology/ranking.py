"""Which reading is likeliest: a log-linear model over the readings of each word and of its left neighbour.

The score of a reading by itself is a sum of weights of its traits, the same wherever the word stands, so it is
computed once a form. The score of two neighbours is a sum of weights of pairs of classes. The weights are learnt from a
treebank by `nlp_reports.language.morphology.training` and lie in `weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat

from nlp_reports.language.morphology.description import Features
from nlp_reports.language.morphology.lexicon import closed_classes, frequencies, lexicon
from nlp_reports.language.morphology.readings import Reading, is_bound, readings

WIDTH, MARGIN = 5, 7.0
"""Readings of a word that the search through a sentence keeps, and how far below the best their scores may lie."""

_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARY, _COMPOUNDS, _LEADING = closed_classes().auxiliary, closed_classes().compounds, closed_classes().leading
_NEVER = (0, "-")
_LENGTHS = (0, 1, 2, 3, 4, 4, 5, 5, 6)


@dataclass(frozen=True, slots=True)
class Context:
    """What a neighbour sees of a reading."""

    pos: str
    tag: str
    coarse: str
    lemma: str
    end: str = ""


START = Context("^", "^", "^", "^")


def _coarse(reading: Reading) -> str:
    kept = []
    for name, value in reading.features:
        if name in ("Case", "VerbForm", "Aspect", "NumType", "Degree", "PronType"):
            kept.append(value)
        elif name in ("Person[psor]", "Gender"):
            kept.append(name[:1] + value[:1])
    return ":".join([reading.pos, *kept])


def _end(reading: Reading) -> str:
    """Return what a verb form is at its end: converb, participle, tense; the case of anything else."""
    features = dict(reading.features)
    return features.get("VerbForm", "") + features.get("Tense", features.get("Case", features.get("Aspect", "")))


def context(reading: Reading) -> Context:
    """Return what the neighbours of a word see of this reading."""
    tag = "|".join([reading.pos, *(f"{name}={value}" for name, value in reading.features)])
    return Context(reading.pos, tag, _coarse(reading), reading.lemma, _end(reading))


def _shape(word: str, first: bool) -> str:
    if word.isupper() and len(word) > 1:
        return "AA"
    if not word[:1].isupper():
        return "aa"
    return "^" if first else "Aa"


def traits(word: str, reading: Reading, *, first: bool = False) -> Iterator[str]:
    """Yield what a reading is judged by, whatever its neighbours.

    Args:
        word: as it stands.
        reading: one of its readings.
        first: whether it is the first word of its sentence, where a capital says nothing.
    """
    yield from _common_traits(_signature(word, reading, first))
    yield from _lexical_traits(word, reading)


Signature = tuple[str, Features, str, tuple[str, ...], int, int, str, str, int, str]
"""What a reading shares with those of many other words; see `_signature`."""


def _signature(word: str, reading: Reading, first: bool) -> Signature:
    lemma = reading.lemma.lower()
    frequency, share = frequencies().get(lemma, _NEVER)
    suffixes = sum(map(len, reading.suffixes)) if reading.known in "UO" else -1
    length = _LENGTHS[min(len(lemma), 8)]
    classes = lexicon().get(lemma, "-")
    shape = _shape(word, first)
    return reading.pos, reading.features, reading.known, reading.ids, length, suffixes, classes, shape, frequency, share


def _common_traits(signature: Signature) -> Iterator[str]:
    pos, features, known, ids, length, suffixes, classes, shape, frequency, share = signature
    chain = "+".join(ids)
    tag = "|".join([pos, *map("=".join, features)])
    yield f"t:{tag}"
    yield f"p:{pos}"
    yield f"k:{known}:{pos}:{bool(ids)}"
    yield f"kc:{classes}:{pos}:{bool(ids)}"
    yield f"c:{chain}:{pos}"
    yield f"ck:{chain}:{known}"
    yield f"n:{length}:{known}:{pos}"
    yield f"r:{suffixes if suffixes >= 0 else '-'}:{pos}"
    yield f"cap:{shape}:{pos}:{known}"
    yield f"f:{frequency}:{pos}"
    yield f"fk:{frequency}:{known}:{bool(ids)}"
    yield f"s:{share}:{shape}:{pos}"
    for suffix in ids:
        yield f"i:{suffix}"


def _lexical_traits(word: str, reading: Reading) -> Iterator[str]:
    lower, pos, known = word.lower(), reading.pos, reading.known
    lemma = reading.lemma.lower()
    unknown = known in "UD"
    yield f"e:{lemma[-3:]}:{pos}:{unknown}"
    yield f"e2:{lemma[-2:]}:{pos}:{unknown}"
    if pos == "PROPN":
        yield f"g:{lemma[-2:]}:{dict(reading.features).get('Gender')}"
    yield f"l:{lemma}:{pos}"
    yield f"w:{lower}:{'|'.join([pos, *map('='.join, reading.features)])}"
    yield f"w:{lower}:{lemma}"
    if "passive" in reading.ids or "reciprocal" in reading.ids or "passive after л" in reading.ids:
        yield f"v:{known}:{lexicon().get(lower[: len(lemma) + 2], '-')}"
    if reading.ids and is_bound(word, reading.lemma):
        yield f"b:{pos}"


def pair_traits(left: Context, right: Context) -> Iterator[str]:
    """Yield what two neighbours are judged by."""
    yield f"a:{left.coarse}>{right.coarse}"
    yield f"ap:{left.pos}>{right.tag}"
    if left.lemma:
        yield f"al:{left.lemma}>{right.coarse}"
    if right.lemma:
        yield f"ar:{left.coarse}>{right.lemma}:{right.pos}"
    if right.pos in _VERBAL and right.lemma in _AUXILIARY:
        yield f"av:{left.pos}:{left.end}>{right.lemma}:{right.pos}:{right.end}"
        yield f"ae:{left.end}>{right.pos}:{right.end}"
    compound = left.lemma in _LEADING and (left.lemma, right.lemma) in _COMPOUNDS
    if compound or left.pos == "X":
        yield f"x:{compound}:{left.pos == 'X'}"


@cache
def weights() -> dict[str, float]:
    """Return the learnt weights by trait; empty where the file was never made."""
    path = files(__package__).joinpath("weights.tsv")
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {trait: float(weight) for trait, weight in rows}


_CASES = frozenset({"Gen", "Dat", "Acc", "Loc", "Abl", "Ins"})


def prior(reading: Reading) -> float:
    """Return the score before anything is learnt: known stems first, then what suffixes explain.

    An unknown stem is likelier with a case taken off than with the case as part of it, the more letters the case has;
    so is one with the possessive before the case («акиматының» ← «акимат»).
    """
    score = {"L": 2.0, "D": 1.0, "O": -1.0, "U": -1.0}[reading.known]
    if reading.known != "U" or not reading.ids:
        return score - 0.3 * len(reading.ids)
    features = dict(reading.features)
    length = len(reading.suffixes[-1])
    if features.get("Case") in _CASES and length > 1 and len(reading.lemma) > 2:
        score += (1.2 if reading.pos == "PROPN" else 0.7) * length + (1.5 if "possessive 3" in reading.ids else 0.0)
    return score


def score(word: str, reading: Reading, *, first: bool = False) -> float:
    """Return the score of a reading by itself."""
    common = _common_score(_signature(word, reading, first))
    return prior(reading) + common + sum(map(weights().get, _lexical_traits(word, reading), repeat(0.0)))


@lru_cache(maxsize=50_000)
def _common_score(signature: Signature) -> float:
    return sum(map(weights().get, _common_traits(signature), repeat(0.0)))


def forget() -> None:
    """Drop what was computed, after the weights changed."""
    _common_score.cache_clear()
    neighbours.cache_clear()


def ranked(word: str, *, first: bool = False) -> list[tuple[float, Reading]]:
    """Return the readings of a word with their scores, best first; ties in order of lemma and features."""
    scored = [(score(word, reading, first=first), reading) for reading in readings(word)]
    scored.sort(key=lambda pair: (-pair[0], pair[1].lemma, pair[1].pos, pair[1].features))
    return scored


class Neighbours:
    """Scores of neighbouring readings, each pair computed once."""

    def __init__(self) -> None:
        table = weights()
        self._lemmas = {
            part.rpartition(":")[0] if kind == "ar" else part
            for trait in table
            for kind, _, rest in [trait.partition(":")]
            if kind in ("al", "ar")
            for part in [rest.partition(">")[0 if kind == "al" else 2]]
        }
        self._lemmas |= {lemma for pair in _COMPOUNDS for lemma in pair} | _AUXILIARY
        self._number: dict[Context, int] = {}
        self._contexts: list[Context] = []
        self._scores: dict[int, float] = {}
        self.start = self.number(START)

    def number(self, seen: Context) -> int:
        """Return the number of a context; lemmas that no weight names are one."""
        if seen.lemma not in self._lemmas:
            seen = Context(seen.pos, seen.tag, seen.coarse, "", seen.end)
        number = self._number.setdefault(seen, len(self._contexts))
        if number == len(self._contexts):
            self._contexts.append(seen)
        return number

    def score(self, left: int, right: int) -> float:
        """Return the score of two neighbours by their numbers."""
        key = left << 20 | right
        value = self._scores.get(key)
        if value is None:
            table = weights()
            value = sum(table.get(t, 0.0) for t in pair_traits(self._contexts[left], self._contexts[right]))
            self._scores[key] = value
        return value


@cache
def neighbours() -> Neighbours:
    """Return the shared table of scores of neighbours."""
    return Neighbours()


def best_path(lattice: Sequence[Sequence[tuple[float, int]]]) -> list[int]:
    """Return the index of the reading of each word on the best path (Viterbi).

    Args:
        lattice: for each word its readings as (score by itself, context number); none may be empty.
    """
    table = neighbours()
    get, compute = table._scores.get, table.score
    previous = [(0.0, table.start)]
    back: list[list[int]] = []
    for column in lattice:
        current: list[tuple[float, int]] = []
        origins: list[int] = []
        for own, right in column:
            best, origin = float("-inf"), 0
            for index, (total, left) in enumerate(previous):
                pair = get(left << 20 | right)
                value = total + (compute(left, right) if pair is None else pair)
                if value > best:
                    best, origin = value, index
            current.append((best + own, right))
            origins.append(origin)
        back.append(origins)
        previous = current
    if not back:
        return []
    position = max(range(len(previous)), key=lambda index: previous[index][0])
    path = []
    for origins in reversed(back):
        path.append(position)
        position = origins[position]
    return path[::-1]

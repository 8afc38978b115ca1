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

from nlp_reports.language.morphology.analyser import HYPHENS
from nlp_reports.language.morphology.description import Features
from nlp_reports.language.morphology.kinds import Kind
from nlp_reports.language.morphology.lexicon import closed_classes, frequencies, lexicon
from nlp_reports.language.morphology.readings import Reading, readings

WIDTH, MARGIN = 5, 7.0
"""Readings of a word that the search through a sentence keeps, and how far below the best their scores may lie."""

_PAIRS = 500_000
"""Pairs of neighbours whose score is kept; they are dropped together when there are more."""

_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARY, _COMPOUNDS, _LEADING = closed_classes().auxiliary, closed_classes().compounds, closed_classes().leading
_VOICES = frozenset({"passive", "reciprocal", "passive after л"})
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


def context(reading: Reading) -> Context:
    """Return what the neighbours of a word see of this reading."""
    kind = reading.kind
    return Context(kind.pos, kind.tag, kind.coarse, reading.lemma, kind.end)


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
    lemma = reading.lemma.lower()
    yield from _common_traits(*_signature(lemma, reading, _shape(word, first)))
    yield from _lexical_traits(word.lower(), lemma, reading)


Signature = tuple[Kind, str, int, int, str, str, int, str]
"""What a reading shares with those of many other words: its kind, how its lemma is known, length of that and of its
suffixes (-1 where the lemma is known), classes of the lemma, letter case of the word, frequency, share of capitals."""


def _signature(lemma: str, reading: Reading, shape: str) -> Signature:
    frequency, share = frequencies().get(lemma, _NEVER)
    known = reading.known
    suffixes = sum(map(len, reading.suffixes)) if known in "UO" else -1
    length = _LENGTHS[min(len(lemma), 8)]
    return reading.kind, known, length, suffixes, lexicon().get(lemma, "-"), shape, frequency, share


def _common_traits(
    kind: Kind, known: str, length: int, suffixes: int, classes: str, shape: str, frequency: int, share: str
) -> Iterator[str]:
    pos, ids = kind.pos, kind.ids
    chain = "+".join(ids)
    yield f"t:{kind.tag}"
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


def _lexical_traits(lower: str, lemma: str, reading: Reading) -> list[str]:
    kind, known = reading.kind, reading.known
    pos, ids = kind.pos, kind.ids
    unknown = known in "UD"
    found = [f"e:{lemma[-3:]}:{pos}:{unknown}", f"e2:{lemma[-2:]}:{pos}:{unknown}"]
    if pos == "PROPN":
        found.append(f"g:{lemma[-2:]}:{kind.gender}")
    found += (f"l:{lemma}:{pos}", f"w:{lower}:{kind.tag}", f"w:{lower}:{lemma}")
    if ids:
        if not _VOICES.isdisjoint(ids):
            found.append(f"v:{known}:{lexicon().get(lower[: len(lemma) + 2], '-')}")
        if lower[len(lemma) : len(lemma) + 1] in HYPHENS and lower.startswith(lemma):
            found.append(f"b:{pos}")
    return found


def pair_traits(left: Context, right: Context) -> list[str]:
    """Return what two neighbours are judged by."""
    found = [f"a:{left.coarse}>{right.coarse}", f"ap:{left.pos}>{right.tag}"]
    if left.lemma:
        found.append(f"al:{left.lemma}>{right.coarse}")
    if right.lemma:
        found.append(f"ar:{left.coarse}>{right.lemma}:{right.pos}")
        if right.pos in _VERBAL and right.lemma in _AUXILIARY:
            found.append(f"av:{left.pos}:{left.end}>{right.lemma}:{right.pos}:{right.end}")
            found.append(f"ae:{left.end}>{right.pos}:{right.end}")
    compound = left.lemma in _LEADING and (left.lemma, right.lemma) in _COMPOUNDS
    if compound or left.pos == "X":
        found.append(f"x:{compound}:{left.pos == 'X'}")
    return found


@cache
def weights() -> dict[str, float]:
    """Return the learnt weights by trait; empty where the file was never made."""
    path = files(__package__).joinpath("weights.tsv")
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {trait: float(weight) for trait, weight in rows}


_KNOWN = {"L": 2.0, "D": 1.0, "O": -1.0, "U": -1.0}
_CASES = frozenset({"Gen", "Dat", "Acc", "Loc", "Abl", "Ins"})


def prior(reading: Reading) -> float:
    """Return the score before anything is learnt: known stems first, then what suffixes explain.

    An unknown stem is likelier with a case taken off than with the case as part of it, the more letters the case has;
    so is one with the possessive before the case («акиматының» ← «акимат»).
    """
    score = _KNOWN[reading.known]
    kind = reading.kind
    if reading.known != "U" or not kind.ids:
        return score - 0.3 * len(kind.ids)
    length = len(reading.suffixes[-1])
    if length > 1 and len(reading.lemma) > 2 and kind.case in _CASES:
        score += (1.2 if kind.pos == "PROPN" else 0.7) * length + (1.5 if "possessive 3" in kind.ids else 0.0)
    return score


@lru_cache(maxsize=50_000)
def _common_score(
    kind: Kind, known: str, length: int, suffixes: int, classes: str, shape: str, frequency: int, share: str
) -> float:
    traits = _common_traits(kind, known, length, suffixes, classes, shape, frequency, share)
    return sum(map(weights().get, traits, repeat(0.0)))


def forget() -> None:
    """Drop what was computed, after the weights changed."""
    _common_score.cache_clear()
    neighbours.cache_clear()


def ranked(word: str, *, first: bool = False) -> list[tuple[float, Reading]]:
    """Return the readings of a word with their scores, best first; ties in order of lemma and features."""
    get, lower, shape = weights().get, word.lower(), _shape(word, first)
    scored = []
    for reading in readings(word):
        lemma = reading.lemma.lower()
        common = _common_score(*_signature(lemma, reading, shape))
        own = sum(map(get, _lexical_traits(lower, lemma, reading), repeat(0.0)))
        scored.append((prior(reading) + common + own, reading))
    if len(scored) > 1:
        scored.sort(key=_order)
    return scored


def _order(scored: tuple[float, Reading]) -> tuple[float, str, str, Features]:
    score, (lemma, kind, _, _) = scored
    return -score, lemma, kind.pos, kind.features


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
        self._numbers: dict[tuple[int, str], int] = {}
        self._contexts: list[Context] = []
        self._scores: dict[int, float] = {}
        self.start = self._add(START)

    def number(self, reading: Reading) -> int:
        """Return the number of what neighbours see of a reading; lemmas that no weight names are one."""
        lemma = reading.lemma if reading.lemma in self._lemmas else ""
        key = reading.kind.label, lemma
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._add(context(reading._replace(lemma=lemma)))
        return number

    def _add(self, seen: Context) -> int:
        self._contexts.append(seen)
        return len(self._contexts) - 1

    def score(self, left: int, right: int) -> float:
        """Return the score of two neighbours by their numbers."""
        key = left << 20 | right
        value = self._scores.get(key)
        if value is None:
            traits = pair_traits(self._contexts[left], self._contexts[right])
            value = sum(map(weights().get, traits, repeat(0.0)))
            if len(self._scores) >= _PAIRS:
                self._scores.clear()
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

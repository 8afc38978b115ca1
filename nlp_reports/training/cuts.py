"""Learn what speaks for two words run together (`repair/evidence.toml`) from text of which some spaces are dropped.

The texts are parted, and the words of each part are looked up in tables counted without it, so that what nobody has
seen is as frequent as in new text. What the sources themselves run together (`cuts.txt`, marked by hand) is left out.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from nlp_reports.repair import evidence, words
from nlp_reports.repair.counting import count_forms, count_pairs
from nlp_reports.repair.glued import unsure_words
from nlp_reports.training import logistic
from nlp_reports.weighing import odds

_SPACE = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_RAW = ("kazqad", "ntrex", "sib200", "akorda_lower", "pm_economy_lower", "gov2015")
_KAZNERD, _OF_KAZNERD, _MEASURED = "kaznerd/IOB2_valid.txt", 4, "gov2015"
_BLOCK = 15
_RATE, _SEED, _UNDAMAGED = 0.12, 3, 12.0
_RIDGE = 1.0

Line = tuple[int, str]
"""A line of a source: its number there, from 0, and its text."""


@dataclass(frozen=True)
class Cut(logistic.Example):
    """A word that could be cut: what the model looks at, whether the cuts are right, and what the example counts."""

    found: int = 0
    """How many of the dropped spaces the cuts put back."""


@dataclass(frozen=True)
class Part:
    """The examples of a part of the texts, and how many spaces were dropped in it."""

    examples: list[Cut]
    dropped: int


def damaged(line: str, chance: random.Random, rate: float) -> tuple[str, set[int]]:
    """Return a line with spaces dropped, and the offsets in it where they stood."""
    pieces: list[str] = []
    gaps: set[int] = set()
    position = length = 0
    for match in _SPACE.finditer(line):
        if chance.random() < rate:
            pieces.append(line[position : match.start()])
            length += match.start() - position
            gaps.add(length)
            position = match.end()
    return "".join([*pieces, line[position:]]), gaps


def read_lines(sources: Path) -> list[Line]:
    """Return the lines to learn from: raw/ without every tenth line of the pages of 2015, two fifths of KazNERD.

    Raises:
        OSError: A source is not there.
    """
    found: list[Line] = []
    for name in _RAW:
        lines = gzip.decompress((sources / "raw" / f"{name}.txt.gz").read_bytes()).decode("utf-8").splitlines()
        found += [(number, line) for number, line in enumerate(lines) if name != _MEASURED or number % 10]
    blocks = re.split(r"\n\s*\n", (sources / _KAZNERD).read_text(encoding="utf-8").strip())
    sentences = [" ".join(row.split()[0] for row in block.splitlines()) for block in blocks]
    return found + [(number, text) for number, text in enumerate(sentences) if number % 10 < _OF_KAZNERD]


def collect(lines: list[Line], parts: int) -> Iterator[Part]:
    """Yield the examples of each part of the lines, read with the words counted in the others."""
    for part in range(parts):
        own = [text for number, text in lines if number // _BLOCK % parts == part]
        with _counted([text for number, text in lines if number // _BLOCK % parts != part]):
            yield _examples(own)


@contextmanager
def _counted(lines: list[str]) -> Iterator[None]:
    """Let the forms and pairs known be those of some lines, as long as the block lasts."""
    forms, pairs = dict(words.forms()), dict(words.pairs())
    try:
        _install(count_forms(lines), {})
        seen = count_pairs(lines)
        _install(dict(words.forms()), {stem: (f" {' '.join(a)} ", f" {' '.join(b)} ") for stem, (a, b) in seen.items()})
        yield
    finally:
        _install(forms, pairs)


def _install(forms: dict[str, int], pairs: dict[str, tuple[str, str]]) -> None:
    for table, new in ((words.forms(), forms), (words.pairs(), pairs)):
        table.clear()
        table.update(new)  # type: ignore[arg-type]
    for cached in (words.forms_total, words.is_regular, words.seen_score, words.unseen_score):
        cached.cache_clear()
    evidence.known_words.cache_clear()
    evidence.grams.cache_clear()


def _examples(lines: list[str]) -> Part:
    """Return the words that could be cut: those run together by dropping spaces, and those of the undamaged text."""
    chance, found, dropped = random.Random(_SEED), [], 0
    for line in lines:
        text, gaps = damaged(line, chance, _RATE)
        dropped += len(gaps)
        for match, margin, cuts in _candidates(text):
            inside = {gap - match.start() for gap in gaps if match.start() < gap < match.end()}
            if inside:
                seen = evidence.traits(text, match, cuts, margin)
                found.append(Cut(seen, inside.issuperset(cuts), found=len(inside & set(cuts))))
    own = frozenset(files(__package__).joinpath("cuts.txt").read_text(encoding="utf-8").split())
    for line in lines:
        for match, margin, cuts in _candidates(line):
            small = match[0].lower()
            if "|".join(small[start:end] for start, end in pairwise([0, *cuts, len(small)])) not in own:
                found.append(Cut(evidence.traits(line, match, cuts, margin), False, _UNDAMAGED))
    return Part(found, dropped)


def _candidates(text: str) -> Iterator[tuple[re.Match[str], float, list[int]]]:
    """Yield the words to judge but for names: sources in small letters alone have them without a capital."""
    return (found for found in unsure_words(text) if not words.is_name(found[0][0]))


def fit(parts: Iterable[Part]) -> dict[str, float]:
    """Return the weight of each trait and the bias.

    Raises:
        ValueError: No word of the texts could be cut, or all or none should be.
    """
    examples = [example for part in parts for example in part.examples]
    if len({example.right for example in examples}) < 2:
        raise ValueError("too little text: no words run together to learn from")
    return logistic.fit(examples, ridge=_RIDGE, seldom=0)


def cross_validate(parts: list[Part], threshold: float) -> Iterator[str]:
    """Yield the figures of each part with the weights of the others, for odds (as a logarithm) above a threshold."""
    for number, part in enumerate(parts):
        weights = fit([*parts[:number], *parts[number + 1 :]])
        cut = [example for example in part.examples if odds(example.signs, weights) > threshold]
        wrong = sum(not example.right for example in cut)
        back = sum(example.found for example in cut)
        yield f"{back} of {part.dropped} spaces put back ({back / max(1, part.dropped):.3f}), {wrong} words cut wrongly"

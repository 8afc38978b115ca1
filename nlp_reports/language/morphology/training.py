"""Learn the weights of `ranking` from a treebank: a conditional random field over the readings of each sentence.

`nlp-reports train morphology TREEBANK.conllu` writes the weights, `--folds 5` cross-validates instead.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from nlp_reports.evaluation.treebank import Accuracy, TreebankToken, measure
from nlp_reports.language.morphology import first_word, forget, ranking
from nlp_reports.language.morphology.ranking import START, Context, context, pair_traits, prior, traits
from nlp_reports.language.morphology.readings import Reading, readings
from nlp_reports.language.views import read_forms

EPOCHS, RATE, DECAY = 8, 0.1, 0.02
KEPT = 0.05
"""Weights nearer to nought than this are not written."""

NOTE = """# Weights learnt from UD Kazakh KTB (universaldependencies.org, CC BY-SA 4.0); this file: CC BY-SA 4.0.
"""

Column = list[tuple[list[int], Context, float]]
"""For each reading of a word: numbers of its traits, what neighbours see of it, its prior."""


class Numbers:
    """Traits by number, so that the loop below sums over lists."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self._pairs: dict[tuple[Context, Context], list[int]] = {}

    def of(self, names: Iterable[str]) -> list[int]:
        """Return the numbers of traits."""
        return [self.number.setdefault(name, len(self.number)) for name in names]

    def pair(self, left: Context, right: Context) -> list[int]:
        """Return the numbers of the traits of two neighbours."""
        found = self._pairs.get((left, right))
        if found is None:
            found = self._pairs[left, right] = self.of(pair_traits(left, right))
        return found


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: the readings of its words, numbers of the traits of neighbours, and which readings are gold."""

    own: list[list[tuple[list[int], float]]]
    pairs: list[list[list[list[int]]]]
    targets: list[list[int]]


def agreement(gold: TreebankToken, reading: Reading) -> float:
    """Return how much of the gold reading a reading has: 3 is all of it."""
    features = "|".join(f"{name}={value}" for name, value in reading.features) or "_"
    return 1.2 * (gold.lemma == reading.lemma) + (gold.pos == reading.pos) + 0.8 * (gold.features == features)


def examples(sentences: Sequence[list[TreebankToken]], numbers: Numbers) -> list[Example]:
    """Return the sentences as lattices, each word with the readings that agree best with gold."""
    found = []
    for sentence in sentences:
        made = Example([], [], [])
        first = first_word([token.form for token in sentence])
        left = [START]
        for place, token in enumerate(sentence):
            options = readings(token.form)
            marks = [agreement(token, option) if token.whole else 0.0 for option in options]
            best = max(marks)
            made.targets.append([index for index, mark in enumerate(marks) if mark == best])
            made.own.append(
                [(numbers.of(traits(token.form, item, first=place == first)), prior(item)) for item in options]
            )
            right = [context(option) for option in options]
            made.pairs.append([[numbers.pair(a, b) for b in right] for a in left])
            left = right
        found.append(made)
    return found


def _sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


def _marginals(
    own: list[list[float]], pairs: list[list[list[float]]], allowed: list[list[int]]
) -> tuple[list[dict[int, float]], list[dict[tuple[int, int], float]]]:
    """Return probabilities of readings and of neighbours (forward-backward), over the allowed readings."""
    forward: list[dict[int, float]] = []
    previous = {0: 0.0}
    for position, column in enumerate(allowed):
        previous = {
            j: own[position][j] + _sum([value + pairs[position][i][j] for i, value in previous.items()]) for j in column
        }
        forward.append(previous)
    backward: list[dict[int, float]] = [dict.fromkeys(allowed[-1], 0.0)]
    for position in range(len(allowed) - 1, 0, -1):
        after = backward[-1]
        backward.append(
            {
                i: _sum([pairs[position][i][j] + own[position][j] + value for j, value in after.items()])
                for i in allowed[position - 1]
            }
        )
    backward.reverse()
    total = _sum(list(forward[-1].values()))
    single = [
        {j: math.exp(forward[position][j] + backward[position][j] - total) for j in column}
        for position, column in enumerate(allowed)
    ]
    double = []
    for position, column in enumerate(allowed):
        left = forward[position - 1] if position else {0: 0.0}
        double.append(
            {
                (i, j): math.exp(value + pairs[position][i][j] + own[position][j] + backward[position][j] - total)
                for i, value in left.items()
                for j in column
            }
        )
    return single, double


def fit(sentences: Sequence[list[TreebankToken]], epochs: int = EPOCHS, seed: int = 1) -> dict[str, float]:
    """Return weights that make the gold readings likely (AdaGrad, L2)."""
    numbers = Numbers()
    data = examples(sentences, numbers)
    order = random.Random(seed)
    weight = [0.0] * len(numbers.number)
    squares = [0.1] * len(weight)
    for _ in range(epochs):
        order.shuffle(data)
        for example in data:
            for trait, value in _gradient(example, weight).items():
                if abs(value) < 1e-4:
                    continue
                step = value - DECAY * weight[trait]
                squares[trait] += step * step
                weight[trait] += RATE * step / math.sqrt(squares[trait])
    return {name: weight[number] for name, number in numbers.number.items() if weight[number]}


def _gradient(example: Example, weight: list[float]) -> dict[int, float]:
    """Return how the likelihood of the gold readings of a sentence changes with each weight."""
    gradient: dict[int, float] = defaultdict(float)
    get = weight.__getitem__
    own = [[prior + sum(map(get, ids)) for ids, prior in column] for column in example.own]
    pairs = [[[sum(map(get, ids)) for ids in row] for row in rows] for rows in example.pairs]
    for sign, allowed in ((1.0, example.targets), (-1.0, [list(range(len(column))) for column in example.own])):
        single, double = _marginals(own, pairs, allowed)
        for column, chances in zip(example.own, single, strict=True):
            for index, chance in chances.items():
                if chance > 1e-4:
                    for trait in column[index][0]:
                        gradient[trait] += sign * chance
        for rows, joint in zip(example.pairs, double, strict=True):
            for (i, j), chance in joint.items():
                if chance > 1e-3:
                    for trait in rows[i][j]:
                        gradient[trait] += sign * chance
    return gradient


def use(weight: dict[str, float]) -> None:
    """Let the ranking use these weights in this process."""
    ranking.weights = lambda: weight  # type: ignore[assignment]
    forget()


def cross_validate(sentences: Sequence[list[TreebankToken]], folds: int) -> Iterator[Accuracy]:
    """Yield for each fold how well it is read by weights that were learnt from the others.

    Every nth sentence makes a fold. The weights of the last fold stay in use.
    """
    for fold in range(folds):
        learn = [sentence for index, sentence in enumerate(sentences) if index % folds != fold]
        apart = [sentence for index, sentence in enumerate(sentences) if index % folds == fold]
        use(fit(learn))
        yield measure(apart, read_forms)


def write_weights(weight: dict[str, float]) -> int:
    """Write the weights that the package ships; return how many they are."""
    rows = sorted((trait, value) for trait, value in weight.items() if abs(value) >= KEPT)
    text = NOTE + "".join(f"{trait}\t{value:.2f}\n" for trait, value in rows)
    target = Path(str(files(__package__).joinpath("weights.tsv")))
    made = target.with_suffix(".new")
    made.write_text(text, encoding="utf-8")
    made.replace(target)
    return len(rows)

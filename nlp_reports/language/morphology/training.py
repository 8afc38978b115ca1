"""Learn the weights of `ranking` from a treebank: a conditional random field over the readings of each sentence.

    python -m nlp_reports.language.morphology.training TREEBANK.conllu [--every 5]

With `--every N` every Nth sentence is left out and measured, and the weights are not written.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from nlp_reports.evaluation.treebank import TreebankToken, held_out, measure, read_treebank
from nlp_reports.language.morphology import ranking
from nlp_reports.language.morphology.ranking import START, Context, context, pair_traits, prior, traits
from nlp_reports.language.morphology.readings import Reading, readings

EPOCHS, RATE, DECAY = 8, 0.1, 0.02
KEPT = 0.02
"""Weights nearer to nought than this are not written."""

NOTE = """# Weights learnt from UD Kazakh KTB (universaldependencies.org, CC BY-SA 4.0); this file: CC BY-SA 4.0.
"""

Column = list[tuple[list[str], Context, float]]


def agreement(gold: TreebankToken, reading: Reading) -> float:
    """Return how much of the gold reading a reading has: 3 is all of it."""
    features = "|".join(f"{name}={value}" for name, value in reading.features) or "_"
    return 1.2 * (gold.lemma == reading.lemma) + (gold.pos == reading.pos) + 0.8 * (gold.features == features)


def examples(sentences: Sequence[list[TreebankToken]]) -> list[tuple[list[Column], list[list[int]]]]:
    """Return for each sentence its lattice and, for each word, the readings that agree best with gold."""
    found = []
    for sentence in sentences:
        lattice, targets = [], []
        for token in sentence:
            options = readings(token.form)
            marks = [agreement(token, option) if token.whole else 0.0 for option in options]
            best = max(marks)
            targets.append([index for index, mark in enumerate(marks) if mark == best])
            lattice.append([(list(traits(token.form, option)), context(option), prior(option)) for option in options])
        found.append((lattice, targets))
    return found


def _sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


def _pairs(lattice: list[Column], weight: dict[str, float]) -> list[list[list[float]]]:
    tables = []
    left = [START]
    for column in lattice:
        right = [item[1] for item in column]
        tables.append([[sum(weight.get(t, 0.0) for t in pair_traits(a, b)) for b in right] for a in left])
        left = right
    return tables


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
    data = examples(sentences)
    order = random.Random(seed)
    weight: dict[str, float] = {}
    squares: dict[str, float] = defaultdict(lambda: 0.1)
    for _ in range(epochs):
        order.shuffle(data)
        for lattice, targets in data:
            gradient: dict[str, float] = defaultdict(float)
            own = [[item[2] + sum(weight.get(t, 0.0) for t in item[0]) for item in column] for column in lattice]
            pairs = _pairs(lattice, weight)
            for sign, allowed in ((1.0, targets), (-1.0, [list(range(len(column))) for column in lattice])):
                single, double = _marginals(own, pairs, allowed)
                for column, chances in zip(lattice, single, strict=True):
                    for index, chance in chances.items():
                        if chance > 1e-4:
                            for trait in column[index][0]:
                                gradient[trait] += sign * chance
                left = [START]
                for column, chances_of_pairs in zip(lattice, double, strict=True):
                    for (i, j), chance in chances_of_pairs.items():
                        if chance > 1e-3:
                            for trait in pair_traits(left[i], column[j][1]):
                                gradient[trait] += sign * chance
                    left = [item[1] for item in column]
            for trait, value in gradient.items():
                if abs(value) < 1e-4:
                    continue
                step = value - DECAY * weight.get(trait, 0.0)
                squares[trait] += step * step
                weight[trait] = weight.get(trait, 0.0) + RATE * step / math.sqrt(squares[trait])
    return weight


def use(weight: dict[str, float]) -> None:
    """Let the ranking use these weights in this process."""
    from nlp_reports.language.morphology import forget

    ranking.weights = lambda: weight  # type: ignore[assignment]
    ranking.neighbours.cache_clear()
    forget()


def main() -> None:
    """Run the command."""
    from nlp_reports.language.morphology import analyze_sentence

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--every", type=int, default=0, help="leave every Nth sentence out and measure on it")
    options = parser.parse_args()
    sentences = list(read_treebank(options.treebank))
    learn, apart = held_out(sentences, options.every) if options.every else (sentences, sentences[:0])
    weight = fit(learn)
    if options.every:
        use(weight)

        def analyse(forms: list[str]) -> list[tuple[str, str, str]]:
            return [
                (found.lemma, found.pos, "|".join(f"{n}={v}" for n, v in found.features) or "_")
                for found in analyze_sentence(forms)
            ]

        for name, part in (("learnt from", learn), ("held out", apart)):
            figures = measure(part, analyse)
            print(
                f"{name}: {figures.words} words, lemma {figures.lemma:.4f}, part of speech {figures.pos:.4f}, "
                f"features {figures.features:.4f}"
            )
        return
    rows = sorted((trait, value) for trait, value in weight.items() if abs(value) >= KEPT)
    text = NOTE + "".join(f"{trait}\t{value:.2f}\n" for trait, value in rows)
    Path(str(files(__package__).joinpath("weights.tsv"))).write_text(text, encoding="utf-8")
    print(f"{len(rows)} weights written")


if __name__ == "__main__":
    main()

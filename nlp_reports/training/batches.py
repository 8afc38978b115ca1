"""Training text of one epoch: windows of random length, changed at random, in batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from nlp_reports.tagging.pieces import PAD, START, PieceEncoder, fit
from nlp_reports.training.augment import MentionBank, augment, join
from nlp_reports.training.corpus import Example, lines_of

IGNORED = -100
_LONGEST_WINDOW = 150
"""Words of the longest window."""


@dataclass(frozen=True)
class Batch:
    """Tensors of one batch; `labels` is `IGNORED` where there is no word, and means nothing unless `labelled`."""

    pieces: Tensor
    piece_mask: Tensor
    pooling: Tensor
    labels: Tensor
    labelled: bool = True

    def without_labels(self) -> "Batch":
        """Give the same batch, marked as one whose labels nobody knows."""
        return replace(self, labelled=False)


def windows(example: Example, rng: random.Random) -> Iterator[Example]:
    """Cut a text at line ends into windows of random length; a line longer than a window is cut anywhere."""
    kept: list[Example] = []
    target = rng.randint(10, _LONGEST_WINDOW)
    for line in lines_of(example):
        if kept and sum(len(part.words) for part in kept) + len(line.words) > target:
            yield join(kept, lines=False)
            kept, target = [], rng.randint(10, _LONGEST_WINDOW)
        for start in range(0, len(line.words), _LONGEST_WINDOW):
            end = start + _LONGEST_WINDOW
            kept.append(Example(line.words[start:end], line.labels[start:end], line.source))
            if end < len(line.words):
                yield join(kept, lines=False)
                kept = []
    if kept:
        yield join(kept, lines=False)


def epoch_windows(
    sentences: Sequence[Example],
    texts: Sequence[Example],
    bank: MentionBank,
    rng: random.Random,
    *,
    repeats: int,
    made: Sequence[Example] = (),
) -> list[Example]:
    """Compose an epoch.

    Args:
        sentences: single sentences (KazNERD), used once, some joined to their neighbours.
        texts: whole posts and segments of news, used `repeats` times in different windows.
        bank: what mentions are replaced by.
        rng: decides everything.
        repeats: how often the texts are used.
        made: reports made from a grammar, used once.
    """
    chosen = []
    position = 0
    while position < len(sentences):
        size = rng.choice([1, 1, 1, 2, 3])
        group = sentences[position : position + size]
        chosen.append(join(group, lines=rng.random() < 0.3))
        position += size
    for _ in range(repeats):
        for text in texts:
            chosen += windows(text, rng)
    for text in made:
        chosen += windows(text, rng)
    return [augment(example, bank, rng) for example in chosen]


def batches(examples: Sequence[Example], encoder: PieceEncoder, rng: random.Random, *, pieces: int) -> list[Batch]:
    """Sort by length with some noise, fill batches of at most `pieces` pieces, shuffle the batches."""
    encoded = [(fit(encoder.encode(example.words)), example.labels) for example in examples]
    sizes = [sum(map(len, words)) * rng.uniform(0.9, 1.1) for words, _ in encoded]
    order = sorted(range(len(encoded)), key=sizes.__getitem__)
    groups: list[list[int]] = [[]]
    longest = 0
    for number in order:
        length = sum(map(len, encoded[number][0])) + 1
        longest = max(longest, length)
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = length
        groups[-1].append(number)
    rng.shuffle(groups)
    return [make_batch([encoded[number] for number in group]) for group in groups if group]


def make_batch(encoded: Sequence[tuple[list[list[int]], Sequence[int]]]) -> Batch:
    """Pad the windows of a batch; each is led by the start piece, which goes on as a word without a label."""
    length = max(sum(map(len, words)) for words, _ in encoded) + 1
    most_words = max(len(words) for words, _ in encoded) + 1
    pieces = torch.full((len(encoded), length), PAD)
    mask = torch.zeros(len(encoded), length)
    pooling = torch.zeros(len(encoded), most_words, length)
    labels = torch.full((len(encoded), most_words), IGNORED)
    for row, (words, word_labels) in enumerate(encoded):
        position = 0
        for number, word in enumerate([[START], *words]):
            end = position + len(word)
            pieces[row, position:end] = torch.tensor(word)
            pooling[row, number, position:end] = 1 / len(word)
            position = end
        mask[row, :position] = 1
        labels[row, 1 : 1 + len(word_labels)] = torch.tensor(word_labels)
    return Batch(pieces, mask, pooling, labels)

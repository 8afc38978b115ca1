"""Sentences of a treebank in CoNLL-U, and how many of their words an analyser reads as the treebank does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TreebankToken:
    """A surface token; `whole` is False where the treebank cuts it into several syntactic words."""

    form: str
    lemma: str
    pos: str
    features: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of words read right, punctuation not counted. A token cut into several words counts one wrong word."""

    words: int
    lemma: float
    pos: float
    features: float


def read_treebank(path: Path) -> Iterator[list[TreebankToken]]:
    """Yield the sentences of a CoNLL-U file as surface tokens."""
    sentence: list[TreebankToken] = []
    inside = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.strip():
            if sentence:
                yield sentence
            sentence, inside = [], 0
        elif line.startswith("#") or len(cells) < 6 or "." in cells[0]:
            continue
        elif "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            inside = last
            sentence.append(TreebankToken(cells[1], "_", "_", "_", whole=False))
            del first
        elif int(cells[0]) > inside:
            sentence.append(TreebankToken(cells[1], cells[2], cells[3], cells[5]))
    if sentence:
        yield sentence


def held_out(sentences: Sequence[list[TreebankToken]], every: int = 5) -> tuple[list[list[TreebankToken]], ...]:
    """Split sentences into those to learn from and every nth, which nothing may be tuned on."""
    learn = [sentence for index, sentence in enumerate(sentences) if index % every != every - 1]
    measure = [sentence for index, sentence in enumerate(sentences) if index % every == every - 1]
    return learn, measure


def measure(
    sentences: Sequence[list[TreebankToken]], analyse: Callable[[list[str]], list[tuple[str, str, str]]]
) -> Accuracy:
    """Compare an analyser with a treebank, token by token.

    Args:
        sentences: gold.
        analyse: forms of a sentence → (lemma, UPOS, features as in CoNLL-U) of each.
    """
    words = lemma = pos = features = 0
    for sentence in sentences:
        for gold, found in zip(sentence, analyse([token.form for token in sentence]), strict=True):
            if gold.pos == "PUNCT":
                continue
            words += 1
            lemma += gold.whole and gold.lemma == found[0]
            pos += gold.whole and gold.pos == found[1]
            features += gold.whole and gold.features == found[2]
    return Accuracy(words, lemma / words, pos / words, features / words)

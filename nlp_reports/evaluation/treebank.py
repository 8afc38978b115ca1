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

    @property
    def features_set(self) -> frozenset[str]:
        """The features as pairs, since their order says nothing."""
        return frozenset(self.features.split("|")) - {"", "_"}


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """A sentence as it is written and its surface tokens."""

    text: str
    tokens: list[TreebankToken]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of words read right, punctuation not counted. A token cut into several words counts one wrong word."""

    words: int
    lemma: float
    pos: float
    features: float

    @classmethod
    def over(cls, parts: Sequence[Accuracy]) -> Accuracy:
        """Return the accuracy over the words of several parts."""
        words = sum(part.words for part in parts)
        lemma, pos, features = (
            sum(getattr(part, name) * part.words for part in parts) / max(words, 1)
            for name in ("lemma", "pos", "features")
        )
        return cls(words, lemma, pos, features)

    def __str__(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.words} words, lemma {self.lemma:.4f}, part of speech {self.pos:.4f}, features {self.features:.4f}"
        )


def read_treebank(path: Path) -> Iterator[list[TreebankToken]]:
    """Yield the sentences of a CoNLL-U file as surface tokens."""
    return (sentence.tokens for sentence in read_sentences(path))


def read_sentences(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of a CoNLL-U file with their text; where `# text` is missing it is put together.

    Raises:
        ValueError: a line is neither a comment nor ten columns; the message names it.
    """
    text, made = "", ""
    tokens: list[TreebankToken] = []
    inside = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        cells = line.split("\t")
        if not line.strip():
            if tokens:
                yield TreebankSentence(text or made.strip(), tokens)
            text, made, tokens, inside = "", "", [], 0
        elif line.startswith("#"):
            text = line.partition("=")[2].strip() if line.startswith("# text =") else text
        elif len(cells) != 10:
            raise ValueError(f"{path}:{number}: {len(cells)} columns, CoNLL-U has 10")
        elif "." not in cells[0] and ("-" in cells[0] or int(cells[0]) > inside):
            made += cells[1] + " " * ("SpaceAfter=No" not in cells[9])
            if "-" in cells[0]:
                inside = int(cells[0].partition("-")[2])
                tokens.append(TreebankToken(cells[1], "_", "_", "_", whole=False))
            else:
                tokens.append(TreebankToken(cells[1], cells[2], cells[3], cells[5]))


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
            features += gold.whole and gold.features_set == frozenset(found[2].split("|")) - {"", "_"}
    whole = max(words, 1)
    return Accuracy(words, lemma / whole, pos / whole, features / whole)

"""A linear-chain CRF over hand-made features, of the kind that KazNERD's authors give as their baseline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from nlp_reports.tagging.labels import CLASSES, OUTSIDE, begin, inside, mentions_of
from nlp_reports.tagging.words import split_words
from nlp_reports.training.corpus import Example

PARAMETERS = {"c1": 0.1, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": True}


def features(words: Sequence[str]) -> list[list[str]]:
    """Describe each word: itself, its endings and shape, and the same of two words on each side."""
    alone = [_alone(word) for word in words]
    described = []
    for position, word in enumerate(words):
        found = ["bias", *alone[position], *(f"ending{size}={word[-size:]}" for size in (2, 3, 4))]
        for offset in (-2, -1, 1, 2):
            other = position + offset
            if 0 <= other < len(words):
                found += [f"{offset}:{feature}" for feature in alone[other]]
            else:
                found.append(f"{offset}:edge")
        described.append(found)
    return described


def _alone(word: str) -> list[str]:
    return [
        f"word={word.casefold()}",
        f"title={word.istitle()}",
        f"upper={word.isupper()}",
        f"digit={word.isdigit()}",
        f"ending={word[-3:].casefold()}",
    ]


class CrfTagger:
    """The trained CRF."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    @classmethod
    def trained(cls, path: Path, sentences: Sequence[Example]) -> CrfTagger:
        """Train on the sentences and keep the model at `path`, or take the one that is there."""
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            trainer = pycrfsuite.Trainer(verbose=False)
            for sentence in sentences:
                trainer.append(features(sentence.words), [_name(label) for label in sentence.labels])
            trainer.set_params(PARAMETERS)
            trainer.train(str(path))
        return cls(path)

    def labels(self, example: Example) -> list[int]:
        """Label the words of an example."""
        return [_id(name) for name in self._tagger.tag(features(example.words))]

    def tag(self, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """Tag texts from their characters on, as the shipped tagger does."""
        found = []
        for text in texts:
            words = [word.text for word in split_words(text)]
            found.append(mentions_of([_id(name) for name in self._tagger.tag(features(words))]))
        return found


def _name(label: int) -> str:
    if label == OUTSIDE:
        return "O"
    kind = "B" if label <= len(CLASSES) else "I"
    return f"{kind}-{CLASSES[(label - 1) % len(CLASSES)]}"


def _id(name: str) -> int:
    if name == "O":
        return OUTSIDE
    kind, _, label = name.partition("-")
    index = CLASSES.index(label)
    return begin(index) if kind == "B" else inside(index)

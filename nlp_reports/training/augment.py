"""Changes to training text that keep its labels true: other mentions, capitals, damage."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from nlp_reports.tagging.labels import CLASSES, OUTSIDE, label_ids, mentions_of
from nlp_reports.tagging.words import LINE_END, split_words
from nlp_reports.training.corpus import Example

LOOK_ALIKE: Final = str.maketrans("аеорсухікАЕОРСХВНКМТІ", "aeopcyxikAEOPCXBHKMTI")
RUSSIAN_KEYBOARD: Final = str.maketrans("қңғүұөһәіҚҢҒҮҰӨҺӘІ", "кнгууохаиКНГУУОХАИ")

REPLACED_EXAMPLES: Final = 0.7
REPLACED_MENTIONS: Final = 0.5

TITLED: Final = ("ART", "EVENT", "PROJECT")
"""Classes whose mentions are titles in quotes: which of them a title is, the words around it tell."""

QUOTES: Final = frozenset("«\"“„'")

Words = tuple[str, ...]


class MentionBank:
    """Mentions by class and ending, so that one can stand where another stood, in the same case."""

    def __init__(self) -> None:
        self._mentions: dict[tuple[str, str], list[Words]] = defaultdict(list)
        self._titles: list[Words] = []

    def add(self, name: str, words: Words) -> None:
        """Add one mention."""
        self._mentions[name, _ending(words)].append(words)

    def add_examples(self, examples: Iterable[Example]) -> None:
        """Add every mention of the examples."""
        for example in examples:
            for start, end, name in mentions_of(list(example.labels)):
                self.add(name, example.words[start:end])
                if name in TITLED and start and example.words[start - 1] in QUOTES:
                    self._titles.append(example.words[start:end])

    def title(self, words: Words, rng: random.Random) -> Words:
        """Choose any title that stood in quotes, of whatever class; where there is none, give the same."""
        return rng.choice(self._titles) if self._titles else words

    def other(self, name: str, words: Words, rng: random.Random) -> Words:
        """Choose a mention of the same class and ending; where there is none, give the same."""
        found = self._mentions.get((name, _ending(words)))
        return rng.choice(found) if found else words


def _ending(words: Words) -> str:
    return words[-1][-2:].casefold() if words[-1].isalpha() else ""


def replace_mentions(example: Example, bank: MentionBank, rng: random.Random) -> Example:
    """Put other mentions in the place of some."""
    words: list[str] = []
    spans: list[tuple[int, int, str]] = []
    position = 0
    for start, end, name in mentions_of(list(example.labels)):
        words += example.words[position:start]
        old = example.words[start:end]
        new = old
        if rng.random() < REPLACED_MENTIONS:
            quoted = name in TITLED and start > 0 and example.words[start - 1] in QUOTES
            new = bank.title(old, rng) if quoted else bank.other(name, old, rng)
        spans.append((len(words), len(words) + len(new), name))
        words += new
        position = end
    words += example.words[position:]
    return replace(example, words=tuple(words), labels=tuple(label_ids(len(words), spans)))


def change_case(example: Example, rng: random.Random) -> Example:
    """Write all in capitals (headlines) or all small."""
    upper = rng.random() < 2 / 3
    return replace(example, words=tuple(word.upper() if upper else word.lower() for word in example.words))


def damage(example: Example, rng: random.Random) -> Example:
    """Write Latin or Russian letters for Kazakh ones in some words, and run some words together."""
    table = rng.choice([LOOK_ALIKE, RUSSIAN_KEYBOARD])
    words = [word.translate(table) if rng.random() < 0.3 else word for word in example.words]
    labels = list(example.labels)
    for position in range(len(words) - 2, -1, -1):
        if rng.random() < 0.06:
            _glue(words, labels, position)
    return replace(example, words=tuple(words), labels=tuple(labels))


def _glue(words: list[str], labels: list[int], position: int) -> None:
    first, second = labels[position], labels[position + 1]
    joined = words[position] + words[position + 1]
    if len(split_words(joined)) != 1:
        return
    continues = second > len(CLASSES) and first != OUTSIDE
    if not continues and OUTSIDE not in (first, second):
        return
    if first == OUTSIDE and position + 2 < len(labels) and second > len(CLASSES):
        return
    labels[position : position + 2] = [first if continues or second == OUTSIDE else second]
    words[position : position + 2] = [joined]


def augment(example: Example, bank: MentionBank, rng: random.Random) -> Example:
    """Change an example at random, as the recipe in docs/tagger.md states."""
    if rng.random() < REPLACED_EXAMPLES:
        example = replace_mentions(example, bank, rng)
    if rng.random() < 0.06:
        example = change_case(example, rng)
    if rng.random() < 0.08:
        example = damage(example, rng)
    return example


def join(examples: Sequence[Example], *, lines: bool) -> Example:
    """Make one example of several, with line ends between them or not."""
    words: list[str] = []
    labels: list[int] = []
    for number, example in enumerate(examples):
        if lines and number:
            words.append(LINE_END)
            labels.append(OUTSIDE)
        words += example.words
        labels += example.labels
    return Example(tuple(words), tuple(labels), examples[0].source)

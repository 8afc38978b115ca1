"""Annotated texts as words with labels: KazNERD, the project's posts, government news."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlp_reports.tagging.labels import CLASSES, OUTSIDE, begin, inside, label_ids
from nlp_reports.tagging.words import LINE_END, split_words
from nlp_reports.training.corrections import correct, news_corrections, read_corrections

DEVELOPMENT_SENTENCES: Final = 1000
DEVELOPMENT_SEED: Final = 20


@dataclass(frozen=True)
class Example:
    """Words of a stretch of text with one label id each; `source` tells where it comes from."""

    words: tuple[str, ...]
    labels: tuple[int, ...]
    source: str


class UnalignedMentionError(ValueError):
    """A mention does not stand in its text where the order of mentions says it must."""


def read_kaznerd(path: Path) -> list[Example]:
    """Read sentences in KazNERD's IOB2 columns, its tokens cut into the tagger's words."""
    examples = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        words: list[str] = []
        labels: list[int] = []
        for line in block.splitlines():
            token, _, label = line.rstrip().rpartition(" ")
            parts = [word.text for word in split_words(token)] or [token]
            words += parts
            labels += _token_labels(label, len(parts))
        examples.append(Example(tuple(words), tuple(labels), "kaznerd"))
    return examples


def _token_labels(label: str, parts: int) -> list[int]:
    if label == "O":
        return [OUTSIDE] * parts
    prefix, _, name = label.partition("-")
    index = CLASSES.index(name)
    first = begin(index) if prefix == "B" else inside(index)
    return [first] + [inside(index)] * (parts - 1)


def split_kaznerd(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Take the fixed development set out of KazNERD's validation split; give (training, development)."""
    chosen = set(random.Random(DEVELOPMENT_SEED).sample(range(len(examples)), DEVELOPMENT_SENTENCES))
    training = [example for number, example in enumerate(examples) if number not in chosen]
    return training, [examples[number] for number in sorted(chosen)]


def locate_mentions(text: str, mentions: Iterable[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Find mentions listed in order of appearance.

    Args:
        text: the text as it stands.
        mentions: (class, words of the mention as they stand).

    Returns:
        (start, end, class) in characters.

    Raises:
        UnalignedMentionError: a mention is not found after the one before it.
    """
    words_of_text = split_words(text)
    starts = {word.start for word in words_of_text}
    ends = {word.end for word in words_of_text}
    found = []
    position = 0
    for name, words in mentions:
        places = [match.start() for match in re.finditer(re.escape(words), text[position:])]
        whole = [place for place in places if position + place in starts and position + place + len(words) in ends]
        if not places:
            raise UnalignedMentionError(f"{name} «{words}» not found after character {position}")
        start = position + (whole or places)[0]
        position = start + len(words)
        found.append((start, position, name))
    return found


def example_of(text: str, mentions: Sequence[tuple[int, int, str]], source: str) -> Example:
    """Label the words of a text: every word that a mention touches belongs to it."""
    words = split_words(text)
    spans: list[tuple[int, int, str]] = []
    for start, end, name in mentions:
        inner = [number for number, word in enumerate(words) if word.start < end and word.end > start]
        if inner and not (spans and spans[-1][1] > inner[0]):
            spans.append((inner[0], inner[-1] + 1, name))
    return Example(tuple(word.text for word in words), tuple(label_ids(len(words), spans)), source)


def read_table(path: Path) -> list[tuple[str, ...]]:
    """Read a table of tab-separated columns without a heading."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line.strip()]


def read_posts(texts: Iterable[Path]) -> Iterator[Example]:
    """Read posts whose mentions lie beside them (`NAME.txt`, `NAME.mentions.tsv`).

    Raises:
        UnalignedMentionError: a mention cannot be found; the message names the file.
    """
    for path in sorted(texts):
        table = path.with_name(path.stem + ".mentions.tsv")
        if not table.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        rows = [(row[0], row[1]) for row in read_table(table) if len(row) > 1]
        try:
            yield example_of(text, locate_mentions(text, rows), path.stem)
        except UnalignedMentionError as error:
            raise UnalignedMentionError(f"{table.name}: {error}") from error


def post_split(name: str) -> str:
    """Give the split of a written post by the number in its name: every fifth is kept aside, every fifth chooses."""
    number = int(re.sub(r"\D", "", name))
    return {0: "test", 3: "dev"}.get(number % 5, "train")


def read_news(folder: Path) -> Iterator[tuple[str, Example]]:
    """Read numbered segments of news, corrected (`corrections.tsv`); give each with its split (`test` for every fifth).

    Raises:
        UnalignedMentionError: a mention cannot be found.
        CorrectionError: a correction does not fit its segment.
    """
    corrections = read_corrections(news_corrections())
    for path in sorted(folder.glob("*.txt")):
        mentions: dict[str, list[tuple[str, str]]] = {}
        for number, name, *words in read_table(path.with_suffix(".mentions.tsv")):
            mentions.setdefault(number, [])
            if words and name != "NONE":
                mentions[number].append((name, words[0]))
        for line in path.read_text(encoding="utf-8").splitlines():
            number, _, text = line.partition("\t")
            if number in mentions:
                split = "test" if int(number) % 5 == 0 else "train"
                segment = f"{path.stem}-{number}"
                located = correct(text, locate_mentions(text, mentions[number]), corrections.get(segment, []))
                yield split, example_of(text, located, f"news{segment}")


def lines_of(example: Example) -> list[Example]:
    """Cut an example at its line ends, which stay with the line before."""
    lines, start = [], 0
    for position, word in enumerate(example.words, start=1):
        if word == LINE_END or position == len(example.words):
            lines.append(Example(example.words[start:position], example.labels[start:position], example.source))
            start = position
    return lines

"""What full-text search knows of a text: each word with its lemma and its place.

The same function serves the index and the question, so «кітапханашыларды» finds «кітапханашы».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from nlp_reports.language.morphology import analyze

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Word(NamedTuple):
    """A word of the mended text: lower case, its lemma, and where it stands in the original text."""

    form: str
    lemma: str
    start: int
    end: int


@functools.lru_cache(maxsize=200_000)
def lemma(form: str) -> str:
    """Return the dictionary form of a word, of its likeliest reading, in lower case."""
    if not form[:1].isalpha():
        return form
    return analyze(form)[0].lemma.casefold() or form


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for match in _WORD.finditer(text):
        form = match.group().casefold()
        yield Word(form, lemma(form), match.start(), match.end())


def words_of(record: Mapping[str, Any]) -> list[Word]:
    """Return the words of a record's text as it was understood, each where it stands in the text as read."""
    text, pieces, places = record["text"], [], []
    position = 0  # in the original text; `places` maps each character of the mended text to one of it
    for repair in sorted(record["repairs"], key=lambda item: int(item["start"])):
        start, end, replacement = repair["start"], repair["end"], repair["replacement"]
        if start < position:
            continue
        pieces += [text[position:start], replacement]
        places += [*range(position, start), *_spread(start, end, len(replacement))]
        position = end
    if not pieces:
        return list(words(text))
    pieces.append(text[position:])
    places += [*range(position, len(text)), len(text)]
    return [
        Word(word.form, word.lemma, places[word.start], max(places[word.end - 1] + 1, places[word.start]))
        for word in words("".join(pieces))
    ]


def _spread(start: int, end: int, length: int) -> list[int]:
    """Map the characters of a replacement to the characters it replaces, from both ends inwards."""
    last = max(start, end - 1)
    head = [min(start + offset, last) for offset in range(length)]
    tail = [max(last - (length - 1 - offset), start) for offset in range(length)]
    return head[: length // 2] + tail[length // 2 :]

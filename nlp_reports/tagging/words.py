"""The tagger's own words: runs of letters, runs of digits, single signs and line ends.

They do not depend on any tokenizer: what the model reads is the same whether the text comes from a blank
pipeline, from CoNLL tokens or from the Kazakh language class. A word glued from two («ЕрмекқызыСейтқалиева») is cut
where a small letter meets a capital, so that a mention may end inside it.
"""

import re
from typing import NamedTuple

LINE_END = "\n"

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s\x00-\x08\x0e-\x1f\x7f]|_|[\n\r\u2028\u2029\x0b\x0c]+")
_GLUE = re.compile(r"(?<=[a-zа-яёіңғүұқөһә])(?=[A-ZА-ЯЁІҢҒҮҰҚӨҺӘ])")


class Word(NamedTuple):
    """A word of the text and where it stands, in characters."""

    text: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """Split a text into the tagger's words.

    Args:
        text: any text; nothing of it but white space inside lines and control characters is left out.

    Returns:
        Words in order, not overlapping. A run of line ends is one word whose text is a single line feed.
    """
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, found = match.start(), match.group()
        if found[0] in "\n\r\u2028\u2029\x0b\x0c":
            words.append(Word(LINE_END, start, match.end()))
            continue
        for part in _GLUE.split(found):
            words.append(Word(part, start, start + len(part)))
            start += len(part)
    return words

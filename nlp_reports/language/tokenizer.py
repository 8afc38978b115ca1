"""Cut text into tokens that join back to it exactly, in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp_reports.language.abbreviations import abbreviations
from nlp_reports.language.data import load_table


@cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of one token or one run of white space; its alternatives cover every character."""
    table = load_table("tokenizer.toml")
    by_number: dict[bool, list[str]] = {True: [], False: []}
    for form, entry in abbreviations().items():
        by_number[entry.after_number].append(form)
    parts = {
        name: "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if " " not in form)
        for name, forms in (("abbreviation", by_number[False]), ("unit", by_number[True]))
    }
    for name, pattern in table["parts"].items():
        parts[name] = _fill(pattern, parts)
    alternatives = [f"(?:{_fill(entry['pattern'], parts)})" for entry in table["token"]]
    return re.compile("|".join(alternatives), re.VERBOSE)


def _fill(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda match: f"(?:{parts[match[1]]})", pattern)


def split_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each token and of each run of white space, in order and without gaps."""
    return (match.span() for match in token_pattern().finditer(text))


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens and whether a space follows each, as spaCy's `Doc` takes them.

    The first space after a token belongs to it; what white space there is beyond that is a token itself.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in split_tokens(text):
        piece = text[start:end]
        if piece[0] == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return words, spaces


class KazakhTokenizer:
    """The tokenizer of the language `kk`: a function of the text, with nothing to store."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut the text.

        Raises:
            ValueError: The text holds half a surrogate pair, which no encoding of Unicode carries.
        """
        words, spaces = words_and_spaces(text)
        try:
            return Doc(self.vocab, words=words, spaces=spaces)
        except UnicodeEncodeError as error:
            raise ValueError(f"text holds a lone surrogate, so it is no valid Unicode: {error.reason}") from None

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Cut each text in turn; `batch_size` is there because spaCy passes it."""
        return (self(text) for text in texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the rules come with the package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> KazakhTokenizer:
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Store nothing: the rules come with the package."""

    def from_disk(self, path: str | Path, **_: Any) -> KazakhTokenizer:
        """Return the tokenizer as it is."""
        return self


@spacy.registry.tokenizers("nlp_reports.KazakhTokenizer.v1")
def make_tokenizer() -> Callable[[Language], KazakhTokenizer]:
    """Return the function that spaCy's configuration calls to make the tokenizer."""
    return lambda nlp: KazakhTokenizer(nlp.vocab)

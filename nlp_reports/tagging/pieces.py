"""Words to the encoder's pieces."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from nlp_reports.tagging.words import LINE_END

START, PAD, STOP, UNKNOWN = 0, 1, 2, 3
"""Ids of the special pieces; the sentence end also stands for a line end."""

LONGEST_WORD = 48
"""Characters of a word that are read; every word has a label, however long it is."""

MOST_PIECES = 8
"""Pieces of a word that are read."""

MOST_POSITIONS = 512
"""Pieces that the encoder has positions for, the start piece among them."""

_CACHE_LIMIT = 200_000


def fit(words: list[list[int]]) -> list[list[int]]:
    """Shorten the words of a window evenly where the encoder has no place for all their pieces; each keeps one."""
    for most in range(MOST_PIECES, 0, -1):
        if sum(min(len(word), most) for word in words) < MOST_POSITIONS or most == 1:
            return words if most == MOST_PIECES else [word[:most] for word in words]
    return words


class PieceEncoder:
    """Encode words as pieces of a unigram vocabulary, each word by itself, and remember them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._bare = tokenizer.token_to_id("▁")
        self._known: dict[str, list[int]] = {LINE_END: [STOP]}

    @classmethod
    def load(cls, path: Path) -> "PieceEncoder":
        """Read a `tokenizer.json`."""
        return cls(Tokenizer.from_file(str(path)))

    @property
    def vocabulary_size(self) -> int:
        """Give the number of pieces."""
        return int(self._tokenizer.get_vocab_size())

    def encode(self, words: Sequence[str]) -> list[list[int]]:
        """Give the pieces of each word, at least one, at most `MOST_PIECES`."""
        missing = {word for word in words if word not in self._known}
        if len(self._known) + len(missing) > _CACHE_LIMIT:
            self._known = {LINE_END: [STOP]}
            missing = set(words) - {LINE_END}
        self._learn(sorted(missing))
        return [self._known[word] for word in words]

    def _learn(self, words: Sequence[str]) -> None:
        encodings = self._tokenizer.encode_batch([word[:LONGEST_WORD] for word in words], add_special_tokens=False)
        for word, encoding in zip(words, encodings, strict=True):
            pieces = encoding.ids[:MOST_PIECES]
            if len(pieces) > 1 and pieces[0] == self._bare:
                pieces = pieces[1:]
            self._known[word] = pieces or [UNKNOWN]

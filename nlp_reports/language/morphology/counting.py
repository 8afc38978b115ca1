"""Count lemmas in running text for `frequencies.tsv`.

    python -m nlp_reports.language.morphology.counting TEXT.txt[.gz] ...

Texts are a segment a line. A text without capitals counts for the frequency only.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from nlp_reports.language.morphology import analyze
from nlp_reports.language.sentences import sentence_starts
from nlp_reports.language.tokenizer import words_and_spaces

LEAST = 4
"""Lemmas counted less often are not written."""

_LEAST_INSIDE = 3


def read_segments(path: Path) -> list[str]:
    """Return the lines of a text file, compressed or not."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()


@lru_cache(maxsize=200_000)
def _lemma(form: str) -> str:
    return analyze(form)[0].lemma.lower()


def _words(segments: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each word with whether it stands inside a sentence, where a capital says something."""
    for segment in segments:
        words, spaces = words_and_spaces(segment)
        starts = sentence_starts(words, spaces)
        inside = False
        for index, word in enumerate(words):
            if index in starts:
                inside = False
            if word[0].isalpha():
                yield word, inside and not (len(word) > 1 and word.isupper())
                inside = True


def count(paths: Iterable[Path]) -> dict[str, tuple[int, int | None]]:
    """Return lemma → (logarithm to base 2 of its count, share of capitals inside sentences in tenths or None)."""
    total: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in paths:
        segments = read_segments(path)
        cased = sum(segment != segment.lower() for segment in segments) > len(segments) / 2
        for word, counts in _words(segments):
            lemma = _lemma(word)
            total[lemma] += 1
            if counts and cased:
                inside[lemma] += 1
                capital[lemma] += word[0].isupper()
    return {
        lemma: (
            int(math.log2(number)),
            int(10 * capital[lemma] / inside[lemma]) if inside[lemma] >= _LEAST_INSIDE else None,
        )
        for lemma, number in sorted(total.items())
        if number >= LEAST
    }


def main() -> None:
    """Run the command."""
    rows = count(map(Path, sys.argv[1:]))
    text = "".join(f"{lemma}\t{bucket}\t{'-' if share is None else share}\n" for lemma, (bucket, share) in rows.items())
    Path(str(files(__package__).joinpath("frequencies.tsv"))).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(rows)} lemmas written\n")


if __name__ == "__main__":
    main()

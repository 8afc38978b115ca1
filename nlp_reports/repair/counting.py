"""Count word forms of running text into `forms.tsv`, and words side by side into `pairs.tsv`.

    python -m nlp_reports.repair.counting TEXT.txt.gz [TEXT.txt.gz ...] > forms.tsv
    python -m nlp_reports.repair.counting --pairs TEXT.txt.gz [TEXT.txt.gz ...] > pairs.tsv

A file given as `TEXT.txt.gz/10` is counted without every tenth line, which is left to measure on.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from nlp_reports.repair.words import BEGINNING_OF_PAIR, SHORTEST_OF_PAIR, SMALL, forms, is_bare_stem

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|\d+")
_PLAIN = re.compile(f"[{SMALL}]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KAZAKH = re.compile(f"[{SMALL}]+(?:-[{SMALL}]+)*")


def count_forms(lines: Iterable[str], *, least: int = 2) -> dict[str, int]:
    """Return the Cyrillic word forms of lines, in small letters, that occur at least so often."""
    counts = Counter(word for line in lines for word in _WORD.findall(line.lower()))
    return {word: count for word, count in sorted(counts.items()) if count >= least and _KAZAKH.fullmatch(word)}


def count_pairs(lines: Iterable[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return for each bare stem the beginnings of words seen after it, those seen once and those seen more often."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        for left, right in pairwise(_TOKEN.findall(line.lower())):
            if len(left) >= SHORTEST_OF_PAIR <= len(right) and _PLAIN.fullmatch(left) and _PLAIN.match(right):
                counts[left, right[:BEGINNING_OF_PAIR]] += 1
    pairs: dict[str, tuple[list[str], list[str]]] = {}
    for (left, right), count in sorted(counts.items()):
        if left in forms() and is_bare_stem(left):
            pairs.setdefault(left, ([], []))[count > 1].append(right)
    return pairs


def _lines(argument: str) -> Iterator[str]:
    name, _, every = argument.partition(".gz/")
    path = Path(name + ".gz" if every else name)
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for number, line in enumerate(text.splitlines()):
        if not every or number % int(every):
            yield line.split()[0] if name.endswith("IOB2_valid.txt") and line.strip() else line


def main() -> None:
    """Print the forms, or the pairs, of the files named."""
    if sys.argv[1:2] == ["--pairs"]:
        for left, (once, often) in count_pairs(line for name in sys.argv[2:] for line in _lines(name)).items():
            sys.stdout.write(f"{left}\t{' '.join(once)}\t{' '.join(often)}\n")
        return
    for word, count in count_forms(line for argument in sys.argv[1:] for line in _lines(argument)).items():
        sys.stdout.write(f"{word}\t{count}\n")


if __name__ == "__main__":
    main()

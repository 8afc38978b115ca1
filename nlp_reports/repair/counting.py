"""Count word forms of running text into `forms.tsv`.

    python -m nlp_reports.repair.counting TEXT.txt.gz [TEXT.txt.gz ...] > forms.tsv

A file given as `TEXT.txt.gz/10` is counted without every tenth line, which is left to measure on.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KAZAKH = re.compile(r"[а-яёәғқңөұүһі]+(?:-[а-яёәғқңөұүһі]+)*")


def count_forms(lines: Iterable[str], *, least: int = 2) -> dict[str, int]:
    """Return the Cyrillic word forms of lines, in small letters, that occur at least so often."""
    counts = Counter(word for line in lines for word in _WORD.findall(line.lower()))
    return {word: count for word, count in sorted(counts.items()) if count >= least and _KAZAKH.fullmatch(word)}


def _lines(argument: str) -> Iterator[str]:
    name, _, every = argument.partition(".gz/")
    path = Path(name + ".gz" if every else name)
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for number, line in enumerate(text.splitlines()):
        if not every or number % int(every):
            yield line.split()[0] if name.endswith("IOB2_valid.txt") and line.strip() else line


def main() -> None:
    """Print the forms of the files named."""
    for word, count in count_forms(line for argument in sys.argv[1:] for line in _lines(argument)).items():
        sys.stdout.write(f"{word}\t{count}\n")


if __name__ == "__main__":
    main()

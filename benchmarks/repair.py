"""Precision and recall of taking apart words run together, false repairs on whole text, and speed.

    python benchmarks/repair.py TEXT.txt[.gz] ... [--rate 0.05] [--seed 5] [--lines 1] [--show 20] [--list]

One space in twenty between two letters is dropped from every line and the text mended: line by line, or so many lines
together as one post (`--lines`), since how much of a text is damaged tells what to make of a doubtful word of it.
Found: a space put in where one was dropped. False: one put in elsewhere, which counts against us also where the text
itself has words run together. Whole text is mended as it is. A cut there may be right for the same reason: `--list`
shows each, for a person to judge. The speed stands beside that of splitting the same
text into words by a regular expression.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
import time
from pathlib import Path

from nlp_reports.repair import AlignedText, repair
from nlp_reports.training.cuts import damaged

_AROUND = 28
_WORD = re.compile(r"\w+|[^\w\s]")


def cuts(aligned: AlignedText) -> set[int]:
    """Return the offsets of the original at which words run together were cut."""
    found = set()
    for item in aligned.repairs:
        if item.kind == "glued_words":
            place = item.start
            for piece in item.replacement.split(" ")[:-1]:
                place += len(piece)
                found.add(place)
    return found


def _own(line: str, text: str, extra: set[int]) -> int:
    """Return how many extra cuts of a damaged line are made in the whole line too."""
    whole = {len(line[:at].replace(" ", "")) for at in cuts(repair(line))} if extra else set()
    return sum(len(text[:at].replace(" ", "")) in whole for at in extra)


def main() -> None:
    """Measure the files named and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--rate", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--lines", type=int, default=1, help="so many lines following one another are one text")
    parser.add_argument("--show", type=int, default=0, help="so many cuts of whole text and misses are shown")
    parser.add_argument("--list", action="store_true", help="show every cut of whole text, for a person to judge")
    parser.add_argument("--every", type=int, default=1, help="only every n-th line")
    parser.add_argument("--skip", type=int, default=0, help="leave out every n-th line")
    arguments = parser.parse_args()
    for path in arguments.texts:
        if not path.is_file():
            print(f"{path}: skipped, the file is not here", file=sys.stderr)
            continue
        measure(path, arguments)


def measure(path: Path, arguments: argparse.Namespace) -> None:
    """Print the figures of one file."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    chosen = [
        line
        for number, line in enumerate(lines)
        if number % arguments.every == 0 and not (arguments.skip and number % arguments.skip == 0)
    ]
    chosen = ["\n".join(chosen[at : at + arguments.lines]) for at in range(0, len(chosen), arguments.lines)]
    chance = random.Random(arguments.seed)
    repair("жылыту")  # tables are read when first needed
    words = sum(len(_WORD.findall(line)) for line in chosen)
    started = time.process_time()
    whole = [(line, repair(line)) for line in chosen]
    seconds = time.process_time() - started
    false_cuts = [(line, at) for line, aligned in whole for at in cuts(aligned)]
    started = time.process_time()
    for line in chosen:
        _WORD.findall(line)
    plain = time.process_time() - started
    right = extra = missed = of_source = 0
    misses = []
    for line in chosen:
        text, gaps = damaged(line, chance, arguments.rate)
        found = cuts(repair(text))
        of_source += _own(line, text, found - gaps)
        right, extra, missed = right + len(found & gaps), extra + len(found - gaps), missed + len(gaps - found)
        misses += [(text, at) for at in gaps - found]
    print(f"{path.name}: {words} words, {arguments.lines} line(s) a text, {right + missed} spaces dropped")
    print(f"  precision {right / max(1, right + extra):.4f}  recall {right / max(1, right + missed):.4f}")
    apart = right / max(1, right + extra - of_source)
    print(f"  precision, leaving aside what the source itself runs together: {apart:.4f}")
    print(f"  cut in whole text: {len(false_cuts)}, {10_000 * len(false_cuts) / max(1, words):.2f} in 10,000 words")
    print(f"  {words / seconds:,.0f} words/s, {seconds / plain:.1f} times as long as a regular expression takes")
    for title, places in (("cut", false_cuts), ("missed", misses)):
        most = len(places) if arguments.list and title == "cut" else min(arguments.show, len(places))
        for text, at in places if most == len(places) else random.Random(1).sample(places, most):
            print(f"  {title}: {text[max(0, at - _AROUND) : at]}|{text[at : at + _AROUND]}")


if __name__ == "__main__":
    main()

"""Take each line of a file as a post and check that its record is valid and grounded.

    python benchmarks/every_line.py TEXT.txt[.gz] [--tagger model] [--every 1]

Prints how many posts gave a valid record, and the first problems of those that did not; exit code 1 if there is one.
`--every N` takes each Nth line only.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from pathlib import Path

_SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--tagger", choices=["model", "rules"], default="model")
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()

    from nlp_reports.extraction.extractor import load
    from nlp_reports.records.validation import validate

    data = arguments.text.read_bytes()
    lines = (gzip.decompress(data) if arguments.text.suffix == ".gz" else data).decode("utf-8").splitlines()
    chosen = [(number, line) for number, line in enumerate(lines, 1) if line.strip()][:: arguments.every]
    extractor = load(tagger=arguments.tagger)
    bad = 0
    for number, line in chosen:
        try:
            found = [str(problem) for problem in validate(extractor(line).to_dict())]
        except Exception as error:  # whatever it is, it is what this looks for
            found = [f"{type(error).__name__}: {error}"]
        if found:
            bad += 1
            if bad <= _SHOWN:
                print(f"line {number}: {found[0]}")
    print(f"{arguments.text.name}: {len(chosen) - bad} of {len(chosen)} posts give a valid, grounded record")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

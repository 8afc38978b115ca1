"""Speed, start-up and memory of the Kazakh language with sentences and morphology.

    python benchmarks/language.py TEXT.txt[.gz]

Prints words per second over running text on one core (the first pass, nothing cached), the time that the pipeline takes
to build after spaCy is imported, and the memory that it adds.
"""

from __future__ import annotations

import gzip
import resource
import sys
import time
from pathlib import Path


def memory() -> float:
    """Return the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    path = Path(sys.argv[1])
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    texts = [line.strip() for line in lines if line.strip()]

    import spacy  # its import is not ours to measure

    imported = memory()
    started = time.perf_counter()
    import nlp_reports.language.morphology.component  # noqa: F401

    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_morphology")
    nlp("Мектеп директоры келді.")
    print(f"start-up {time.perf_counter() - started:.2f} s")
    built = memory()
    words = 0
    started = time.process_time()
    for doc in nlp.pipe(texts):
        words += len(doc)
    seconds = time.process_time() - started
    print(f"{words} tokens, {words / seconds:,.0f} tokens/s")
    print(f"memory: start-up {built - imported:.0f} MB, after the text {memory() - imported:.0f} MB")


if __name__ == "__main__":
    main()

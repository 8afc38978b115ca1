"""Speed, start-up and memory of Kazakh: tokens, sentences, lemma, part of speech and features.

    python -m benchmarks.language [TEXT.txt[.gz]]

Without a text the posts of `corpora/train` are read, too few words to say much about speed at first sight.
Prints words per second on one core (the first pass, nothing cached), beside two things run on the same text: spaCy's
blank Russian tokenizer, which only cuts, and a bare split at white space. The ratios hold on any machine; the rest
does not. Then the time that the pipeline takes to build after spaCy is imported, the memory that it adds, and how time
grows with the length of inputs made to hurt (a ratio near 2 is linear).
"""

from __future__ import annotations

import gzip
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

POSTS = Path(__file__).parent.parent / "corpora" / "train"

HURTFUL: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "кітапхана" * (size // 9),
    "full stops": lambda size: "." * size,
    "full stops with spaces": lambda size: ". " * (size // 2),
    "suffixes in a row": lambda size: "бала" + "ларымыздағылардікіндегілерден" * (size // 29),
    "hyphens": lambda size: "а-" * (size // 2),
    "opening quotation marks": lambda size: "«" * size,
    "letters and stops": lambda size: "А." * (size // 2),
    "digits and strokes": lambda size: "1/" * (size // 2),
    "at signs": lambda size: "а@" * (size // 2),
}


def memory() -> float:
    """Return the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_texts(arguments: list[str]) -> list[str]:
    if not arguments:
        return [path.read_text(encoding="utf-8") for path in sorted(POSTS.glob("*.txt"))]
    path = Path(arguments[0])
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


def seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def consume(docs: Iterable[object]) -> None:
    for _ in docs:
        pass


def main() -> None:
    texts = read_texts(sys.argv[1:])
    words = sum(len(text.split()) for text in texts)

    import spacy  # its import is not ours to measure

    russian = spacy.blank("ru")
    russian("Школа.")
    imported = memory()
    started = time.process_time()
    from nlp_reports.language.pipeline import language_pipeline

    nlp = language_pipeline()
    nlp("Мектеп директоры келді.")
    print(f"start-up: {time.process_time() - started:.2f} s after spaCy's import, {memory() - imported:.0f} MB")

    first = seconds(lambda: consume(nlp.pipe(texts)))
    again = seconds(lambda: consume(nlp.pipe(texts)))
    grown = memory() - imported
    cut = seconds(lambda: consume(russian.pipe(texts)))
    split = seconds(lambda: [text.split() for _ in range(20) for text in texts]) / 20
    print(f"{words} words: {words / first:,.0f} words/s at first sight, {words / again:,.0f} when all forms are known")
    print(f"memory after the text: {grown:.0f} MB")
    print(f"beside spaCy's blank Russian tokenizer ({words / cut:,.0f} words/s): {first / cut:.1f} times its time")
    print(f"beside a split at white space: {first / split:.0f} times its time")
    for name, make in HURTFUL.items():
        short, long = make(100_000), make(200_000)
        before = seconds(lambda text=short: nlp(text))  # type: ignore[misc]
        after = seconds(lambda text=long: nlp(text))  # type: ignore[misc]
        print(f"{name}: {after:.2f} s for 200,000 characters, {after / before:.1f} times that for 100,000")


if __name__ == "__main__":
    main()

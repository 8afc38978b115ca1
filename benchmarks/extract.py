"""Speed of extraction, from text to validated record, beside Natasha's full Russian pipeline on as many words.

    python -m benchmarks.extract [FOLDER | TEXT.txt[.gz]] [--words 20000] [--tagger model] [--without-natasha]

Each text of a folder (corpora/train by default) or each line of a file is a post.

Prints words per second of processor time on one core, the share of each stage, and how many times
as fast as Natasha (segmentation, morphology, syntax, names, name parts, dates) this is. Words are runs of letters and
digits, counted alike for both; Natasha reads the same text: its cost hangs on the words, not on their tongue.
"""

from __future__ import annotations

import argparse
import gzip
import inspect
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

_WORD = re.compile(r"\w+")


def posts(path: Path, most: int) -> list[str]:
    """Return the texts of a folder, or the lines of a file, until they hold as many words as wanted."""
    if path.is_dir():
        texts = [file.read_text("utf-8") for file in sorted(path.glob("*.txt"))]
    else:
        data = path.read_bytes()
        texts = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
    taken, words = [], 0
    for text in texts:
        if text.strip():
            taken.append(text)
            words += len(_WORD.findall(text))
        if words >= most:
            break
    return taken


class Stages:
    """Seconds of processor time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what runs inside to a stage."""
        started = time.process_time()
        yield
        self.seconds[name] += time.process_time() - started


def ours(texts: list[str], tagger: str) -> dict[str, float]:
    """Return seconds by stage of making and validating a record of each text."""
    from nlp_reports.extraction.extractor import load
    from nlp_reports.records.validation import validate
    from nlp_reports.repair import repair

    extractor = load(tagger=tagger)
    extractor("Мектеп директоры келді.")
    stages, stages_of_pipe = Stages(), [name for name, _ in extractor.nlp.pipeline]
    for text in texts:
        whole = time.process_time()
        before = sum(stages.seconds.values())
        record = extractor(text).to_dict()
        total = time.process_time() - whole
        with stages.stage("repair"):
            aligned = repair(text)
        with stages.stage("tokens"):
            doc = extractor.nlp.make_doc(aligned.text)
        for name in stages_of_pipe:
            with stages.stage(name):
                doc = extractor.nlp.get_pipe(name)(doc)
        measured = sum(stages.seconds.values()) - before
        stages.seconds["facts and record"] += max(total - measured, 0.0)
        with stages.stage("validation"):
            problems = validate(record)
        if problems:
            raise SystemExit(f"not valid: {problems[0]}")
    return dict(stages.seconds)


def natasha_steps() -> Callable[[str], None]:
    """Return Natasha's full pipeline as one function of a text."""
    if not hasattr(inspect, "getargspec"):  # pymorphy2, on which it stands, calls what Python 3.11 took away
        inspect.getargspec = lambda function: inspect.getfullargspec(function)[:4]  # type: ignore[attr-defined]
    import natasha

    embedding = natasha.NewsEmbedding()
    vocabulary = natasha.MorphVocab()
    segmenter = natasha.Segmenter()
    taggers = [
        natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding), natasha.NewsNERTagger(embedding),
    ]  # fmt: skip
    names, dates = natasha.NamesExtractor(vocabulary), natasha.DatesExtractor(vocabulary)

    def run(text: str) -> None:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(taggers[0])
        doc.parse_syntax(taggers[1])
        doc.tag_ner(taggers[2])
        for token in doc.tokens:
            token.lemmatize(vocabulary)
        for span in doc.spans:
            span.normalize(vocabulary)
            if span.type == natasha.PER:
                span.extract_fact(names)
        list(dates(text))

    run("Директор школы пришёл.")
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, nargs="?", default=Path(__file__).parents[1] / "corpora" / "train")
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--tagger", choices=["model", "rules"], default="model")
    parser.add_argument("--without-natasha", action="store_true")
    arguments = parser.parse_args()
    texts = posts(arguments.text, arguments.words)
    words = sum(len(_WORD.findall(text)) for text in texts)
    seconds = ours(texts, arguments.tagger)
    total = sum(seconds.values())
    print(f"{len(texts)} posts, {words} words, tagger {arguments.tagger}: {words / total:,.0f} words/s")
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"  {name:18}{spent / total:6.1%}{words / spent if spent else 0:12,.0f} words/s")
    if arguments.without_natasha:
        return
    run = natasha_steps()
    started = time.process_time()
    for text in texts:
        run(text)
    beside = time.process_time() - started
    print(f"natasha: {words / beside:,.0f} words/s; ours is {beside / total:.2f} times as fast")


if __name__ == "__main__":
    main()

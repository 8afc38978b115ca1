"""The shipped tagger beside a CRF with KazNERD's features and Natasha on Russian: F1, speed, start-up, memory, size.

    python -m benchmarks.tagger SOURCES [--corpora corpora] [--model FOLDER] [--crf FILE] [--json FILE]

SOURCES holds `kaznerd/` and `gov_mentions/`. Development sets: KazNERD's 1,000 sentences that training never sees, and
the posts and news that are kept aside. Speeds are words over seconds of processor time on one thread, so that a busy
machine counts little, and ratios are within this one run. Needs the extras `training` and `bench`.
"""

from __future__ import annotations

import argparse
import inspect
import json
import os
import subprocess
import sys
import time
from collections import namedtuple
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy

from benchmarks.crf import CrfTagger
from nlp_reports.tagging.decoding import decode, probabilities
from nlp_reports.tagging.labels import label_ids, mentions_of
from nlp_reports.tagging.model import ModelTagger
from nlp_reports.tagging.model_files import read_manifest, shipped_model
from nlp_reports.tagging.words import split_words
from nlp_reports.training.corpus import Example
from nlp_reports.training.data import read_data
from nlp_reports.training.export import calibration_error
from nlp_reports.training.measure import Score, score_labels

SHOWN = ("all", "PERSON", "POSITION", "ORGANISATION", "DATE", "GPE", "FACILITY", "EVENT", "ART", "CARDINAL", "ORDINAL")

_START_UP = """
import re, sys, time
sys.modules["torch"] = None  # thinc imports it where it is installed, which a user of the tagger need not have
import spacy

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1))

spacy.blank("xx")("сөз")
before = peak()
wall, processor = time.perf_counter(), time.process_time()
from pathlib import Path
from nlp_reports.tagging import load_tagger
tagger = load_tagger("model", folder=Path({folder!r}))
tagger.tag([spacy.blank("xx")("Айгүл Сапарова келді.")])
print(time.perf_counter() - wall, time.process_time() - processor)
tagger.tag([spacy.blank("xx")("Көктал ауылдық кітапханасының меңгерушісі Айгүл Сапарова семинар өткізді. " * 600)])
after = peak()
print(before / 1024, after / 1024)
"""


def start_up(folder: Path) -> dict[str, float]:
    """Load the tagger in a fresh process, three times; give the least seconds and the peak memory in MB."""
    runs = []
    for _ in range(3):
        code = _START_UP.format(folder=str(folder))
        answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        runs.append([float(number) for number in answer.stdout.split()])
    wall, processor, before, after = (min(values) for values in zip(*runs, strict=True))
    return {"seconds": wall, "processor_seconds": processor, "spacy_mb": before, "peak_mb": after}


def words_a_second(tag: Callable[[Sequence[Any]], object], texts: Sequence[Any], words: int, rounds: int = 3) -> float:
    """Run over the texts some times; give words over the least seconds of processor time."""
    tag(texts[:2])
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        tag(texts)
        best = min(best, time.process_time() - started)
    return words / best


def scores_of(labels: Callable[[Example], list[int]], examples: Sequence[Example]) -> dict[str, Score]:
    """Score a function that labels the words of an example."""
    return score_labels((labels(example), list(example.labels)) for example in examples)


def model_labels(tagger: ModelTagger, temperature: float) -> Callable[[Example], list[int]]:
    """Make the function that labels words by the shipped model."""

    def label(example: Example) -> list[int]:
        found = decode(probabilities(tagger.scores(example.words), temperature))
        return label_ids(len(example.words), [(one.start, one.end, one.name) for one in found])

    return label


def natasha_tagger() -> Any:
    """Load Natasha's NER; its morphology needs `inspect.getargspec`, which Python 3.11 took away."""
    if not hasattr(inspect, "getargspec"):
        spec = namedtuple("spec", "args varargs keywords defaults")
        inspect.getargspec = lambda function: spec(*inspect.getfullargspec(function)[:4])  # type: ignore[attr-defined]
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

    segmenter, ner = Segmenter(), NewsNERTagger(NewsEmbedding())

    def tag(texts: Sequence[str]) -> None:
        for text in texts:
            doc = Doc(text)
            doc.segment(segmenter)
            doc.tag_ner(ner)

    return tag


RUSSIAN = (
    "В областной детской библиотеке прошёл семинар для библиотекарей района. Его открыла директор Айгуль Сапарова. "
    "Заведующая методическим отделом Ирина Ким рассказала о новых формах работы с читателями, а главный специалист "
    "управления культуры Павлодарской области Нурлан Абильдин вручил грамоты лучшим работникам сельских филиалов. "
)


def near_copies(training: Sequence[Example], development: Sequence[Example]) -> float:
    """Give the share of development sentences that share 80 % of their words or more with a training sentence."""
    index: dict[str, set[int]] = {}
    bags = [set(example.words) for example in training]
    for number, bag in enumerate(bags):
        for word in bag:
            index.setdefault(word, set()).add(number)
    copies = 0
    for example in development:
        bag = set(example.words)
        rare = sorted(bag, key=lambda word: len(index.get(word, ())))[: max(len(bag) // 3, 3)]
        near = set().union(*(index.get(word, set()) for word in rare))
        copies += any(len(bag & bags[number]) / len(bag | bags[number]) >= 0.8 for number in near)
    return copies / len(development)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--model", type=Path, default=shipped_model())
    parser.add_argument("--crf", type=Path, default=Path("build/kaznerd.crfsuite"), help="kept between runs")
    parser.add_argument("--without-peers", action="store_true", help="the model only")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()

    data = read_data(options.sources, options.corpora)
    manifest = read_manifest(options.model)
    tagger = ModelTagger(options.model)
    result: dict[str, Any] = {"model": manifest.name, "version": manifest.version, "scores": {}, "calibration": {}}
    result["near_copies"] = near_copies(data.sentences, data.measured["kaznerd"])
    label = model_labels(tagger, manifest.temperature)
    for name, examples in data.measured.items():
        result["scores"][name] = {key: round(score.f1, 4) for key, score in scores_of(label, examples).items()}
        raw = [(tagger.scores(example.words), set(mentions_of(list(example.labels)))) for example in examples]
        result["calibration"][name] = round(calibration_error(raw, manifest.temperature), 4)
    aside = data.measured["dev"] + data.measured["test"] + data.measured["news"]
    result["scores"]["written aside"] = {key: round(one.f1, 4) for key, one in scores_of(label, aside).items()}

    texts = [path.read_text(encoding="utf-8") for path in sorted((options.corpora / "train").glob("*.txt"))[:40]]
    blank = spacy.blank("xx")
    docs = [blank(text) for text in texts]
    words = sum(len(split_words(text)) for text in texts)
    result["words_a_second"] = {"model": round(words_a_second(tagger.tag, docs, words))}
    if not options.without_peers:
        crf = CrfTagger.trained(options.crf, data.sentences)
        scores = scores_of(crf.labels, data.measured["kaznerd"])
        result["scores"]["kaznerd, CRF"] = {key: round(score.f1, 4) for key, score in scores.items()}
        result["words_a_second"]["crf"] = round(words_a_second(crf.tag, texts, words))
        russian = [RUSSIAN * max(1, len(text) // len(RUSSIAN)) for text in texts]
        count = sum(len(split_words(text)) for text in russian)
        result["words_a_second"]["natasha"] = round(words_a_second(natasha_tagger(), russian, count))
        speeds = result["words_a_second"]
        result["ratios"] = {name: round(speeds["model"] / speeds[name], 3) for name in ("crf", "natasha")}
    result["start_up"] = {key: round(value, 2) for key, value in start_up(options.model).items()}
    size = sum(path.stat().st_size for path in options.model.iterdir())
    result["megabytes"] = round(size / 1e6, 1)
    show(result)
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def show(result: dict[str, Any]) -> None:
    """Print the result as tables."""
    names = list(result["scores"])
    print(f"{result['model']} {result['version']}, {result['megabytes']} MB")
    print("| F1 | " + " | ".join(names) + " |")
    print("| --- |" + " ---: |" * len(names))
    for shown in SHOWN:
        cells = (f"{result['scores'][name].get(shown, 0):.3f}" for name in names)
        print(f"| {shown} | " + " | ".join(cells) + " |")
    for key in ("calibration", "near_copies", "words_a_second", "ratios", "start_up"):
        if key in result:
            print(key, result[key])


if __name__ == "__main__":
    main()

"""No input takes more than linear time: work is counted, not timed."""

import sys
from collections.abc import Callable

import pytest

from nlp_reports.language.morphology import analyze, analyze_sentence, forget
from nlp_reports.language.sentences import sentence_starts
from nlp_reports.language.tokenizer import words_and_spaces

SIZE = 2_000
HURTFUL = {
    "one word": lambda size: "кітапхана" * size,
    "full stops": lambda size: "." * size,
    "full stops with spaces": lambda size: ". " * size,
    "suffixes in a row": lambda size: "бала" + "ларымыздағылардікіндегілерден" * size,
    "hyphens": lambda size: "а-" * size,
    "opening quotation marks": lambda size: "«а " * size,
    "initials": lambda size: "А." * size,
    "figures and strokes": lambda size: "1/" * size,
    "addresses": lambda size: "а@б." * size,
    "line ends": lambda size: "а\n" * size,
}


def lines_run(work: Callable[[], object]) -> int:
    """Count the lines of Python that are run."""
    count = 0

    def trace(frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(None)
    return count


def analyse(text: str) -> None:
    words, spaces = words_and_spaces(text)
    starts = sorted(sentence_starts(words, spaces))
    for first, last in zip(starts, [*starts, len(words)][1:], strict=True):
        kept = [word for word in words[first:last] if not word.isspace()]
        if kept:
            analyze_sentence(kept)


@pytest.mark.parametrize("name", HURTFUL)
def test_work_grows_with_the_length(name: str) -> None:
    analyse(HURTFUL[name](10))
    counts = []
    for size in (SIZE, 2 * SIZE):
        text = HURTFUL[name](size)
        forget()
        counts.append(lines_run(lambda text=text: analyse(text)))  # type: ignore[misc]
    assert counts[1] < 2.3 * counts[0] + 20_000


def test_a_megabyte_is_no_burden() -> None:
    analyse("кітапхана" * 110_000)
    analyse("." * 100_000)
    assert analyze("бала" + "ларымыздағылардікіндегілерден" * 30_000)

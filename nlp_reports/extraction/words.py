"""The post as words: what the rules of every kind of fact look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from spacy.tokens import Doc

from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Analysis, Case, analyze

OPENING, CLOSING = "«“„‹(", "»”“›)"
DASHES = frozenset("-–—")
LEADS = DASHES | {":"}
"""Marks that part a label from what it is of, and a heading or a name from what follows."""
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›"}
_WORD = re.compile(r"\w")


@dataclass(slots=True, frozen=True)
class Span:
    """A run of words, half-open, in word indices."""

    start: int
    end: int

    def __contains__(self, i: int) -> bool:
        return self.start <= i < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a word."""
        return self.start < other.end and other.start < self.end


@dataclass(slots=True, frozen=True)
class Word:
    """One token that is no white space; offsets in code points of the mended text."""

    i: int
    text: str
    start: int
    end: int
    fold: str
    line: int
    sentence: int
    spaced: bool

    @property
    def punct(self) -> bool:
        """Tell whether nothing in it is a letter or digit."""
        return _WORD.search(self.text) is None

    @property
    def cap(self) -> bool:
        """Tell whether it begins with an upper-case letter."""
        return self.text[:1].isupper()

    @property
    def upper(self) -> bool:
        """Tell whether it is written in capitals, two letters or more."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def number(self) -> bool:
        """Tell whether it begins with a digit."""
        return self.text[:1].isdigit()

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        """All morphological readings, best first."""
        return analyze(self.text)

    @property
    def nominal(self) -> Analysis | None:
        """The best reading with a case, if there is one."""
        return next((reading for reading in self.analyses if reading.case is not None), None)

    @property
    def case(self) -> Case | None:
        """Case of the best nominal reading."""
        reading = self.nominal
        return reading.case if reading else None

    @property
    def cases(self) -> frozenset[Case]:
        """Cases of all nominal readings; empty where there is none."""
        return frozenset(reading.case for reading in self.analyses if reading.case is not None)

    @property
    def pos(self) -> str:
        """Universal part of speech of the best reading."""
        readings = self.analyses
        return readings[0].pos if readings else "X"


class Words:
    """The words of one document, with lines, sentences, quotes and folded forms at hand."""

    def __init__(self, doc: Doc) -> None:
        """Take the words off a tokenised document with sentence ends set."""
        self.text: str = doc.text
        self.list: list[Word] = []
        line = sentence = 0
        self.of_token: dict[int, int] = {}
        for token in doc:
            if token.is_sent_start and self.list:
                sentence += 1
            if token.is_space:
                line += token.text.count("\n")
                self.of_token[token.i] = len(self.list)
                continue
            self.of_token[token.i] = len(self.list)
            end = token.idx + len(token.text)
            self.list.append(
                Word(
                    len(self.list),
                    token.text,
                    token.idx,
                    end,
                    fold(token.text),
                    line,
                    sentence,
                    bool(token.whitespace_),
                )
            )
            line += token.text.count("\n")
        self.folds = [word.fold for word in self.list]
        self._places: dict[frozenset[str], list[int]] = {}

    def __len__(self) -> int:
        return len(self.list)

    def __getitem__(self, i: int) -> Word:
        return self.list[i]

    def gap(self, i: int) -> bool:
        """Tell whether a column's gap (a tab, three spaces or more) parts the word from the one before."""
        between = self.text[self.list[i - 1].end : self.list[i].start] if i else ""
        return "\t" in between or len(between) > 2

    def span_text(self, span: Span) -> str:
        """Return the mended text between the first and the last word of the span."""
        if span.end <= span.start:
            return ""
        return self.text[self.list[span.start].start : self.list[span.end - 1].end]

    def chars(self, span: Span) -> tuple[int, int]:
        """Return the span in code points of the mended text."""
        return self.list[span.start].start, self.list[span.end - 1].end

    def at(self, start: int, end: int) -> Span | None:
        """Return the words that touch the characters from start to end, None where there are none."""
        inside = [word.i for word in self._between(start, end)]
        return Span(inside[0], inside[-1] + 1) if inside else None

    def _between(self, start: int, end: int) -> Iterator[Word]:
        low, high = 0, len(self.list)
        while low < high:
            middle = (low + high) // 2
            if self.list[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        while low < len(self.list) and self.list[low].start < end:
            yield self.list[low]
            low += 1

    def next_of(self, folds: frozenset[str], start: int) -> int:
        """Return the index of the first of some folded words from `start` on, the number of words where none is."""
        places = self._places.get(folds)
        if places is None:
            places = self._places[folds] = [i for i, fold in enumerate(self.folds) if fold in folds]
        at = bisect_left(places, start)
        return places[at] if at < len(places) else len(self.list)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The words as they are written, each once."""
        return frozenset(word.text for word in self.list)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, each cut at line ends too, in order."""
        return self._runs(lambda word: (word.sentence, word.line))

    @cached_property
    def lines(self) -> list[Span]:
        """The lines that hold words, in order."""
        return self._runs(lambda word: word.line)

    def _runs(self, key: object) -> list[Span]:
        runs: list[Span] = []
        start = 0
        for i in range(1, len(self.list) + 1):
            if i == len(self.list) or key(self.list[i]) != key(self.list[i - 1]):  # type: ignore[operator]
                runs.append(Span(start, i))
                start = i
        return runs

    def sentence_of(self, i: int) -> Span:
        """Return the sentence (within its line) that holds the word."""
        return self._sentence_at[i]

    def sentence_number(self, i: int) -> int:
        """Return the place of the word's sentence among `sentences`."""
        return self._numbers[i]

    @cached_property
    def _numbers(self) -> list[int]:
        return [number for number, span in enumerate(self.sentences) for _ in range(span.start, span.end)]

    def line_of(self, i: int) -> Span:
        """Return the line that holds the word."""
        return self._line_at[i]

    @cached_property
    def _line_at(self) -> list[Span]:
        return [span for span in self.lines for _ in range(span.start, span.end)]

    def quotes_in(self, span: Span) -> list[Span]:
        """Return the quotes that begin in a stretch of words, in order, outermost first."""
        first = bisect_left(self.quotes, span.start, key=lambda quote: quote.start)
        return list(takewhile(lambda quote: quote.start < span.end, islice(self.quotes, first, None)))

    @cached_property
    def _sentence_at(self) -> list[Span]:
        return [span for span in self.sentences for _ in range(span.start, span.end)]

    @cached_property
    def quotes(self) -> list[Span]:
        """Quoted stretches, marks included, outermost first where they nest; none crosses a line."""
        found: list[Span] = []
        for line in self.lines:
            found += self._quotes_in(line)
        return sorted(found, key=lambda span: (span.start, -span.end))

    def _quotes_in(self, line: Span) -> Iterator[Span]:
        stack: list[tuple[str, int]] = []
        for i in range(line.start, line.end):
            mark = self.list[i].text
            closes = next((at for at in range(len(stack) - 1, -1, -1) if mark == stack[at][0]), None)
            if closes is not None:
                yield Span(stack[closes][1], i + 1)
                del stack[closes:]
            elif mark in _PAIRS:
                stack.append((_PAIRS[mark], i))

    @cached_property
    def quote_at(self) -> dict[int, Span]:
        """Outermost quote that ends at a word (the index of its closing mark)."""
        ends: dict[int, Span] = {}
        for span in self.quotes:
            ends.setdefault(span.end - 1, span)
        return ends

    @cached_property
    def inside_quote(self) -> dict[int, Span]:
        """Innermost quote around each word inside one."""
        around: dict[int, Span] = {}
        for span in self.quotes:
            for i in range(span.start, span.end):
                around[i] = span
        return around

"""Mentions found by the word that is asked about, without a scan of them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from nlp_reports.extraction.words import Span


class Spanned(Protocol):
    """Anything that stands on a run of words."""

    @property
    def span(self) -> Span:
        """The words it stands on."""


T = TypeVar("T", bound=Spanned)


class Index(Generic[T]):
    """Mentions by the words that they begin at, end before, and cover; the longest where several would do."""

    def __init__(self, items: Sequence[T]) -> None:
        """Take the mentions as they are; the index does not follow later changes."""
        self.of, self.size = items, len(items)
        self.starting: dict[int, T] = {}
        self.ending: dict[int, T] = {}
        self.covering: dict[int, T] = {}
        for item in sorted(items, key=lambda item: item.span.end - item.span.start, reverse=True):
            self.starting.setdefault(item.span.start, item)
            self.ending.setdefault(item.span.end, item)
            for i in range(item.span.start, item.span.end):
                self.covering.setdefault(i, item)

    def is_of(self, items: Sequence[T]) -> bool:
        """Tell whether it still shows these mentions."""
        return self.of is items and self.size == len(items)

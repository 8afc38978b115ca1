"""A text cut into pieces at the ends of every evidence and repair, so that overlapping marks can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Json = Mapping[str, Any]
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text under the same marks throughout.

    Attributes:
        start: Where it stands in the text, in code points.
        facts: Keys of the facts whose evidence covers it, the shortest evidence first.
        opens: Keys of the facts whose first evidence begins here.
        begins: Whether any evidence begins here.
        read_as: What stands here in the mended text, where that differs.
        repaired: Whether the piece belongs to a repair (its later pieces carry no `read_as`).
    """

    start: int
    text: str
    facts: tuple[str, ...]
    opens: tuple[str, ...] = ()
    begins: bool = False
    read_as: str | None = None
    repaired: bool = False


def pieces_of(text: str, spans: Iterable[Span], repairs: Sequence[Json] = ()) -> list[Piece]:
    """Cut a text at the ends of all spans (start, end, key of the fact) and repairs; joined, they are the text."""
    marks = sorted(set(spans), key=lambda span: (span[0], span[1] - span[0], span[2]))
    first = _first_places(marks)
    starts = {item["start"]: item for item in repairs}
    ends = {place for item in repairs for place in (item["start"], item["end"])}
    cuts = sorted({0, len(text), *ends, *(place for start, end, _ in marks for place in (start, end))})
    pieces: list[Piece] = []
    active: list[Span] = []
    coming = iter(marks)
    following = next(coming, None)
    repaired_until = 0
    for start, end in pairwise(cuts):
        active = [span for span in active if span[1] > start]
        while following is not None and following[0] <= start:
            active.append(following)
            following = next(coming, None)
        repair = starts.get(start)
        if repair and repair["start"] == repair["end"]:
            pieces.append(Piece(start, "", (), read_as=repair["replacement"], repaired=True))
            repair = None
        if repair:
            repaired_until = repair["end"]
        covering = sorted((span for span in active if span[1] >= end), key=lambda span: (span[1] - span[0], span[2]))
        pieces.append(
            Piece(
                start, text[start:end], tuple(dict.fromkeys(key for _, _, key in covering)),
                tuple(dict.fromkeys(key for begin, _, key in covering if first[key] == start == begin)),
                any(begin == start for begin, _, _ in covering),
                repair["replacement"] if repair else None, start < repaired_until,
            )
        )  # fmt: skip
    return pieces


def _first_places(marks: Iterable[Span]) -> dict[str, int]:
    first: dict[str, int] = {}
    for start, _, key in marks:
        first[key] = min(start, first.get(key, start))
    return first

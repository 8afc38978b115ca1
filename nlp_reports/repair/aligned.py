"""A text, its mended reading, and the way between the two."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

Kind = Literal["glued_words", "homoglyph", "mojibake", "hyphenation", "spacing"]


class LoneSurrogateError(ValueError):
    """Half of a surrogate pair stands alone: no encoding of Unicode carries such a text."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters from `start` to `end` (half-open, code points) of a text as it stands now."""

    start: int
    end: int
    replacement: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Repair:
    """What was understood differently from what stands there; offsets are those of the original text."""

    start: int
    end: int
    text: str
    replacement: str
    kind: Kind


_Placed: TypeAlias = "tuple[int, int, Edit | Repair]"  # start and end in the mended text


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text as read (`original`), as understood (`text`), and the repairs that lead from one to the other.

    `repairs` are sorted, do not overlap, and give `text` when applied to `original`: `text` is made
    from them, so it cannot disagree. All offsets are in Unicode code points.
    """

    original: str
    repairs: tuple[Repair, ...] = ()
    text: str = field(init=False)
    _original_bounds: tuple[Sequence[int], Sequence[int]] = field(init=False, repr=False, compare=False)
    _mended_bounds: tuple[Sequence[int], Sequence[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pieces: list[str] = []
        mended_starts: list[int] = []
        mended_ends: list[int] = []
        position = shift = 0
        for repair in self.repairs:
            if repair.start < position or self.original[repair.start : repair.end] != repair.text:
                raise ValueError(f"repair does not fit the text: {repair}")
            pieces += (self.original[position : repair.start], repair.replacement)
            mended_starts.append(repair.start + shift)
            mended_ends.append(repair.start + shift + len(repair.replacement))
            shift += len(repair.replacement) - len(repair.text)
            position = repair.end
        pieces.append(self.original[position:])
        text = "".join(pieces)
        _refuse_lone_surrogates(text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_mended_bounds", (mended_starts, mended_ends))
        bounds = [repair.start for repair in self.repairs], [repair.end for repair in self.repairs]
        object.__setattr__(self, "_original_bounds", bounds)

    @classmethod
    def of(cls, text: str) -> AlignedText:
        """Take a text as it stands, nothing mended.

        Raises:
            LoneSurrogateError: The text holds half of a surrogate pair.
        """
        _refuse_lone_surrogates(text)
        return cls(text)

    def edit(self, edits: Iterable[Edit]) -> AlignedText:
        """Mend further, on top of the repairs made so far.

        An edit that reaches into an earlier repair is joined with it into one repair of the later kind; an edit
        beside one stays apart from it. What ends up as it was in the original is no repair.

        Args:
            edits: In offsets of `text`, in any order, not overlapping; at most one insertion at a point.

        Raises:
            ValueError: Edits overlap or lie outside of the text.
            LoneSurrogateError: A replacement holds half of a surrogate pair.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        position = 0
        for edit in ordered:
            if not position <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edit overlaps another or lies outside of the text: {edit}")
            position = edit.end
        repairs = (repair for repair in _compose(self, ordered) if repair.text != repair.replacement)
        return AlignedText(self.original, tuple(_join_insertions(repairs)))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Give the smallest span of `original` that covers the characters of `text` from `start` to `end`.

        A span of inserted characters alone comes from nowhere: it gives the empty span where they were inserted.

        Raises:
            ValueError: The span lies outside of the text.
        """
        return _map_span(self._mended_bounds, self._original_bounds, start, end, len(self.text))

    def to_mended(self, start: int, end: int) -> tuple[int, int]:
        """Give the smallest span of `text` that covers the characters of `original` from `start` to `end`."""
        return _map_span(self._original_bounds, self._mended_bounds, start, end, len(self.original))


def _refuse_lone_surrogates(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise LoneSurrogateError(f"lone surrogate U+{code:04X} at offset {error.start}") from None


def _map_span(
    source: tuple[Sequence[int], Sequence[int]],
    target: tuple[Sequence[int], Sequence[int]],
    start: int,
    end: int,
    length: int,
) -> tuple[int, int]:
    """Carry a span across the repairs, given their bounds (starts, ends) on this side and on the other."""
    if not 0 <= start <= end <= length:
        raise ValueError(f"span {start}:{end} is not within 0:{length}")
    starts, ends = source
    other_starts, other_ends = target
    # `before`: the repairs wholly before the span; an empty one at its start is left outside, the span being smallest.
    before = bisect_right(ends, start)
    if before < len(starts) and starts[before] < start:
        other_start = other_starts[before]
    else:
        other_start = start + (other_ends[before - 1] - ends[before - 1] if before else 0)
        if before < len(starts) and starts[before] == start and start < end:
            other_start = other_starts[before]
    after = bisect_left(starts, end)
    if after and ends[after - 1] > end:
        other_end = other_ends[after - 1]
    else:
        other_end = end + (other_ends[after - 1] - ends[after - 1] if after else 0)
    return other_start, max(other_start, other_end)


def _compose(aligned: AlignedText, edits: Sequence[Edit]) -> Iterator[Repair]:
    """Weave new edits (sorted, offsets of the mended text) into the repairs there are; linear in both."""
    bounds = zip(*aligned._mended_bounds, strict=True)
    earlier: Iterator[_Placed] = (
        (start, end, repair) for (start, end), repair in zip(bounds, aligned.repairs, strict=True)
    )
    later: Iterator[_Placed] = ((edit.start, edit.end, edit) for edit in edits)
    shift = 0  # what to add to an offset of the mended text, after the repairs passed so far
    cluster: list[_Placed] = []
    cluster_end = 0
    for item in heapq.merge(earlier, later, key=lambda item: item[:2]):
        start, end, _ = item
        if cluster and not (start < cluster_end or start == end == cluster[0][0]):
            repair, shift = _join(aligned, cluster, shift)
            yield repair
            cluster = []
        cluster_end = max(end, cluster_end) if cluster else end
        cluster.append(item)
    if cluster:
        yield _join(aligned, cluster, shift)[0]


def _join(aligned: AlignedText, cluster: Sequence[_Placed], shift: int) -> tuple[Repair, int]:
    """Make one repair of edits and earlier repairs that reach into one another; also give the shift after it."""
    start, end = cluster[0][0], max(item[1] for item in cluster)
    original_start = start + shift
    pieces: list[str] = []
    cursor = start
    kind = cluster[-1][2].kind
    for item_start, item_end, item in cluster:
        if isinstance(item, Repair):
            shift += len(item.text) - len(item.replacement)
        else:
            pieces += (aligned.text[cursor:item_start], item.replacement)
            cursor, kind = item_end, item.kind
    pieces.append(aligned.text[cursor:end])
    original_end = end + shift
    replaced = aligned.original[original_start:original_end]
    return Repair(original_start, original_end, replaced, "".join(pieces), kind), shift


def _join_insertions(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Make one insertion of two at the same point, so that a point is named once."""
    waiting: Repair | None = None
    for repair in repairs:
        if waiting and waiting.start == waiting.end == repair.start == repair.end:
            waiting = replace(waiting, replacement=waiting.replacement + repair.replacement)
            continue
        if waiting:
            yield waiting
        waiting = repair
    if waiting:
        yield waiting

"""Find numbers in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nlp_reports.language.data import load_table
from nlp_reports.language.folding import fold
from nlp_reports.language.numerals.words import Kind, Number, NumeralWord, compose, read_figures, read_roman, read_word

_BANK = load_table("numerals/bank.toml")
_AFTER = frozenset(fold(word) for word in _BANK["approximation"]["after"])
_BEFORE = frozenset(fold(word) for word in _BANK["approximation"]["before"])
_AFTER_ROMAN = tuple(fold(word) for word in _BANK["roman"]["after"])
_SCALES = {fold(word): value for word, value in _BANK["scale"].items()}
_PIECE = re.compile(
    r"(?P<figures>(?<![\w.,:/])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|\d+)(?:[.,]\d+)?(?![.:/]?\d))"
    r"(?P<suffix>[-‐‑][^\W\d_]++)?"
    r"|(?P<word>[^\W\d_]++)"
)
_ORDINAL_SUFFIX = re.compile(_BANK["ordinal_suffix"]["pattern"] + f"(?:{_BANK['suffix']['pattern']})")


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        text: The characters between.
        value: The number; the lower one of «екі-үш».
        kind: cardinal, ordinal, collective («екеуі») or approximate («жүзден астам», «ондаған», «бес-алты»).
    """

    start: int
    end: int
    text: str
    value: Number
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    read: NumeralWord
    figures: bool


def find_numbers(text: str) -> list[NumberExpression]:
    """Return the numbers of a text in order, in words, figures and Roman figures.

    Figures inside a date or a time of day (`15.04.2023`, `10:30`) are not numbers.
    """
    matches = list(_PIECE.finditer(text))
    pieces = list(_pieces(text, matches))
    return [_expression(text, group) for group in _groups(text, pieces)]


def _pieces(text: str, matches: list[re.Match[str]]) -> Iterator[_Piece]:
    for index, match in enumerate(matches):
        following = matches[index + 1] if index + 1 < len(matches) else None
        read = _read(match, following)
        if read is not None:
            yield _Piece(*match.span(), read, match["figures"] is not None)


def _read(match: re.Match[str], following: re.Match[str] | None) -> NumeralWord | None:
    if match["figures"] is not None:
        value = read_figures(match["figures"])
        if value is None:
            return None
        suffix = fold(match["suffix"] or "")[1:]
        ordinal = bool(suffix) and _ORDINAL_SUFFIX.fullmatch(suffix) is not None
        return NumeralWord(value, "ordinal" if ordinal else "cardinal", bool(suffix))
    word = match["word"]
    next_word = fold(following["word"] or "") if following is not None else ""
    if word.isupper() and (roman := read_roman(word)) is not None and _roman_here(word, next_word):
        return NumeralWord(roman, "ordinal", True)
    return read_word(word, before_approximation=next_word in _AFTER)


def _roman_here(word: str, following: str) -> bool:
    return following.startswith(_AFTER_ROMAN) or (
        len(word) > 1 and read_word(word) is None and word not in {"СМ", "ММ", "ДМ", "МС"}
    )


def _groups(text: str, pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces that make one number together."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _joins(text, group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _joins(text: str, group: list[_Piece], piece: _Piece) -> bool:
    last = group[-1]
    between = text[last.end : piece.start]
    if between in {"-", "–", "‑"}:
        small = all(not item.figures and item.read.kind == "cardinal" for item in (last, piece))
        return small and len(group) == 1 and 0 < piece.read.value - last.read.value <= 10 and not last.read.inflected
    if between.strip() or not between or last.read.inflected or last.read.kind != "cardinal" or len(between) > 3:
        return False
    if piece.figures or piece.read.kind in {"collective", "approximate"}:
        return False
    if last.figures:
        return piece.read.value >= 1000 and piece.read.kind == "cardinal"
    return len(group) < 16 and compose([item.read.value for item in (*group, piece)]) is not None


def _expression(text: str, group: list[_Piece]) -> NumberExpression:
    start, end = group[0].start, group[-1].end
    values = [piece.read.value for piece in group]
    spread = any(text[left.end : right.start] in {"-", "–", "‑"} for left, right in pairwise(group))
    kind: Kind = group[-1].read.kind
    value: Number | None
    if spread:
        value, kind = values[0], "approximate"
    elif group[0].figures and len(group) > 1:
        value = values[0] * values[1]
    else:
        value = compose(values)
    if kind != "ordinal":
        following = re.match(r"\s{0,3}([^\W\d_]{1,20})", text[end : end + 30])
        before = re.search(r"([^\W\d_]{1,20})\s{1,3}$", text[max(0, start - 30) : start])
        if following and fold(following[1]) in _AFTER:
            kind, end = "approximate", end + following.end()
        elif before and fold(before[1]) in _BEFORE:
            kind = "approximate"
    return NumberExpression(start, end, text[start:end], value if value is not None else values[-1], kind)

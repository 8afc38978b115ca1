"""Words run together, taken apart where the parts are clearly likelier than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.by_rule import always_apart, cuts_by_rule
from nlp_reports.repair.evidence import evidence
from nlp_reports.repair.rate import evidence_by_text
from nlp_reports.repair.whole import is_second, is_whole_name, opens
from nlp_reports.repair.words import (
    LETTER,
    bank,
    foreign_score,
    forms,
    is_known,
    is_name,
    reads_as_suffixes,
    seen_score,
    unseen_score,
)

_WORD = re.compile(f"[{LETTER}]{{6,}}")
_PLAIN = re.compile(r"[^\W\d_]+")
_TO_LATIN = re.compile(f"(?<![#@_/{LETTER}])([{LETTER}]{{4,}})(?=[A-Za-z]{{2,}})")
_FROM_LATIN = re.compile(f"(?<![#@_/A-Za-z])[A-Za-z]{{3,}}([{LETTER}]{{4,}})(?![{LETTER}])")
_LONGEST_WORD = 70
_LONGEST_PART = 28
_MOST_PARTS = 4
_SHORTEST_UNSEEN = 6
_SHORTEST_FIRST = 3
_NONE = float("-inf")


def glued_edits(text: str, *, cut: int = 0) -> Iterator[Edit]:
    """Yield the spaces that words run together lost; a word of more than seventy letters is left as it stands.

    Args:
        text: The text.
        cut: How many words of it were cut already.
    """
    yield from _between_alphabets(text)
    places: list[tuple[re.Match[str], list[int], float]] = []
    for match in _WORD.finditer(text):
        always = always_apart(match[0].lower())
        if always:
            yield _space(match, always)
        elif not _is_whole(text, match):
            cuts, found = _weighed(text, match)
            places += [(match, cuts, found)] if cuts else []
    told = evidence_by_text([(match[0], found) for match, _, found in places], len(_PLAIN.findall(text)), cut=cut)
    for (match, cuts, _), found in zip(places, told, strict=True):
        if found > bank()["glued"]["evidence"]:
            yield from (_space(match, place) for place in cuts)


def _space(match: re.Match[str], cut: int) -> Edit:
    return Edit(match.start() + cut, match.start() + cut, " ", "glued_words")


def _weighed(text: str, match: re.Match[str]) -> tuple[list[int], float]:
    """Return where a word may be cut, and the evidence for it: by rule, or as the model weighs it."""
    for kind, cuts in cuts_by_rule(match[0]):
        if cuts:
            return cuts, float(bank()["glued"]["evidence_by_rule"][kind])
    margin, cuts = _likeliest(text, match)
    return cuts, evidence(text, match, cuts, margin) if cuts else 0.0


def unsure_words(text: str) -> Iterator[tuple[re.Match[str], float, list[int]]]:
    """Yield the words that are cut or not as the model says, how much likelier their parts are, and the cuts."""
    for match in _WORD.finditer(text):
        if always_apart(match[0].lower()) or _is_whole(text, match) or any(cuts for _, cuts in cuts_by_rule(match[0])):
            continue
        margin, cuts = _likeliest(text, match)
        if cuts:
            yield match, margin, cuts


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word is never cut, whatever the evidence."""
    word, small = match[0], match[0].lower()
    if len(word) > _LONGEST_WORD or is_known(small) or (not word.islower() and is_name(_as_name(word))):
        return True
    return (
        text[match.start() - 1 : match.start()] == "#"
        or is_whole_name(text, match)
        or any(stem in small for stem in bank()["glued"]["whole"])
    )


def _likeliest(text: str, match: re.Match[str]) -> tuple[float, list[int]]:
    """Return how much likelier the parts of a word are than one unknown word, and the cuts; none after a hyphen."""
    margin, cuts = likeliest_cuts(match[0], first=opens(text, match))
    return margin, [] if cuts and cuts[0] < _SHORTEST_FIRST and is_second(text, match) else cuts


def _as_name(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def _between_alphabets(text: str) -> Iterator[Edit]:
    """Yield the spaces that a word lost beside one in Latin letters: «нұсқадаVI», «AMANATпартиясы», not «ВидеоCD»."""
    table = bank()["glued"]
    least = table["common"]
    for match in _TO_LATIN.finditer(text):
        small = match[1].lower()
        if forms().get(small, 0) >= least and small not in table["bound"]:
            yield Edit(match.end(1), match.end(1), " ", "glued_words")
    for match in _FROM_LATIN.finditer(text):
        small = match[1].lower()
        if forms().get(small, 0) >= least and not reads_as_suffixes(small):
            yield Edit(match.start(1), match.start(1), " ", "glued_words")


def likeliest_cuts(word: str, *, first: bool = False) -> tuple[float, list[int]]:
    """Return where to cut a word that is not known as one, and how much likelier the parts are than one unknown word.

    Args:
        word: The word, at most seventy letters.
        first: Whether it opens a sentence: elsewhere a capital makes a name of it.
    """
    table = bank()["glued"]
    score, cuts = _best(word[:1].lower() + word[1:] if first and word[1:].islower() else word)
    return score - float(table["unknown"]) - float(table["unknown_letter"]) * len(word), cuts


def _best(word: str) -> tuple[float, list[int]]:
    """Return the likeliest way to cut a word into parts, at most one of them unseen, or into two unseen ones."""
    forward = _reach(word, backward=False)
    backward = _reach(word, backward=True)
    best: tuple[float, list[int]] = max(forward[len(word)], _two_unseen(word))
    for start, (before, cuts) in enumerate(forward):
        if before == _NONE:
            continue
        for end in range(start + 1, min(len(word), start + _LONGEST_PART) + 1):
            after, rest = backward[end]
            if after == _NONE or (start == 0 and end == len(word)) or len(cuts) + len(rest) + 1 > _MOST_PARTS:
                continue
            score = _part(word, start, end, seen=False, foreign=True)
            if score is not None and before + score + after > best[0]:
                best = before + score + after, sorted({*cuts, start, end, *rest} - {0, len(word)})
    return best if len(best[1]) < _MOST_PARTS else (_NONE, [])


def _two_unseen(word: str) -> tuple[float, list[int]]:
    """Return the likeliest way to cut a word into two parts that were both not seen."""
    best: tuple[float, list[int]] = (_NONE, [])
    for cut in range(_SHORTEST_UNSEEN, len(word) - _SHORTEST_UNSEEN + 1):
        right = _part(word, cut, len(word), seen=False)
        left = _part(word, 0, cut, seen=False) if right is not None else None
        if right is not None and left is not None and left + right > best[0]:
            best = left + right, [cut]
    return best


def _reach(word: str, *, backward: bool) -> list[tuple[float, list[int]]]:
    """Return for every place the likeliest cuts into seen parts from the start to there, or from there to the end."""
    size = len(word)
    table: list[tuple[float, list[int]]] = [(_NONE, [])] * (size + 1)
    table[size if backward else 0] = (0.0, [])
    for end in range(size - 2, -1, -1) if backward else range(2, size + 1):
        others = (
            range(end + 2, min(size, end + _LONGEST_PART) + 1)
            if backward
            else range(max(0, end - _LONGEST_PART), end - 1)
        )
        for start in others:
            reached, cuts = table[start]
            left, right = (end, start) if backward else (start, end)
            if reached == _NONE or (left == 0 and right == size):
                continue
            score = _part(word, left, right, seen=True)
            if score is not None and reached + score > table[end][0]:
                table[end] = reached + score, sorted({*cuts, left, right} - {0, size})
    return table


@cache
def _after() -> re.Pattern[str]:
    return re.compile(bank()["glued"]["after"])


@cache
def _joined() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = bank()["glued"]
    sides = re.compile(rf"(?:^|.*)(?:{'|'.join(table['sides'])})$")
    return (
        sides,
        re.compile(rf".+{table['of_sides']}$"),
        re.compile(rf".*{table['borrowed']}$"),
        re.compile(rf"{table['of_borrowed']}$"),
    )


def _is_joined(before: str, part: str) -> bool:
    """Tell whether a part is joined to what is before it: «шығыс|еуропалық», «сектор|алдық», «турист|ер»."""
    if before.endswith("ст") and reads_as_suffixes("т" + part):
        return True
    sides, of_sides, borrowed, of_borrowed = _joined()
    if sides.match(before) and of_sides.match(part):
        return True
    return borrowed.match(before) is not None and of_borrowed.match(part) is not None


def _part(word: str, start: int, end: int, *, seen: bool, foreign: bool = False) -> float | None:
    """Return the logarithm of the chance that a stretch of a word is a word of its own."""
    part = word[start:end]
    small = part.lower()
    table = bank()["glued"]
    if start and (reads_as_suffixes(small) or _after().match(small) or _is_joined(word[:start].lower(), small)):
        return None
    score = seen_score(small) if seen else unseen_score(part)
    if score is None and foreign:
        score = foreign_score(small)
    if score is None or end == len(word):
        return score
    if small in table["bound"]:
        return None
    common = table["common" if len(part) >= _SHORTEST_UNSEEN else "commonest"]
    if start == 0 and part[0].isupper() and forms().get(small, 0) < common and not is_name(part):
        score += float(table["capital"])
    return score + float(table["compound"]) * (small in table["compounds"])

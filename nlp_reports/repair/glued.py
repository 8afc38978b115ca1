"""Words run together, taken apart where the parts are clearly likelier than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.evidence import evidence
from nlp_reports.repair.whole import is_second, is_whole_name, opens
from nlp_reports.repair.words import (
    LETTER,
    LONGEST_OF_PAIR,
    SHORTEST_OF_PAIR,
    bank,
    foreign_score,
    forms,
    is_form_of_lemma,
    is_known,
    is_name,
    is_regular,
    reads_as_suffixes,
    seen_score,
    seen_together,
    unseen_score,
)

# Where a surname or patronymic ends inside a word, and what case endings it may have.
_NAME_ENDING = re.compile("[оеё]ва?|ина|ұлы|қызы")
_CASES = ("", "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті")
_LEAST_NAME = 3
_SHORTEST_RIGHT = 4
_WORD = re.compile(f"[{LETTER}]{{6,}}")
_TO_LATIN = re.compile(f"(?<![#@_/{LETTER}])([{LETTER}]{{4,}})(?=[A-Za-z]{{2,}})")
_FROM_LATIN = re.compile(f"(?<![#@_/A-Za-z])[A-Za-z]{{3,}}([{LETTER}]{{4,}})(?![{LETTER}])")
_NOMINAL = re.compile("[лдт][ае]м[ае]$")
_LONGEST_WORD = 70
_LONGEST_PART = 28
_MOST_PARTS = 4
_SHORTEST_UNSEEN = 6
_SHORTEST_FIRST = 3
_NONE = float("-inf")


def glued_edits(text: str) -> Iterator[Edit]:
    """Yield the spaces that words run together lost; a word of more than seventy letters is left as it stands."""
    yield from _between_alphabets(text)
    for match in _WORD.finditer(text):
        cuts = _sure_cuts(text, match)
        if cuts is None:
            margin, cuts = _likeliest(text, match)
            cuts = cuts if cuts and evidence(text, match, cuts, margin) > bank()["glued"]["evidence"] else []
        for cut in cuts:
            yield Edit(match.start() + cut, match.start() + cut, " ", "glued_words")


def unsure_words(text: str) -> Iterator[tuple[re.Match[str], float, list[int]]]:
    """Yield the words that are cut or not as the evidence says, how much likelier their parts are, and the cuts."""
    for match in _WORD.finditer(text):
        if _sure_cuts(text, match) is None:
            margin, cuts = _likeliest(text, match)
            if cuts:
                yield match, margin, cuts


def _sure_cuts(text: str, match: re.Match[str]) -> list[int] | None:
    """Return where a word is cut, or that it is not, whatever the evidence; None where that decides."""
    word = match[0]
    small = word.lower()
    always = _always_apart(small)
    if always:
        return [always]
    if len(word) > _LONGEST_WORD or is_known(small) or (not word.islower() and is_name(_as_name(word))):
        return []
    if (
        text[match.start() - 1 : match.start()] == "#"
        or is_whole_name(text, match)
        or any(stem in small for stem in bank()["glued"]["whole"])
    ):
        return []
    return _before_clitic(small) or _after_name(word) or (_pair(small) if is_regular(small) else []) or None


def _likeliest(text: str, match: re.Match[str]) -> tuple[float, list[int]]:
    """Return how much likelier the parts of a word are than one unknown word, and the cuts; none after a hyphen."""
    margin, cuts = likeliest_cuts(match[0], first=opens(text, match))
    return margin, [] if cuts and cuts[0] < _SHORTEST_FIRST and is_second(text, match) else cuts


def _as_name(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def _between_alphabets(text: str) -> Iterator[Edit]:
    """Yield the spaces that a word lost beside one in Latin letters: «нұсқадаVI», «AMANATпартиясы», no suffix."""
    least = bank()["glued"]["common"]
    for match in _TO_LATIN.finditer(text):
        if forms().get(match[1].lower(), 0) >= least:
            yield Edit(match.end(1), match.end(1), " ", "glued_words")
    for match in _FROM_LATIN.finditer(text):
        small = match[1].lower()
        if forms().get(small, 0) >= least and not reads_as_suffixes(small):
            yield Edit(match.start(1), match.start(1), " ", "glued_words")


@cache
def _apart() -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the words joined that are always written apart, each with the place of the cut, and those with endings."""
    rows = bank()["glued"]["always_apart"]
    cuts = {row.removesuffix("…").replace(" ", ""): row.index(" ") for row in rows}
    return cuts, tuple(row.removesuffix("…").replace(" ", "") for row in rows if row.endswith("…"))


def _always_apart(word: str) -> int:
    """Return where to cut a word that orthography writes apart, 0 if it is none."""
    cuts, inflected = _apart()
    if word in cuts:
        return cuts[word]
    if word.startswith(inflected):
        joined = next(joined for joined in inflected if word.startswith(joined))
        return cuts[joined] if reads_as_suffixes(word[len(joined) :]) else 0
    return 0


def _after_name(word: str) -> list[int]:
    """Return where a common word was joined to a surname or patronymic: «Сейітова|марапатталды», «Жанатұлы|жиынды»."""
    if not word[:1].isupper() or not word[1:].islower():
        return []
    best = (0, 0)
    for match in _NAME_ENDING.finditer(word, _LEAST_NAME):
        for ending in _CASES:
            cut = match.end() + len(ending)
            right = word[cut:]
            if len(right) < _SHORTEST_RIGHT or not word.startswith(ending, match.end()):
                continue
            seen = forms().get(right, 0)
            if seen >= bank()["glued"]["sure"] and not reads_as_suffixes(right):
                best = max(best, (seen, cut))
    return [best[1]] if best[1] else []


def _before_clitic(word: str) -> list[int]:
    """Return where a particle was joined to a form that cannot end so: «болсада», «қоймасыда»."""
    table = bank()["glued"]
    stem = word[:-2]
    if _NOMINAL.search(word):  # «тәртіптеме», a noun
        return []
    seen = forms().get(stem, 0) >= table["least_before_clitic"]
    return [len(stem)] if seen and word[-2:] in table["clitics"] and is_form_of_lemma(stem) else []


def _pair(word: str) -> list[int]:
    """Return where to cut a word that reads as one by suffixes and is two often seen side by side: «алып|тастау»."""
    table, known = bank()["glued"], forms()
    for cut in range(SHORTEST_OF_PAIR, min(LONGEST_OF_PAIR, len(word) - SHORTEST_OF_PAIR) + 1):
        left, right = word[:cut], word[cut:]
        if min(known.get(left, 0), known.get(right, 0)) < table["sure"]:
            continue
        if len(right) < _SHORTEST_UNSEEN and reads_as_suffixes(right):
            continue
        if seen_together(left, right, often=True) and left not in table["bound"]:
            return [cut]
    return []


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

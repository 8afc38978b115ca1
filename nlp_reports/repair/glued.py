"""Words run together, taken apart where the parts are clearly likelier than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import (
    bank,
    forms,
    is_form_of_lemma,
    is_name,
    is_regular,
    reads_as_suffixes,
    seen_score,
    unseen_score,
)

_WORD = re.compile(r"[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]{6,}")
_CAPITAL = re.compile(r" [А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі.]")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W\d_])[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+ $")
_CASES = "[ғгқк][ае]|[нд][ыі]ң?|т[ыі]ң?|[дтн][ае]н?|[мбп]ен"
_LONGEST_WORD = 70
_LONGEST_PART = 28
_MOST_PARTS = 4
_SHORTEST_UNSEEN = 6
_OPENING = '.!?:\n\r\t«"“–—-•*'
_NONE = float("-inf")


def glued_edits(text: str) -> Iterator[Edit]:
    """Yield the spaces that words run together lost; a word of more than seventy letters is left as it stands."""
    known = forms()
    for match in _WORD.finditer(text):
        word = match[0]
        small = word.lower()
        if len(word) > _LONGEST_WORD or small in known or is_form_of_lemma(small) or is_name(word):
            continue
        if (
            word[0].isupper()
            and word[1:].islower()
            and (_is_place(text, match.end()) or _is_made_name(text, match, small))
        ):
            continue
        cuts = _before_clitic(small) or ([] if is_regular(small) else cuts_of(word, first=_opens(text, match)))
        for cut in cuts:
            yield Edit(match.start() + cut, match.start() + cut, " ", "glued_words")


def _is_place(text: str, end: int) -> bool:
    """Tell whether the kind of a place or body follows, or a bracket, so that the word before it is a place's name."""
    table, after = bank()["glued"], text[end + 1 : end + 20].lower()
    village = text[max(0, end - 12) : end].lower().endswith(tuple(table["toponyms"]))
    if village and text[end : end + 1] in {")", "/"}:
        return True
    named = after.startswith(tuple(table["places"])) or (village and after.startswith(tuple(table["bodies"])))
    return text[end : end + 1] == " " and named


def _is_made_name(text: str, match: re.Match[str], small: str) -> bool:
    """Tell whether a word ends as names of two words do, another capital beside it: «Алтынгүл Серікқызы»."""
    beside = _CAPITAL.match(text, match.end()) or _CAPITAL_BEFORE.search(
        text, max(0, match.start() - 25), match.start()
    )
    return beside is not None and _made_names().search(small) is not None


@cache
def _made_names() -> re.Pattern[str]:
    """Return what matches the end of a name of two words in any case: «…бай», «…гүлге»."""
    return re.compile(rf"(?:{'|'.join(bank()['glued']['names'])})(?:{_CASES})?$")


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence begins with a word, so that its capital says nothing; before another it opens a name."""
    before = text[max(0, match.start() - 3) : match.start()]
    opens = not before.strip(" ") or (before.rstrip(" ")[-1] in _OPENING and not before.endswith("."))
    return opens and not text[match.end() + 1 : match.end() + 2].isupper()


def _before_clitic(word: str) -> list[int]:
    """Return where a particle was joined to a form that cannot end so: «болсада», «қоймасыда»."""
    table = bank()["glued"]
    stem = word[:-2]
    seen = forms().get(stem, 0) >= table["least_before_clitic"]
    return [len(stem)] if seen and word[-2:] in table["clitics"] and is_form_of_lemma(stem) else []


def cuts_of(word: str, *, first: bool = False) -> list[int]:
    """Return where to cut a word that is not known as one; empty where it may be one all the same.

    Args:
        word: The word, at most seventy letters.
        first: Whether it opens a sentence: elsewhere a capital makes a name of it.
    """
    table = bank()["glued"]
    score, cuts = _best(word[:1].lower() + word[1:] if first and word[1:].islower() else word)
    unknown = float(table["unknown"]) + float(table["unknown_letter"]) * len(word)
    return cuts if cuts and score > unknown else []


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
            score = _part(word, start, end, seen=False)
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


def _part(word: str, start: int, end: int, *, seen: bool) -> float | None:
    """Return the logarithm of the chance that a stretch of a word is a word of its own."""
    part = word[start:end]
    small = part.lower()
    table = bank()["glued"]
    if start and reads_as_suffixes(small):
        return None
    score = seen_score(small) if seen else unseen_score(part)
    if score is None or end == len(word):
        return score
    if small in table["bound"]:
        return None
    common = table["common" if len(part) >= _SHORTEST_UNSEEN else "commonest"]
    if start == 0 and part[0].isupper() and forms().get(small, 0) < common and not is_name(part):
        score += float(table["capital"])
    return score + float(table["compound"]) * (small in table["compounds"])

"""Kazakh letters that a code page made question marks of: «?аза?стан», «б?лімні?».

Each mark is read as the letter that makes the likeliest word with the others; one at the end of a word may be a
question mark after all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.casing import is_proper
from nlp_reports.repair.letters import following, likelihood
from nlp_reports.repair.words import CAPITAL, LETTER, SMALL, is_known, is_name

_MARKS = "?\ufffd"
_WORD = re.compile(f"(?=[{LETTER}]*[{_MARKS}])(?=[{_MARKS}]*[{LETTER}])[{LETTER}{_MARKS}]{{2,40}}")
_WITHIN = re.compile(f"[{LETTER}][{_MARKS}][{LETTER}]")
_KAZAKH = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_OPENS = re.compile(r"(?:^|[.!?:«\"“„•*–-]\s*|\n\s*)$")
_NAMED_BEFORE = re.compile(f"(?<![^\\W\\d_])[{CAPITAL}{_MARKS}][{SMALL}{_MARKS}]+ $|[{CAPITAL}]\\. ?$")
_NAMED_AFTER = re.compile(f" (?=[{CAPITAL}{_MARKS}])")
_ENDS = re.compile(rf"[»\")]?(?:\s*$|\s*\n|\s+[«\"–]?\s?[{CAPITAL}{_MARKS}])")
_FEWEST_WORDS, _LEAST_SHARE = 3, 0.02
_WIDTH = 60
_QUESTION, _QUESTION_INSIDE = 1.0, 6.0


def missing_edits(text: str) -> Iterator[Edit]:
    """Yield the words with question marks for letters, with their letters; only where several have such."""
    if not any(mark in text for mark in _MARKS) or not _is_lossy(text):
        return
    letters = "әғқңөұүһ" if "і" in text else "әғқңөұүһі"
    mended = ""
    last = 0
    for match in _WORD.finditer(text):
        before = (mended + text[last : match.start()])[-60:]
        word = _read(match, letters)
        whole = _in_case(match, word, before)
        mended, last = before + whole, match.end()
        if whole != match[0]:
            yield Edit(match.start(), match.end(), whole, "mojibake")


def _is_lossy(text: str) -> bool:
    """Tell whether letters became question marks: several words have one within, next to none a Kazakh letter."""
    within = {match[0] for match in _WITHIN.finditer(text)}
    return len(within) >= _FEWEST_WORDS and len(_KAZAKH.findall(text)) <= _LEAST_SHARE * len(text)


def _read(match: re.Match[str], letters: str) -> str:
    """Return a word in small letters with its marks read; a question mark at its end stays one."""
    small = match[0].lower().replace(_MARKS[1], _MARKS[0])
    if not small.endswith("?") or small.endswith("??"):
        return _filled(small, letters)
    word, bare = _filled(small, letters), _filled(small[:-1], letters)
    margin = _QUESTION if _ENDS.match(match.string, match.end()) else _QUESTION_INSIDE
    return f"{bare}?" if likelihood(bare) > likelihood(word) + margin else word


@lru_cache(maxsize=20_000)
def _filled(word: str, letters: str) -> str:
    """Return the likeliest word of those that a pattern may be."""
    beam = [(0.0, "")]
    for sign in word:
        grown = [
            (score + following(f"^{done}"[-3:], letter), done + letter)
            for score, done in beam
            for letter in (letters if sign == "?" else sign)
        ]
        beam = sorted(grown, key=lambda item: (-item[0], item[1]))[:_WIDTH]
    return max((done for _, done in beam), key=likelihood)


def _in_case(match: re.Match[str], word: str, before: str) -> str:
    """Return a word with the capitals that it has, and one for a mark that opens a sentence, a title or a name."""
    shown = match[0]
    letters = [letter for letter in shown if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return word.upper()
    cased = "".join(letter.upper() if typed.isupper() else letter for typed, letter in zip(shown, word, strict=True))
    if shown[0] not in _MARKS or not word[0].isalpha():
        return cased
    beside = _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(match.string, match.end())
    opens = _OPENS.search(before) is not None or is_proper(word) or (beside and _may_be_name(word))
    return cased[0].upper() + cased[1:] if opens else cased


def _may_be_name(word: str) -> bool:
    return is_name(word.capitalize()) or not is_known(word)

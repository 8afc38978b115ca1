"""What scanning makes of Kazakh letters: «¥» of ұ, «к,» of қ, «ьщ» of ық and ың, letters of figures and back.

A word is mended where it becomes one that is known, and a sign that no word has («¥», «к,» before a small letter that
opens no word) wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import LETTER, SMALL, bank, forms, is_known, is_name, is_regular

_YEN = re.compile(f"(?<=[{LETTER}])¥|¥(?=[{LETTER}])")
_CEDILLA = re.compile(f"(?P<before>[{LETTER}]{{0,40}})(?P<letter>[кК]),(?P<space> ?)(?P<after>[{LETTER}]{{0,40}})")
_SIGNED = re.compile(f"[{LETTER}]{{1,40}}")
_ZERO = re.compile(f"(?<=[{LETTER}])0(?=[{LETTER}])|(?<![\\w.,])0(?=[{SMALL}]{{1,40}})")
_FIGURES = re.compile(r"(?<![\w.])[\dIl]{2,6}(?![\w])")
_LIKE_FIGURES = re.compile(f"(?<![\\w.,])[36](?=[{SMALL}]{{3,40}})|(?<=[{LETTER}])6(?=[{LETTER}])")
_PLACED = re.compile(r"(?<![\w.])(?:П|Ш|ПІ|ІП|ПI|IП)(?=[ -](?:орын|дәреже))")  # «II орын», «III дәрежелі»
_STEM = re.compile(f"[{LETTER}]{{0,40}}$")
_REST = re.compile(f"[{LETTER}]{{1,40}}")
_VOWEL = re.compile("[аәеиіоөуұүыэюя]")
_MOST_SIGNS = 3
_LONG = 4
_CLEARLY = 10
_COMMON = 20


def scanned_edits(text: str) -> Iterator[Edit]:
    """Yield letters that a scan read as signs, figures or other letters, and figures that it read as letters."""
    for match in _YEN.finditer(text):
        beside = text[match.end() : match.end() + 1] or text[match.start() - 1]
        letter = "Ұ" if beside.isupper() and (match.start() == 0 or not text[match.start() - 1].islower()) else "ұ"
        yield Edit(match.start(), match.end(), letter, "homoglyph")
    yield from _cedillas(text)
    for match in _ZERO.finditer(text):
        opens = match.start() == 0 or not text[match.start() - 1].isalpha()
        small = text[match.end()].islower() and not opens
        yield Edit(match.start(), match.end(), "о" if small else "О", "homoglyph")
    for match in _LIKE_FIGURES.finditer(text):
        before, after = _STEM.search(text, max(0, match.start() - 40), match.start()), _REST.match(text, match.end())
        mended = _letter(before[0] if before else "", match[0], after[0] if after else "")
        if mended is not None:
            yield Edit(match.start(), match.end(), mended, "homoglyph")
    for match in _FIGURES.finditer(text):
        if any(sign.isdigit() for sign in match[0]) and not match[0].isdigit():
            yield Edit(match.start(), match.end(), re.sub("[Il]", "1", match[0]), "homoglyph")
    for match in _PLACED.finditer(text):
        figure = re.sub("П", "II", match[0]).replace("Ш", "III").replace("І", "I")
        yield Edit(match.start(), match.end(), figure, "homoglyph")
    for match in _SIGNED.finditer(text):
        word = _without_signs(match[0])
        if word is not None:
            yield Edit(match.start(), match.end(), word, "homoglyph")


def _letter(before: str, figure: str, after: str) -> str | None:
    """Return the letter that a 3 or a 6 in a word was, None where a number stands before a word: «3орын», «9А6орын»."""
    letter = "з" if figure == "3" else "б"
    whole = f"{before}{letter}{after}".lower()
    if before:
        apart = is_regular(after.lower()) and len(after) >= _LONG and not is_regular(whole)
        if apart or (after.isupper() and not is_regular(whole)):
            return None
        return letter.upper() if after.isupper() else letter
    alone, joined = forms().get(after, 0), forms().get(whole, 0)
    if is_known(whole) and len(after) >= _LONG and (not is_regular(after) or joined > _CLEARLY * alone):
        return letter if joined >= _COMMON else letter.upper()
    if not is_regular(after) and (is_name(whole.capitalize()) or (figure == "3" and _VOWEL.match(after))):
        return letter.upper()
    return None


def _cedillas(text: str) -> Iterator[Edit]:
    for match in _CEDILLA.finditer(text):
        before, after = match["before"], match["after"]
        at = match.end("letter") - 1
        letter = "қ" if match["letter"] == "к" else "Қ"
        whole = before + letter + after
        if match["space"]:
            if before and not is_known(f"{before}к".lower()) and is_known(f"{before}қ".lower()):
                yield Edit(at, at + 2, letter, "homoglyph")
        elif after and (after[0].islower() or before.isupper() or not before):
            apart = is_regular(f"{before}к".lower()) and is_regular(after.lower())
            if (not before or not apart) and (not before or is_regular(whole.lower()) or is_name(whole)):
                yield Edit(at, at + 2, letter, "homoglyph")


def _without_signs(word: str) -> str | None:
    """Return a word with «ьщ», «ьш» read as what they stand for, None where it has none or is none of those known."""
    signs = bank()["scanned"]["signs"]
    pieces = re.split(f"({'|'.join(signs)})", word)
    if not word.islower() or not 1 < len(pieces) <= 2 * _MOST_SIGNS + 1 or is_regular(word.lower()):
        return None
    choices = [signs.get(piece, [piece]) for piece in pieces]
    return next((mended for parts in product(*choices) if is_regular((mended := "".join(parts)).lower())), None)

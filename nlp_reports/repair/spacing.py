"""Spaces that copying lost or added: after stops and commas, between a small and a capital letter, soft hyphens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.words import CAPITAL, LETTER, SMALL, bank, forms, is_name, seen_score

_SMALL = f"a-z{SMALL}"
_CAPITAL = f"A-Z{CAPITAL}"
_LETTER = _SMALL + _CAPITAL
_CAPITAL_INSIDE = re.compile(f"[{LETTER}]{{4,60}}")
_INNER = re.compile(f"(?<=[{SMALL}])(?=[{CAPITAL}])")
_MARK = re.compile(f"(?<=[{_SMALL}][,;:!?])(?=[{_LETTER}«])|(?<=[{_SMALL}]{{4}}\\.)(?=[{CAPITAL}][{_SMALL}]{{2}})")
_QUOTE = re.compile(f"(?<=[{_SMALL}])(?=«)|(?<=»)(?=[{_LETTER}])")
_NUMBER = re.compile("(?<=\\b[12]\\d{3})(?=жыл)|(?<=жылдың)(?=\\d)|(?<=жылғы)(?=\\d)")
# «№3мектеп», «Рашидовна-Майлыкент» (whence she is), «Ыбыраевағамыз»
_SCHOOL = re.compile(f"(?:(?<=№\\d)|(?<=№\\d\\d)|(?<=№\\d{{3}}))(?=[{SMALL}]{{4}})")
_HOME = re.compile(
    f"(?:(?<=ұлы)|(?<=қызы)|(?<=вна)|(?<=вич))(?=-[{CAPITAL}][{SMALL}]{{2}})"
    f"|(?:(?<=ұлы-)|(?<=қызы-)|(?<=вна-)|(?<=вич-))(?=[{CAPITAL}][{SMALL}]{{2}})"
)
_ADDRESSED = re.compile(
    f"(?:(?<=[{SMALL}]ов)|(?<=[{SMALL}]ев)|(?<=[{SMALL}]ова)|(?<=[{SMALL}]ева)|(?<=ұлы)|(?<=қызы))"
    r"(?=(?:ағамыз|апамыз|апайымыз|ағайымыз|апай|ағай|мырза|ханым)\b)"
)
_INITIALED = re.compile(rf"\b[{CAPITAL}][{SMALL}]{{1,3}}(?=[{CAPITAL}]\. ?[{CAPITAL}]\.)")  # «ПакВ.Д.»
# «1орын», «25данасы», not «5ші», «3орны»; «жүлдені№3»
_COUNTED = re.compile(f"(?<![\\w.,№-])(?!\\d{{4}}жыл)\\d{{1,6}}(?!(?:ыншы|інші|ншы|нші))([{SMALL}]{{4,30}})(?![\\w-])")
_SIGN = re.compile(f"(?<=[{SMALL}]{{3}})(?=№\\d)")
_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_CLASS = re.compile(f'(?<=[{SMALL}])(?=\\d{{1,2}} ?["«][{CAPITAL}]["»])')  # «Мағжан9"А"», of the 9th class
_GLUED = (
    (_SCHOOL, "glued_words"),
    (_SIGN, "glued_words"),
    (_HOME, "spacing"),
    (_CLASS, "spacing"),
    (_ADDRESSED, "glued_words"),
)
_SHORTEST, _COMMON = 4, 20
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|(?<!\S)[^\s@]{1,100}@\S{1,200}|\b[\w-]{1,63}\.(?:kz|com|ru|org|net)\b\S{0,2000}"
)


def spacing_edits(text: str) -> Iterator[Edit]:
    """Yield the spaces to put in and the hidden characters to take out; addresses are left alone."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for pattern, kind in ((_MARK, "spacing"), (_QUOTE, "spacing"), (_NUMBER, "glued_words"), *_GLUED):
        for match in pattern.finditer(text):
            at = match.start()
            place = bisect_right(addresses, (at, len(text))) - 1
            if place < 0 or at > addresses[place][1]:
                yield Edit(at, at, " ", kind)  # type: ignore[arg-type]
    for match in _COUNTED.finditer(text):
        if forms().get(match[1], 0) >= _COMMON:
            yield Edit(match.start(1), match.start(1), " ", "glued_words")
    for at in _capitals_inside(text):
        yield Edit(at, at, " ", "glued_words")
    for match in _INITIALED.finditer(text):
        yield Edit(match.end(), match.end(), " ", "glued_words")
    for match in _HIDDEN.finditer(text):
        yield Edit(match.start(), match.end(), "", "hyphenation" if "\u00ad" in match[0] else "spacing")


def _capitals_inside(text: str) -> Iterator[int]:
    """Yield where a capital inside a word begins another: «МұқанқызыСерікова», not «ҚазТрансОйл»."""
    for match in _CAPITAL_INSIDE.finditer(text):
        word = match[0]
        cuts = [cut.start() for cut in _INNER.finditer(word)]
        if not cuts or word.isupper():
            continue
        pieces = [word[start:end] for start, end in pairwise([0, *cuts, len(word)])]
        if pieces[-1].lower() in bank()["glued"]["companies"]:  # «ҚайнарМұнайГаз»
            continue
        is_initial = text[match.end() : match.end() + 1] == "." and len(pieces[-1]) == 1
        if all(map(_stands_alone, pieces[:-1])) and (is_initial or _may_follow(pieces)):
            yield from (match.start() + cut for cut in cuts)


def _stands_alone(piece: str) -> bool:
    if len(piece) < _SHORTEST or piece.lower() in bank()["glued"]["bound"]:
        return False
    return piece.islower() or is_name(piece) or seen_score(piece.lower()) is not None


def _may_follow(pieces: list[str]) -> bool:
    """Tell whether the last piece is a word; after a piece in small letters any capitalised one is."""
    last = pieces[-1]
    if len(last) < _SHORTEST - 1 or not (last.istitle() or last.isupper()):  # «тиісПЕЙді», a stressed suffix
        return False
    return pieces[-2].islower() or is_name(last) or is_name(pieces[-2]) or seen_score(last.lower()) is not None

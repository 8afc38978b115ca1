"""Spaces that copying lost or added: after stops and commas, between a small and a capital letter, soft hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.repair.aligned import Edit

_SMALL = "a-zа-яёәғқңөұүһі"
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_LETTER = _SMALL + _CAPITAL
_GLUED = re.compile(f"(?<=[а-яёәғқңөұүһі]{{3}})(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][{_SMALL}]{{2}})")
_MARK = re.compile(f"(?<=[{_SMALL}][,;:!?])(?=[{_LETTER}«])|(?<=[{_SMALL}]{{4}}\\.)(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][{_SMALL}]{{2}})")
_QUOTE = re.compile(f"(?<=[{_SMALL}])(?=«)|(?<=»)(?=[{_LETTER}])")
_NUMBER = re.compile("(?<=\\b[12]\\d{3})(?=жыл)|(?<=жылдың)(?=\\d)|(?<=жылғы)(?=\\d)")
_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:kz|com|ru|org|net)\b\S*")


def spacing_edits(text: str) -> Iterator[Edit]:
    """Yield the spaces to put in and the hidden characters to take out; addresses are left alone."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for pattern, kind in ((_GLUED, "glued_words"), (_MARK, "spacing"), (_QUOTE, "spacing"), (_NUMBER, "glued_words")):
        for match in pattern.finditer(text):
            at = match.start()
            if not any(start <= at <= end for start, end in addresses):
                yield Edit(at, at, " ", kind)  # type: ignore[arg-type]
    for match in _HIDDEN.finditer(text):
        yield Edit(match.start(), match.end(), "", "hyphenation" if "\u00ad" in match[0] else "spacing")

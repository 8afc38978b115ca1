"""Fold letters that damaged text confuses, one character to one character, so that offsets hold.

Three kinds of damage are common in Kazakh text: Latin letters that look like Cyrillic ones, Kazakh letters typed as
the nearest Russian ones, and Kazakh letters lost to fonts of the nineties that kept them in the places of Serbian and
Macedonian ones. A folded text is for looking words up in, never for showing.
"""

from __future__ import annotations

_LATIN = dict(zip("abcehikmopqtuxyz", "авсенікморқтихуз", strict=True)) | {"ə": "ә", "h": "һ"}
_KAZAKH = dict(zip("әғқңөұүһіёъ", "агкноуухиеь", strict=True))
_OLD_FONTS = dict(zip("ѓќѕїћљњєў", "гкнухоуау", strict=True))
_DASHES = dict.fromkeys("‐‑‒–—−", "-")
_SPACES = dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")


def _table() -> dict[int, str]:
    lower = {chr(code): chr(code).lower() for code in (*range(0x41, 0x5B), *range(0x400, 0x530), 0x18F)}
    lower |= {letter: letter for letter in ("ə", *_LATIN)}
    table = {}
    for upper, small in lower.items():
        cyrillic = _LATIN.get(small, small)
        table[ord(upper)] = _OLD_FONTS.get(cyrillic, _KAZAKH.get(cyrillic, cyrillic))
    return table | {ord(key): value for key, value in (_DASHES | _SPACES).items()}


_FOLD = _table()


def fold(text: str) -> str:
    """Return the text in small Russian letters, of the same length as it was.

    Kazakh letters become the Russian letters that stand for them in text typed without a Kazakh keyboard (`қ` to `к`,
    `і` to `и`), Latin look-alikes become Cyrillic, dashes of every length become hyphens. What is no letter of these
    alphabets stays.
    """
    return text.translate(_FOLD)

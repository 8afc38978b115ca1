"""Which language and script a text is in, by its letters and commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from nlp_reports.language.data import load_table

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = frozenset("әғқңөұүһі")
_BANK = load_table("identify.toml")
_MARKS = {language: frozenset(words) for language, words in _BANK["words"].items()}
_KAZAKH_ENDINGS = tuple(_BANK["endings"]["kk"])
_RUSSIAN_ENDINGS = tuple(_BANK["endings"]["ru"])
_SAMPLE = 20_000
"""Words looked at: enough for shares to the percent, and linear on a text of any length."""


@dataclass(frozen=True, slots=True)
class Identified:
    """Main language (`kk`, `ru`, `en`, `und`), script (`Cyrl`, `Latn`, `Arab`, `Zyyy`), share of words by language."""

    main: str
    script: str
    shares: Mapping[str, float]


def identify(text: str) -> Identified:
    """Return the language of a text; words that tell nothing of theirs go with the main one."""
    words = [match[0].lower() for match, _ in zip(_WORD.finditer(text), range(_SAMPLE), strict=False)]
    counts = Counter(_language(word) for word in words)
    unknown = counts.pop("", 0)
    if not counts:
        return Identified("und", _script(words), {})
    main = min(counts, key=lambda language: (-counts[language], language != "kk", language))
    counts[main] += unknown
    total = sum(counts.values())
    shares = {language: round(count / total, 3) for language, count in sorted(counts.items())}
    return Identified(main, _script(words), shares)


def _language(word: str) -> str:
    if _KAZAKH & set(word):
        return "kk"
    for language, marks in _MARKS.items():
        if word in marks:
            return str(language)
    if "a" <= word[0] <= "z":
        return "en"
    if len(word) > 4 and word.endswith(_RUSSIAN_ENDINGS):
        return "ru"
    return "kk" if len(word) > 4 and word.endswith(_KAZAKH_ENDINGS) else ""


def _script(words: list[str]) -> str:
    scripts = Counter("Latn" if w[0] < "\u0250" else "Cyrl" if w[0] < "\u0530" else "Arab" for w in words)
    return str(scripts.most_common(1)[0][0]) if scripts else "Zyyy"

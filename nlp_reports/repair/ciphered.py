"""Kazakh letters that an old font or code page put in the places of others: a text itself tells which is which.

Fonts of the nineties kept Kazakh letters in the places of Serbian and Ukrainian ones or of signs («ќ», «є», «‰», «¦»),
each font in its own. Each stand-in is read as the letter that makes the likeliest words of those it stands in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial

from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.letters import likelihood
from nlp_reports.repair.words import LETTER, bank

_WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00bf\u02c6\u02dc\u2020\u2021\u2030])+")
_CYRILLIC = re.compile(f"[{LETTER}]")
_KAZAKH = "әғқңөұүһі"
_MOST_WORDS = 300
_ROUNDS = 3
_FEWEST_LANGUAGES, _FEWEST_WORDS = 2, 3
_USUAL, _TAKEN = 4.0, -6.0


def old_font_edits(text: str) -> Iterator[Edit]:
    """Yield words with the Kazakh letters that stand-ins in them were.

    Only where the text has stand-ins of two languages, or those of one beside «ы», as no language of theirs does, or
    signs within several words.
    """
    if _stand_ins().isdisjoint(text):
        return
    words = [match for match in _WORD.finditer(text) if not _stand_ins().isdisjoint(match[0])]
    distinct = list(dict.fromkeys(match[0] for match in words if _CYRILLIC.search(match[0])))
    if not _is_ciphered(text, distinct):
        return
    letters = _deciphered(distinct[:_MOST_WORDS], typed="і" if "і" in text else "")
    for match in words:
        mended = "".join(letters.get(sign, sign) for sign in match[0])
        if mended != match[0]:
            yield Edit(match.start(), match.end(), mended, "mojibake")


@cache
def _stand_ins() -> frozenset[str]:
    table = bank()["old_fonts"]
    return frozenset(table["letters"] + table["letters"].upper() + table["signs"])


def _is_ciphered(text: str, words: list[str]) -> bool:
    """Tell whether the stand-ins of a text are Kazakh letters and not those of another language."""
    table = bank()["old_fonts"]
    small = set("".join(words).lower())
    languages = sum(any(letter in small for letter in group) for group in table["languages"])
    if languages >= _FEWEST_LANGUAGES or (small & set(table["surely"]) and "ы" in text):
        return True
    return sum(_within().search(word) is not None for word in words) >= _FEWEST_WORDS


@cache
def _within() -> re.Pattern[str]:
    table = bank()["old_fonts"]
    return re.compile(f"(?<=[{LETTER}])[{re.escape(table['signs'])}{table['letters']}](?=[{LETTER}])", re.IGNORECASE)


def _deciphered(words: list[str], *, typed: str) -> dict[str, str]:
    """Return for each stand-in the letter that makes the likeliest words, the others read so too.

    Args:
        words: Different words with stand-ins.
        typed: Kazakh letters that the text has anyhow.
    """
    usual: dict[str, str] = dict(zip(bank()["old_fonts"]["from"], bank()["old_fonts"]["to"], strict=True))
    having: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for sign in _stand_ins().intersection(word.lower()):
            having[sign].append(word.lower())
    read = {sign: usual[sign] for sign in having if sign in usual}
    for _ in range(_ROUNDS):
        for sign in sorted(having, key=lambda sign: (-len(having[sign]), sign)):
            others = {letter for other, letter in read.items() if sign.isalpha() and other.isalpha() and other != sign}
            worth = partial(_worth, sign, having[sign], read, {usual.get(sign): _USUAL}, others | set(typed))
            read[sign] = max(_KAZAKH, key=worth)
    return _in_case(read, words)


def _in_case(read: Mapping[str, str], words: list[str]) -> dict[str, str]:
    """Return stand-ins of either case with their letters: of two signs for one letter one is large."""
    within = {sign: _share_within(sign, words) for sign in read if not sign.isalpha()}
    letters = {sign.upper(): letter.upper() for sign, letter in read.items() if sign.isalpha()}
    for sign, letter in read.items():
        least = 0.0 if sign not in within else max(within[other] for other in within if read[other] == letter)
        large = sign in within and (within[sign] < least / 2 or not least)
        letters[sign] = letter.upper() if large else letter
    return letters


def _worth(
    sign: str,
    words: list[str],
    read: Mapping[str, str],
    usual: Mapping[str | None, float],
    taken: set[str],
    letter: str,
) -> float:
    """Return how likely a stand-in is to be a letter: by its words, by what it usually is, by what others are."""
    change = str.maketrans({**read, sign: letter})
    prior = usual.get(letter, 0.0) + _TAKEN * (letter in taken)
    return prior + sum(likelihood(word.translate(change)) for word in words)


def _share_within(sign: str, words: list[str]) -> float:
    """Return in what share of its places a sign stands after a small letter and before no capital."""
    places = [
        before.islower() and not after.isupper()
        for word in words
        for before, at, after in zip(f" {word}"[:-1], word, f"{word[1:]} ", strict=True)
        if at == sign
    ]
    return sum(places) / len(places) if places else 0.0

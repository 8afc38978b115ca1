"""Letters that a scan or a hasty hand took for their neighbours: «Аудандык», «мүғалім», «ек1нші».

A word that no list knows is read as the likeliest one with letters like its own, if that one is known. Only where
several words in small letters are such; in names only letters that no one types for another («Сүлтан», «Жэмила»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp_reports.language.folding import fold
from nlp_reports.repair.aligned import Edit
from nlp_reports.repair.letters import following, is_of_given, likelihood
from nlp_reports.repair.restored import by_fold
from nlp_reports.repair.words import CAPITAL, LETTER, bank, forms, is_name, is_regular

_WORD = re.compile(f"(?<![\\w])(?=[{LETTER}16]{{0,40}}[{LETTER}])[{LETTER}16]{{3,40}}(?![\\w])")
_SHORTEST_SURE, _FEWEST, _LEAST_SHARE = 4, 3, 0.02
_COST, _MARGIN, _MARGIN_NAME, _MARGIN_REGULAR = 2.0, 4.0, 7.0, 8.0
_WIDTH = 24
_FOLDED = str.maketrans("эц16", "әңіб")
_CAPITAL_BEFORE = re.compile(f"[{CAPITAL}](?:[{LETTER}]{{1,30}} |\\. ?)$")
_CAPITAL_AFTER = re.compile(f" [{CAPITAL}][{LETTER}]")
_NEVER_TYPED = frozenset("үұэ16ц")


def misread_edits(text: str) -> Iterator[Edit]:
    """Yield the words whose letters were taken for others, with their letters."""
    words = list(_WORD.finditer(text))
    distinct = dict.fromkeys(match[0] for match in words)
    sure = sum(_is_sure(word) for word in distinct)
    if sure < max(_FEWEST, _LEAST_SHARE * len(distinct)):
        return
    for match in words:
        mended = _mended(match[0])
        if mended != match[0] and (_is_untypable(match[0], mended) or not _is_named(text, match)):
            yield Edit(match.start(), match.end(), mended, "homoglyph")


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word with a capital stands beside another, as in a name."""
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 40), match.start())
    return match[0].istitle() and (before is not None or _CAPITAL_AFTER.match(text, match.end()) is not None)


def _is_untypable(word: str, mended: str) -> bool:
    """Tell whether only letters were changed that no one types for others."""
    pairs = zip(word.lower(), mended.lower(), strict=True)
    return {typed for typed, letter in pairs if typed != letter} <= _NEVER_TYPED


def _is_sure(word: str) -> bool:
    """Tell whether a word in small letters is none, and one with other letters was seen."""
    if len(word) < _SHORTEST_SURE or not word.islower() or word in forms() or (is_regular(word) and word.isalpha()):
        return False
    return any(other in forms() for other in by_fold().get(fold(word.translate(_FOLDED)), ()))


def _mended(word: str) -> str:
    """Return a word with its letters, its capitals kept; one that is known, or that no other is like, stays."""
    small = word.lower()
    if len(small) != len(word) or small.isdigit() or small in forms():
        return word
    read, gain = _likeliest(small)
    if read == small or gain < (_MARGIN_REGULAR if is_regular(small) and small.isalpha() else _MARGIN):
        return word
    if word[0].isupper() and (is_name(word) or not is_regular(read)):
        named = is_name(word) and not is_of_given(small) and (gain >= _MARGIN_NAME or is_of_given(read))
        if not named or not is_name(read.capitalize()) or not _is_untypable(small, read):
            return word
    elif not is_regular(read):
        return word
    if sum(letter.isupper() for letter in word) > 1:
        return read.upper()
    return read[0].upper() + read[1:] if word[0].isupper() else read


@lru_cache(maxsize=50_000)
def _likeliest(small: str) -> tuple[str, float]:
    """Return the likeliest word of letters like those of a word, and how much likelier it is."""
    like: dict[str, str] = bank()["misread"]["alike"]
    beam = [(0.0, "", 0)]
    for letter in small:
        grown = [
            (
                score + following(f"^{done}"[-3:], other) - _COST * (other != letter),
                done + other,
                changed + (other != letter),
            )
            for score, done, changed in beam
            for other in letter + like.get(letter, "")
        ]
        beam = sorted(grown, key=lambda item: (-item[0], item[1]))[:_WIDTH]
    score, best = max((likelihood(done) - _COST * changed, done) for _, done, changed in beam)
    return best, score - likelihood(small)

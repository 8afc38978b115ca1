"""Which words have a capital wherever they stand."""

from __future__ import annotations

from functools import lru_cache

from nlp_reports.language.morphology.lexicon import frequencies
from nlp_reports.language.names.endings import nominative_word

_MOSTLY = 7


@lru_cache(maxsize=100_000)
def is_proper(word: str) -> bool:
    """Tell whether a word in small letters is mostly written with a capital: «қазақстанның», «алматыдағы»."""
    shares = [frequencies().get(lemma, (0, "-"))[1] for lemma in (word, nominative_word(word))]
    known = [int(share) for share in shares if share != "-"]
    return bool(known) and known[0] >= _MOSTLY

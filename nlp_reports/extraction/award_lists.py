"""Nouns of people after a participle of awarding, which head those who received: «марапатталған ұстаздар: X, Y»."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import PLURALS
from nlp_reports.extraction.words import LEADS

_FAR = 5


def listing_noun(context: Context, start: int, limit: int) -> int | None:
    """Return the colon or dash after a plural noun that the words from `start` end in, None where none stands there."""
    words = context.words
    for i in range(start + 1, min(start + _FAR, limit)):
        if words[i].text in LEADS:
            return i if words[i - 1].fold.endswith(PLURALS) else None
        if words[i].punct or words[i].pos == "VERB" or context.person_at(i) is not None:
            return None
    return None


def of_many(context: Context, start: int, limit: int) -> bool:
    """Tell whether a plural noun and its row stand there: «алған ұстаздар қатарын X пен Y толықтырды»."""
    folds = context.words.folds
    for i in range(start, min(start + _FAR, limit - 1)):
        if folds[i].endswith(PLURALS) and folds[i + 1] in context.lexicon.words("awards_rules", "in_row"):
            return True
    return False

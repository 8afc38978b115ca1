"""Words that say of what sort a body is: adjectives, and nouns that stand for one."""

from __future__ import annotations

import re

from nlp_reports.extraction.words import Word

CLAUSAL = frozenset({"VERB", "AUX", "PRON", "ADV", "CCONJ", "SCONJ", "PART", "INTJ", "ADP"})
_ADJECTIVE = re.compile(r"..(?:[лдт][ыи]к|л[ыи]|с[ыи]з|[кг][ыи]|а[лр])$")
_MANIFOLD = re.compile(r"(?:коп|бир|еки|уш|тол|жогары).+(?:[длт][ыи])$")
_PLAIN_BEFORE = frozenset({"орта", "бас", "балалар", "ана"})


def is_attribute(word: Word) -> bool:
    """Tell whether the word can stand before a head that no possessive ties to it: «көпбейінді аурухана»."""
    if word.pos == "ADJ" or word.fold in _PLAIN_BEFORE or "-" in word.text or word.fold.endswith("алды"):
        return True
    return word.pos not in CLAUSAL and (_ADJECTIVE.search(word.fold) or _MANIFOLD.match(word.fold)) is not None

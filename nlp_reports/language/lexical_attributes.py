"""Lexical attributes of a word by itself, without context."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.attrs import LIKE_NUM

_FIGURES = re.compile(r"[+-]?\d+(?:[.,:/]\d+)*(?:%|°[CСF]?)?(?:-\w+)?")
_ROMAN = re.compile(r"[IVXLCDMІХСМ]+")


def like_num(text: str) -> bool:
    """Tell whether a token stands for a number: figures, Roman figures, numerals in words, inflected or not."""
    if _FIGURES.fullmatch(text) or (_ROMAN.fullmatch(text) and len(text) < 16):
        return True
    from nlp_reports.language.numerals import is_numeral  # the tables are read when first needed

    return is_numeral(text)


LEX_ATTRS: dict[int, Callable[[str], bool]] = {LIKE_NUM: like_num}

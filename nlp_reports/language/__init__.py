"""Kazakh: the spaCy language `kk` and the parts that it is made of.

`spacy.blank("kk")` finds the language by its entry point once the package is installed. Morphology, phrases, names,
numerals and dates are modules of this package that work on plain strings as well, and none of them brings in spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_reports.lazy import lazily

if TYPE_CHECKING:
    from nlp_reports.language.kazakh import Kazakh
    from nlp_reports.language.tokenizer import KazakhTokenizer

__all__ = ["Kazakh", "KazakhTokenizer"]

# Who looks words up has no use for spaCy.
__getattr__ = lazily(
    __name__,
    {"Kazakh": "nlp_reports.language.kazakh", "KazakhTokenizer": "nlp_reports.language.tokenizer"},
)

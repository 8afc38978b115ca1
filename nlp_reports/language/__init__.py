"""Kazakh: the spaCy language `kk` and the parts that it is made of.

`spacy.blank("kk")` finds the language by its entry point once the package is installed. Morphology, phrases, names,
numerals and dates are modules of this package that work on plain strings as well, and none of them brings in spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp_reports.language.kazakh import Kazakh
    from nlp_reports.language.tokenizer import KazakhTokenizer

__all__ = ["Kazakh", "KazakhTokenizer"]


def __getattr__(name: str) -> Any:
    """Import what needs spaCy when it is asked for: who looks words up has no use for it."""
    if name == "Kazakh":
        from nlp_reports.language.kazakh import Kazakh

        return Kazakh
    if name == "KazakhTokenizer":
        from nlp_reports.language.tokenizer import KazakhTokenizer

        return KazakhTokenizer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

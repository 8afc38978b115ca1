"""The spaCy language `kk`."""

from __future__ import annotations

from typing import Any, ClassVar

from spacy.language import BaseDefaults, Language

from nlp_reports.language import sentences as _sentences  # noqa: F401 - registers the component `kk_sentences`
from nlp_reports.language import tokenizer as _tokenizer  # noqa: F401 - registers the tokenizer
from nlp_reports.language.data import load_words
from nlp_reports.language.lexical_attributes import LEX_ATTRS

LONGEST_TEXT = 100_000_000
"""Characters. spaCy's own bound of a million protects parsers whose memory grows with the text; none is used here."""


class KazakhDefaults(BaseDefaults):
    """What spaCy asks a language for."""

    config: ClassVar[dict[str, Any]] = {"nlp": {"tokenizer": {"@tokenizers": "nlp_reports.KazakhTokenizer.v1"}}}
    stop_words: ClassVar[frozenset[str]] = load_words("stop_words.txt")
    lex_attr_getters = LEX_ATTRS


class Kazakh(Language):
    """Kazakh in Cyrillic script."""

    lang = "kk"
    Defaults = KazakhDefaults

    def __init__(self, *arguments: Any, max_length: int = LONGEST_TEXT, **options: Any) -> None:
        super().__init__(*arguments, max_length=max_length, **options)

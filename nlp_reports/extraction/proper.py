"""What tells a proper name: the known places, where a sentence begins, the marks around a quoted name."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.language.folding import fold


def place_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the folded words of the regions, cities, districts and countries of the lexicon."""
    names = _PLACE_NAMES.get(id(lexicon))
    if names is None:
        places = lexicon.data["places"]
        groups = ("regions", "cities", "districts", "countries")
        names = frozenset(fold(word) for group in groups for name in places[group]["names"] for word in name.split())
        _PLACE_NAMES[id(lexicon)] = names
    return names


_PLACE_NAMES: dict[int, frozenset[str]] = {}


def is_sentence_start(context: Context, i: int) -> bool:
    """Tell whether the word opens its sentence or line (its capital letter then says nothing)."""
    sentence = context.words.sentence_of(i)
    return all(context.words[k].punct for k in range(sentence.start, i))


def unquoted(text: str) -> str:
    """Return the text without the quotation marks around it."""
    return text.strip().strip('«»"“”„‹›').strip()

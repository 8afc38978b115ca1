"""Which reading of a form is likeliest: the lexicon, the length of the stem, what the suffixes themselves tell."""

from __future__ import annotations

from nlp_reports.language.morphology.analyser import Parse
from nlp_reports.language.morphology.lexicon import lexicon

_NOMINAL = frozenset("nadpm")
_UNKNOWN = -6.0
_SURE = frozenset(
    {
        "genitive",
        "dative",
        "instrumental",
        "dative after 3",
        "locative after 3",
        "ablative after 3",
        "plural",
        "ablative",
    }
)


def prior(parse: Parse, *, capital: bool, bound: bool) -> float:
    """Return the score of a parse by itself, without its neighbours.

    Args:
        parse: stem and suffixes.
        capital: whether the form begins with a capital.
        bound: whether a hyphen stands between stem and suffixes.
    """
    classes = lexicon().get(parse.stem, "")
    score = 1.0 if "n" in classes else 0.0
    if bound and parse.ids:
        score += 2.0
    elif not _NOMINAL & set(classes):
        score = _UNKNOWN - max(0, 5 - len(parse.stem))
        if capital and len(parse.stem) > 3 and parse.ids and parse.ids[-1] in ("locative", "accusative"):
            score += 2.0
        score += sum(3.0 for suffix in parse.ids if suffix in _SURE)
    elif len(parse.stem) > 2:
        score += 1.0 * sum(suffix in _SURE for suffix in parse.ids)
    score -= 0.7 * len(parse.ids)
    if any("1" in suffix or "2" in suffix for suffix in parse.ids):
        score -= 3.0
    return score

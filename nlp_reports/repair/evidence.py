"""What speaks for two words rather than one where a word could be cut, weighed by a logistic model.

The weights (`evidence.toml`) are learnt from damaged copies of text, against the words of that text that no list has;
see `docs/kazakh.md`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise

from nlp_reports.language.morphology.lexicon import lexicon
from nlp_reports.language.morphology.phonology import BACK, FRONT, harmony
from nlp_reports.repair.whole import begins, is_second, is_slip, may_be_name
from nlp_reports.repair.words import (
    LETTER,
    bank,
    forms,
    forms_total,
    is_bare_stem,
    is_form_of_lemma,
    is_regular,
    seen_together,
)
from nlp_reports.weighing import odds, shipped_weights

_BEFORE = re.compile(f"([{LETTER}]+) $")
_AFTER = re.compile(f" ([{LETTER}]+)")
_INFLECTED = re.compile(
    ".{2,}(?:[дтн][ыі]ң|[ғгқк][ае]|[сдтн][ыі]|[дтн][ае]н?|[мбп]ен|[лдт][ае]р[ыі]?|[ғгқк][ае]н|т[ыі]н|[ыі]п|[ғг][ыі]|н)"
)
_POSSESSED = re.compile(".{3,}с?[ыі](?:н|на|не|нда|нде|нан|нен|ның|нің|мен)?")
_CASED = re.compile(".{3,}(?:[дтн][ыі]ң|[ғгқк][ае]|[дтн][ыі]|[дт][ае]н?|[мбп]ен|[лдт][ае]р)")
_VOWEL = re.compile("[аәеёиоөуұүыіэюя]")
_WINDOW, _SCALE, _GRAM, _LONG = 30, 5, 4, 10
_LEAST_MARGIN, _MOST_MARGIN = -2, 3
_RARE, _SHORT, _UNSEEN = 3, 4, 7


def evidence(text: str, match: re.Match[str], cuts: list[int], margin: float) -> float:
    """Return what speaks for words run together at the cuts of a word: the logarithm of the odds.

    Args:
        text: The text.
        match: A word of it.
        cuts: Where it may be cut, at least one place.
        margin: How much likelier the parts are than one unknown word, as a logarithm.
    """
    return odds(traits(text, match, cuts, margin), shipped_weights("evidence.toml", package="nlp_reports.repair"))


def traits(text: str, match: re.Match[str], cuts: list[int], margin: float) -> dict[str, float]:
    """Return what the model looks at, by name: of the word and its neighbours, and of each cut, averaged."""
    word, small = match[0], match[0].lower()
    parts = [small[start:end] for start, end in pairwise([0, *cuts, len(small)])]
    capital, first = word[0].isupper(), begins(text, match)
    foreign = [part not in forms() and not is_form_of_lemma(part, stem=3) for part in parts]
    found: dict[str, float] = {
        "margin": max(_LEAST_MARGIN, min(_MOST_MARGIN, margin / _LONG)),
        "length": len(word) / _LONG,
        "several": float(len(cuts) > 1),
        "unseen": float(any(part not in forms() for part in parts)),
        "unseen_short": float(any(part not in forms() and len(part) < _UNSEEN for part in parts)),
        "foreign_first": float(foreign[0]),
        "foreign_later": float(any(foreign[1:])),
        "regular": float(is_regular(small)),
        "slip": float(is_slip(small)),
        "name": float(may_be_name(text, match, cuts)),
        "paired": float(is_second(text, match)),
        "capital_first": float(capital and first),
        "capital_inside": float(capital and not first),
        "foreign_capital": float(capital and any(foreign)),
        "upper": float(word.isupper()),
    }
    for name in _neighbours(text, match, parts):
        found[name] = 1.0
    for left, right in pairwise(parts):
        for name, value in _of_cut(left, right).items():
            found[name] = found.get(name, 0.0) + value / len(cuts)
    return found


def _neighbours(text: str, match: re.Match[str], parts: list[str]) -> list[str]:
    """Return whether the first part was seen after the word before it, and the word after it after the last part."""
    before = _BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
    after = _AFTER.match(text, match.end(), match.end() + _WINDOW)
    found = []
    if before and is_bare_stem(before[1].lower()):
        found.append("before_seen" if seen_together(before[1].lower(), parts[0]) else "before_unseen")
    if after and is_bare_stem(parts[-1]):
        found.append("after_seen" if seen_together(parts[-1], after[1].lower()) else "after_unseen")
    return found


def _of_cut(left: str, right: str) -> dict[str, float]:
    bare, together = is_bare_stem(left), seen_together(left, right)
    counts = forms().get(left, 0), forms().get(right, 0)
    seen, later = (math.log1p(count) / _SCALE for count in counts)
    gram = grams()[left[-2:] + right[:2]]
    found = {
        "seen_left": seen,
        "seen_right": later,
        "seen_least": min(seen, later),
        "place": _place().fullmatch(right) is not None,
        "rare_left": counts[0] < _RARE,
        "rare_right": counts[1] < _RARE,
        "short_left": len(left) < _SHORT,
        "short_right": len(right) < _SHORT,
        "four_left": len(left) == _SHORT,
        "four_right": len(right) == _SHORT,
        "compound": left in bank()["glued"]["compounds"],
        "known_left": left in lexicon() and not bare,
        "known_right": right in lexicon(),
        "longer_two": len(right) >= _SHORT - 1 and _begins_a_word(left + right[:2]),
        "longer_three": len(right) >= _SHORT and _begins_a_word(left + right[:3]),
        "no_letters": gram == 0,
        "letters": math.log1p(gram) / _SCALE,
        **_harmony(left, right),
    }
    if bare:
        found |= {
            "bare": 1.0,
            "bare_together": together,
            "bare_often": seen_together(left, right, often=True),
            "bare_apart": 0.0 if together else math.log1p(math.prod(counts) / math.exp(forms_total())),
            "bare_seen": later,
            "bare_rare": counts[1] < bank()["glued"]["rare"],
            "bare_possessed": _POSSESSED.fullmatch(right) is not None,
            "bare_cased": _CASED.fullmatch(right) is not None,
            "bare_both": is_bare_stem(right),
            "bare_short": len(right) <= _SHORT + 1,
            "bare_second": right.startswith(tuple(bank()["glued"]["seconds"])),
            "bare_numeral": left in bank()["glued"]["numerals"] and _of_numeral().match(right) is not None,
        }
    elif _INFLECTED.fullmatch(left):
        found |= {"inflected": 1.0, "inflected_seen": later}
    return found


@cache
def _place() -> re.Pattern[str]:
    return re.compile(bank()["glued"]["kinds_of_place"])


@cache
def _of_numeral() -> re.Pattern[str]:
    return re.compile(bank()["glued"]["of_numeral"])


def _harmony(left: str, right: str) -> dict[str, float]:
    vowel = _VOWEL.search(right)
    before, after = harmony(left), harmony(vowel[0]) if vowel else 0
    told = {BACK, FRONT}
    return {} if before not in told or after not in told else {"clash" if before != after else "agree": 1.0}


@cache
def known_words() -> list[str]:
    """Return the forms seen and the lemmas, sorted."""
    return sorted(forms().keys() | lexicon().keys())


def _begins_a_word(beginning: str) -> bool:
    """Tell whether a known word begins so: one that goes on where the cut would be."""
    at = bisect_left(known_words(), beginning)
    return at < len(known_words()) and known_words()[at].startswith(beginning)


@cache
def grams() -> Counter[str]:
    """Return how many known forms have four letters in a row: letters that meet inside words."""
    return Counter(form[at : at + _GRAM] for form in forms() for at in range(len(form) - _GRAM + 1))

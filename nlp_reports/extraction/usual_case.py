"""Texts all in capitals or all in small letters, written as they usually are: the tagger says what is named.

The tagger reads small letters nearly as well as usual ones; the rules look at capitals. No letter is put in or taken
out, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.extraction.proper import place_names
from nlp_reports.language.folding import fold
from nlp_reports.language.names.endings import is_given, is_surname, nominative_word
from nlp_reports.repair.casing import is_proper
from nlp_reports.repair.words import bank, is_form_of_lemma, is_known, is_name, is_regular
from nlp_reports.tagging.component import SPANS_KEY

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2_000
_FEWEST, _LEAST_SMALL, _LEAST_LARGE = 8, 0.98, 0.95
_OPENS = re.compile(r"(?:(?:^|\n)[^\w\n]{0,5}|[^\W\d_]{3}[.!?…]{1,3}\s{1,3}|[«“„\"]|\d[.)] )(?=[^\W\d_])")
_NAMESAKE = re.compile(
    r"(?<![^\W\d_])(?:(?:[^\W\d_]\.\s?){1,2}|([^\W\d_]{3,30})\s)?([^\W\d_]{3,30})\s(?=атындағы|ат\.)"
)
_ROMAN = re.compile(r"(?<!\w)[iі]{1,3}(?!\w)")
_INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\.\s?(?=[^\W\d_])")
_VOWELS = re.compile("[аәеёиоөуұүыіэюя]")
_PLACES, _BODIES, _TITLES = {"GPE", "LOCATION"}, {"ORGANISATION", "FACILITY"}, {"EVENT", "ART", "PROJECT"}
_LONGEST_SHORT, _NAME = 5, 2
_SURE = 0.85


def in_usual_case(text: str, nlp: Language, lexicon: Lexicon) -> str:
    """Return a text of one case as it is usually written, any other as it is."""
    if not _is_of_one_case(text):
        return text
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    letters = list(small)
    for start, end in _stretches(small, nlp(small), lexicon):
        letters[start:end] = [letter.upper() if len(letter.upper()) == 1 else letter for letter in letters[start:end]]
    return "".join(letters)


def _is_of_one_case(text: str) -> bool:
    """Tell whether next to all words are in capitals, or next to none has one."""
    words = [match[0] for match in islice(_WORD.finditer(text), _SAMPLE) if len(match[0]) > 1]
    if len(words) < _FEWEST:
        return False
    small, large = sum(map(str.islower, words)), sum(map(str.isupper, words))
    return small >= _LEAST_SMALL * len(words) or large >= _LEAST_LARGE * len(words)


def _stretches(text: str, doc: Doc, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield what is in capitals: first letters of sentences, titles and names, initials, abbreviations, figures."""
    for match in _OPENS.finditer(text):
        yield match.end(), match.end() + 1
    for match in _NAMESAKE.finditer(text):
        yield match.start(2), match.start(2) + 1
        if match[1] is None or is_given(match[1]) > _SURE or not is_known(match[1]):
            yield match.start(), match.start() + 1
    for match in _ROMAN.finditer(text):
        yield match.span()
    tagged, short = _tagged(doc, lexicon), _short(lexicon)
    for word in _WORD.finditer(text):
        label = tagged.get(word.start(), "")
        if label != "PERSON" and _is_short(word[0], short):
            yield word.span()
        elif _has_capital(text, word, label, lexicon):
            yield word.start(), word.start() + 1
    for match in _INITIAL.finditer(text):
        if "PERSON" in (tagged.get(match.start()), tagged.get(match.end())) or _INITIAL.match(text, match.end()):
            yield match.span(1)


def _has_capital(text: str, word: re.Match[str], label: str, lexicon: Lexicon) -> bool:
    """Tell whether a word begins with a capital: in a name, first in a title, everywhere, as a place."""
    if label == "PERSON" or label in _TITLES or is_proper(word[0]) or _is_place(text, word, lexicon):
        return True
    return label in _PLACES | _BODIES and not _is_common(word[0], label, lexicon)


def _tagged(doc: Doc, lexicon: Lexicon) -> dict[int, str]:
    """Return the label of each word of names and places, and of the first of each title, by where the word begins.

    Without a tagger: of the words that are formed as names and are no others.
    """
    if SPANS_KEY not in doc.spans:
        names = (word for word in _WORD.finditer(doc.text) if is_name(word[0]) and not is_form_of_lemma(word[0]))
        return {word.start(): "PERSON" for word in names}
    found = {}
    for span in doc.spans[SPANS_KEY]:
        words = list(_WORD.finditer(doc.text, span.start_char, span.end_char))
        if span.label_ == "PERSON" and len(words) > _NAME and _is_noun(words[0][0], lexicon):
            words = words[1:]
        for word in words[:1] if span.label_ in _TITLES else words:
            found[word.start()] = span.label_
    return found


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word before a name is a role or another noun and no name itself: «шопан Нұржан Әліқұлов»."""
    role = lexicon.match("roles", [fold(word)], 0) is not None
    return role or (is_given(word) < _SURE and is_surname(word) < _SURE and is_form_of_lemma(word))


def _is_place(text: str, word: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a word names a place: before what kind of place it is, or in brackets."""
    after = text[word.end() + 1 : word.end() + 12]
    table = bank()["glued"]
    kind = text[word.end() : word.end() + 1] == " " and after.startswith((*table["places"], *table["levels"], "облыс"))
    bracketed = text[word.start() - 1 : word.start()] in {"(", "/"} and text[word.end() : word.end() + 1] in {")", "/"}
    forms = {fold(word[0]), fold(nominative_word(word[0]))}
    named = not forms.isdisjoint(place_names(lexicon)) or not is_regular(word[0])
    return (kind or bracketed) and named and len(word[0]) > 2


def _is_common(word: str, label: str, lexicon: Lexicon) -> bool:
    """Tell whether a word of a place or body is written small: the kind of a place, a word of a body that is known."""
    kinds = tuple(fold(kind) for kind in lexicon.data["places"]["kinds"])
    return fold(word).startswith(kinds) or (label in _BODIES and is_regular(word))


def _is_short(word: str, short: frozenset[str]) -> bool:
    """Tell whether a word is an abbreviation: one of the lexicon and no word («оқу»), or letters without a vowel."""
    listed = fold(word) in short and not is_form_of_lemma(word)
    return listed or (1 < len(word) <= _LONGEST_SHORT and not _VOWELS.search(word) and not is_known(word))


def _short(lexicon: Lexicon) -> frozenset[str]:
    """Return the abbreviations of bodies, folded."""
    found = [short for group in lexicon.data["bodies"].values() for short in group.get("abbreviations", ())]
    return frozenset(map(fold, [*found, *lexicon.data["abbreviations"], *lexicon.data["not_bodies"]["abbreviations"]]))

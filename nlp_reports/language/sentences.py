"""Find where sentences start."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from spacy.attrs import ORTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from nlp_reports.language.abbreviations import abbreviations
from nlp_reports.language.data import load_table

_MARKS = load_table("sentences.toml")
_CLOSING = frozenset(_MARKS["closing"])
_STRAIGHT = frozenset(_MARKS["straight"])
_OPENING = frozenset(_MARKS["opening"])
_DASHES = frozenset(_MARKS["dashes"])
_BULLETS = frozenset(_MARKS["bullets"])
_INITIALS = re.compile(r"(?:[А-ЯЁӘҒҚҢӨҰҮҺІ]\.)+")  # «Т. Қожағазина»: no abbreviation, though small «т.» is one
_HEADLINE: int = _MARKS["headline"]
_LONGEST_TITLE: int = _MARKS["longest_title"]


@Language.factory("kk_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> SentenceSplitter:
    """Make the component for a pipeline."""
    return SentenceSplitter()


class SentenceSplitter:
    """Set `is_sent_start` on every token of a document."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the starts that `sentence_starts` finds."""
        if not len(doc):
            return doc
        strings = doc.vocab.strings
        orths, spaces = doc.to_array([ORTH, SPACY]).T.tolist()
        marks = np.full((len(doc), 1), -1, dtype="int64")
        marks[sorted(sentence_starts([strings[orth] for orth in orths], [bool(space) for space in spaces]))] = 1
        doc.from_array([SENT_START], marks.astype("uint64"))
        return doc


def sentence_starts(words: list[str], spaces: list[bool]) -> frozenset[int]:
    """Return the index of each token that starts a sentence.

    Args:
        words: The tokens, white space beyond a single space as tokens of their own.
        spaces: Whether a space follows each.
    """
    inside = _short_quotations(words)
    return frozenset(_starts(words, spaces, inside))


def _starts(words: list[str], spaces: list[bool], inside: set[int]) -> Iterator[int]:
    if words:
        yield 0
    first = _after_headline(words)  # first token of the sentence that is open
    if first:
        yield first
    index = first
    while index < len(words):
        word = words[index]
        if word.isspace():
            following = index + 1
            if "\n" in word and following < len(words) and _line_starts(words, first, index, following):
                yield following
                first = following
            index += 1
            continue
        if not _is_final(words, first, index):
            index += 1
            continue
        after = index + 1
        while after < len(words) and (_is_mark(words[after]) or _closes(words, spaces, after)):
            after += 1
        spaced = spaces[after - 1] or (after < len(words) and words[after].isspace())
        following = after
        while following < len(words) and words[following].isspace():
            following += 1
        if following < len(words) and index not in inside and _begins(words, following, index, spaced):
            yield following
            first = following
        index = max(after, index + 1)


def _after_headline(words: list[str]) -> int:
    """Return where the text begins after a headline in capitals that lost its line break; 0 where there is none.

    «МЕРЕКЕ ҚҰТТЫ БОЛСЫН Ауылда той өтті.»: at least three words of capitals, then a word that only begins with one.
    """
    capitals = 0
    for index, word in enumerate(words):
        if any(letter.islower() for letter in word) or word[0].isdigit() or "\n" in word:
            begins = word[0].isupper() and words[index - 1] not in _OPENING and len(word) > 1
            return index if begins and capitals >= _HEADLINE else 0
        capitals += len(word) > 2 and word.isalpha()
    return 0


def _is_mark(word: str) -> bool:
    return word[0] in ".!?…" and not word.strip(".!?…")


def _closes(words: list[str], spaces: list[bool], index: int) -> bool:
    """Tell whether the token closes what went before; a straight quotation mark after a space opens something new."""
    return words[index] in _CLOSING and not (words[index] in _STRAIGHT and spaces[index - 1])


def _is_final(words: list[str], first: int, index: int) -> bool:
    """Tell whether the token could end a sentence: a mark, or an abbreviation that may stand last."""
    word = words[index]
    if _is_mark(word):
        numbered = word == "." and index == first + 1 and (words[first].isdigit() or len(words[first]) == 1)
        return index > first and not numbered and not (word == "." and _numbers_item(words, index - 1))
    if _INITIALS.fullmatch(word):
        return False
    if word[-1] == "." and len(word) > 1:
        known = abbreviations().get(word.lower())
        if known is None or known.ends == "never":
            return False
        return not known.after_number or (index > 0 and words[index - 1][-1].isdigit())
    return False


def _numbers_item(words: list[str], at: int) -> bool:
    """Tell whether the token numbers an item of a list within the line: «…: 1. X, 2. Y; 3. Z»."""
    return (
        words[at].isdigit()
        and len(words[at]) < 3
        and (words[at - 1] in {";", ","} or words[at - 1 : at + 1] == [":", "1"])
    )


def _begins(words: list[str], following: int, mark: int, spaced: bool) -> bool:
    """Tell whether a sentence can begin at `following`, after the closing mark at `mark`."""
    place = following
    while place < len(words) - 1 and (words[place] in _OPENING or words[place] in _DASHES or words[place].isspace()):
        place += 1
    letter = words[place][0]
    if not spaced:
        return letter.isupper() and len(words[mark - 1]) > 1 and words[mark - 1][-1].isalpha()
    if words[following] in _DASHES:
        return letter.isupper() and words[mark + 1] not in _CLOSING
    return letter.isupper() or letter.isdigit() or words[following] in _BULLETS or letter in "#@"


def _line_starts(words: list[str], first: int, line_end: int, following: int) -> bool:
    """Tell whether a line break ends the sentence: it does, unless the next line goes on in small letters."""
    if words[line_end].count("\n") > 1 or following - first < 2:
        return True
    start = words[following][0]
    return not start.islower() and start not in ",;:)»”"


def _short_quotations(words: list[str]) -> set[int]:
    """Return the tokens inside a short quotation after which the sentence goes on.

    A talk or a book may have a full stop in its title: «Сапа. Негізгі көрсеткіштер» тақырыбында. What ends in a mark of
    its own is speech, whose sentences are sentences: «Кел. Отыр!» деді.
    """
    inside: set[int] = set()
    opened: list[int] = []
    for index, word in enumerate(words):
        if word in {"«", "“"}:
            opened.append(index)
        elif "\n" in word:
            opened.clear()
        elif word in "»”" and opened:
            start = opened.pop()
            following = words[index + 1] if index + 1 < len(words) else ""
            goes_on = following[:1].islower() or following[:1] in ",;:-–—("
            if goes_on and index - start <= _LONGEST_TITLE and not _is_mark(words[index - 1]):
                inside.update(range(start, index))
    return inside

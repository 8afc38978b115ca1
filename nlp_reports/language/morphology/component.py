"""The spaCy component `kk_morphology`: lemma, part of speech, features and all analyses of each token."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc, Token

from nlp_reports.language.morphology import Analysis, analyze, read_sentence

_CHOSEN = "kk_morphology"
_EXTENSION = "analyses"
_CACHED_ROWS = 50_000


def analyses_of(token: Token) -> tuple[Analysis, ...]:
    """Return all analyses of a token, the one chosen in its sentence first."""
    chosen: list[tuple[tuple[Analysis, ...], int]] | None = token.doc.user_data.get(_CHOSEN)
    place: int = token.i
    if not chosen or place >= len(chosen):
        return analyze(token.text)
    found, index = chosen[place]
    if not found:
        return found
    first = found[index]
    return (first, *(reading for reading in found if reading is not first))


if not Token.has_extension(_EXTENSION):
    Token.set_extension(_EXTENSION, getter=analyses_of)


class Morphology:
    """Choose a reading for each token; sentences are those of the Doc, or the whole where none are set."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rows: dict[Analysis, tuple[int, int, int]] = {}
        self._space: tuple[int, int, int] | None = None

    def _row(self, reading: Analysis) -> tuple[int, int, int]:
        row = self._rows.get(reading)
        if row is None:
            features = "|".join(f"{name}={value}" for name, value in reading.features)
            row = (self._vocab.strings.add(reading.lemma), IDS[reading.pos], self._vocab.morphology.add(features))
            if len(self._rows) >= _CACHED_ROWS:
                self._rows.clear()
            self._rows[reading] = row
        return row

    def __call__(self, doc: Doc) -> Doc:
        """Set lemma, part of speech and features of every token."""
        chosen: list[tuple[tuple[Analysis, ...], int]] = [((), 0)] * len(doc)
        table = np.zeros((len(doc), 3), dtype="uint64")
        texts = words_of(doc)
        for first, last in _sentences(doc):
            places = [place for place in range(first, last) if not texts[place].isspace()]
            for place, choice in zip(places, read_sentence([texts[place] for place in places]), strict=True):
                chosen[place] = choice
                table[place] = self._row(choice[0][choice[1]])
        for place, text in enumerate(texts):
            if text.isspace():
                table[place] = (doc[place].orth, IDS["SPACE"], self._vocab.morphology.add(""))
        doc.from_array([LEMMA, POS, MORPH], table)
        doc.user_data[_CHOSEN] = chosen
        return doc


def words_of(doc: Doc) -> list[str]:
    """Return the texts of the tokens, quicker than one by one."""
    strings = doc.vocab.strings
    return [strings[orth] for orth in doc.to_array(ORTH).tolist()] if len(doc) else []


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """Return (first token, token after the last) of each sentence; one for the whole where none are set."""
    if not len(doc):
        return []
    starts = [place for place, value in enumerate(doc.to_array("SENT_START").tolist()) if value == 1 or place == 0]
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


@Language.factory("kk_morphology", assigns=["token.lemma", "token.pos", "token.morph", "token._.analyses"])  # type: ignore[misc]
def make_morphology(nlp: Language, name: str) -> Any:
    """Make the component."""
    del name
    return Morphology(nlp)

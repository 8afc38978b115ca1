"""What an analysed text looks like: rows, a table, CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from nlp_reports.language.morphology import Analysis, analyze_sentence

_COLUMNS = ("form", "lemma", "pos", "features")


def features_column(reading: Analysis) -> str:
    """Return the features as in CoNLL-U; `_` where there are none."""
    return "|".join(f"{name}={value}" for name, value in reading.features) or "_"


def read_forms(forms: list[str]) -> list[tuple[str, str, str]]:
    """Return lemma, part of speech and features (as in CoNLL-U) of each word of a sentence."""
    return [(found.lemma, found.pos, features_column(found)) for found in analyze_sentence(forms)]


def rows(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield a row a token: form, start, lemma, pos, features and every analysis, the chosen one first."""
    for token in doc:
        if token.is_space:
            continue
        analyses = token._.analyses
        yield {
            "form": token.text,
            "start": token.idx,
            "lemma": token.lemma_,
            "pos": token.pos_,
            "features": features_column(analyses[0]),
            "analyses": [
                {
                    "lemma": reading.lemma,
                    "pos": reading.pos,
                    "features": features_column(reading),
                    "suffixes": list(reading.suffixes),
                    "score": reading.score,
                }
                for reading in analyses
            ],
        }


def table_lines(doc: Doc, *, every: bool = False) -> Iterator[str]:
    """Yield a line a token with tabs between form, lemma, part of speech and features.

    Args:
        doc: as the language's pipeline leaves it.
        every: below each token all its analyses, each after a tab, with their scores.
    """
    for row in rows(doc):
        yield "\t".join(row[column] for column in _COLUMNS)
        if every:
            for reading in row["analyses"]:
                yield f"\t{reading['lemma']}\t{reading['pos']}\t{reading['features']}\t{reading['score']}"


def conllu_lines(doc: Doc) -> Iterator[str]:
    """Yield the lines of CoNLL-U; HEAD and DEPREL are empty, since nothing is parsed."""
    number = 0
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens:
            continue
        number += 1
        yield f"# sent_id = {number}"
        yield "# text = " + "".join(_one_line(token) + " " * bool(_spaced(token)) for token in tokens).strip()
        for place, token in enumerate(tokens, start=1):
            miscellany = "_" if _spaced(token) else "SpaceAfter=No"
            features = features_column(token._.analyses[0])
            cells = (str(place), _one_line(token), _one_line(token, token.lemma_), token.pos_, "_", features)
            yield "\t".join((*cells, "_", "_", "_", miscellany))
        yield ""


def _spaced(token: Token) -> bool:
    """Return whether white space of any kind follows."""
    following = token.i + 1
    return bool(token.whitespace_) or following >= len(token.doc) or token.doc[following].is_space


def _one_line(token: Token, text: str | None = None) -> str:
    """Return a text without the control characters that would break a line or a column."""
    value = token.text if text is None else text
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in value)

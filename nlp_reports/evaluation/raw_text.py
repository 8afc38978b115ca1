"""The whole way from raw text, measured as in CoNLL 2018: tokens and sentences by their places, then their readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_reports.evaluation.treebank import TreebankSentence


@dataclass(frozen=True, slots=True)
class RawTextScores:
    """F1 of tokens and sentences; of lemma, part of speech and features over words, punctuation not counted."""

    tokens: float
    sentences: float
    lemma: float
    pos: float
    features: float


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall; 0 where there is nothing."""
    return 2 * right / (found + gold) if found + gold else 0.0


def measure_raw_text(sentences: Sequence[TreebankSentence], nlp: Callable[[str], Any]) -> RawTextScores:
    """Join the sentences by spaces, analyse the text and compare.

    Args:
        sentences: gold, in order.
        nlp: text → spaCy Doc with sentences, lemmas, parts of speech and features.
    """
    text, gold, gold_sentences = "", {}, set()
    for sentence in sentences:
        start = len(text)
        gold_sentences.add((start, start + len(sentence.text)))
        place = 0
        for token in sentence.tokens:
            place = sentence.text.index(token.form, place)
            gold[start + place, start + place + len(token.form)] = token
            place += len(token.form)
        text += sentence.text + " "
    doc = nlp(text)
    found = {(token.idx, token.idx + len(token)): token for token in doc if not token.is_space}
    found_sentences = set()
    for span in doc.sents:
        kept = [token for token in span if not token.is_space]
        if kept:
            found_sentences.add((kept[0].idx, kept[-1].idx + len(kept[-1])))
    common = [(gold[place], found[place]) for place in gold.keys() & found.keys()]
    words = [(one, other) for one, other in common if one.pos != "PUNCT" and one.whole]
    gold_words = sum(token.pos != "PUNCT" for token in gold.values())
    found_words = sum(token.pos_ != "PUNCT" for token in found.values())
    return RawTextScores(
        f1(len(common), len(found), len(gold)),
        f1(len(found_sentences & gold_sentences), len(found_sentences), len(gold_sentences)),
        f1(sum(one.lemma == other.lemma_ for one, other in words), found_words, gold_words),
        f1(sum(one.pos == other.pos_ for one, other in words), found_words, gold_words),
        f1(sum(one.features_set == feature_set(str(other.morph)) for one, other in words), found_words, gold_words),
    )


def feature_set(text: str) -> frozenset[str]:
    """Return the pairs of a FEATS column, in whatever order they stand."""
    return frozenset(text.split("|")) - {"", "_"}

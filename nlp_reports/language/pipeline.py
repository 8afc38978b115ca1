"""The pipeline of the language: tokens, sentences, morphology."""

from __future__ import annotations

import spacy

import nlp_reports.language.morphology.component  # noqa: F401 - registers `kk_morphology`


def language_pipeline() -> spacy.language.Language:
    """Return a pipeline that sets sentences, lemmas, parts of speech, features and `token._.analyses`."""
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_morphology")
    return nlp

"""The stems that are known, with the word classes that they take suffixes as."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lexicon() -> dict[str, str]:
    """Return lemma → codes of its word classes: n noun, v verb, a adjective, d adverb, p pronoun, m numeral."""
    text = files(__package__).joinpath("lexicon.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())

"""Known words: stems with their classes, and words of closed classes with their readings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_reports.language.morphology.description import Features, in_order
from nlp_reports.language.morphology.phonology import load_table


@cache
def lexicon() -> dict[str, str]:
    """Return lemma → codes of its word classes: n noun, v verb, a adjective, d adverb, i imitative or interjection."""
    text = files(__package__).joinpath("lexicon.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def frequencies() -> dict[str, tuple[int, str]]:
    """Return what running text says of a lemma; lemmas seen fewer than four times are absent.

    Returns:
        Lemma → (logarithm to base 2 of its count, rounded down; in how many tenths of its places inside sentences it
        has a capital, "-" where these are too few).
    """
    text = files(__package__).joinpath("frequencies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {lemma: (int(bucket), share) for lemma, bucket, share in rows}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a closed-class word or stem stands for."""

    lemma: str
    pos: str
    features: Features


def _entry(lemma: str, pos: str, features: dict[str, str]) -> Entry:
    return Entry(lemma, pos, in_order(features.items()))


def _words(table: dict[str, Any]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for pos, words in table["words"].items():
        rows = table["word_features"].get(pos, [])
        for word in dict.fromkeys(words.split()):
            features: dict[str, str] = {}
            for row in rows:
                if word in row["words"].split():
                    features = {name: value for name, value in row.items() if name != "words"}
            found.setdefault(word, []).append(_entry(table["lemmas"].get(word, word), pos, features))
    for row in table["paradigms"]:
        for case, forms in row["forms"].items():
            features = row["features"] | ({"Case": case} if case else {})
            for form in forms.split():
                found.setdefault(form, []).append(_entry(row["lemma"], "PRON", features))
    for form, lemma in table["short_converbs"].items():
        for name in ("Conv", "Inf"):
            found.setdefault(form, []).append(_entry(lemma, "VERB", {"Aspect": "Perf", "VerbForm": name}))
    return found


class ClosedClasses:
    """The tables of `closed.toml`, indexed for look-up.

    Attributes:
        words: uninflected words and pronoun forms → their readings.
        nominal: stems that inflect like nouns → (part of speech, features of their own).
        verbal: (root, stem) of the copula and its like → entry.
        auxiliary: verbs that also serve as auxiliaries.
        temporal: stems whose «-ғы» needs no locative.
        number: cardinal numerals.
        collective: «екеу» → «екі».
        compounds: (word as it stands, lemma after it) of expressions that are one word to the treebank.
        leading: their first words.
        periphrastic: what follows a verb as part of its form → the features that it adds.
        persons: endings of that → the features that they add.
    """

    def __init__(self) -> None:
        table = load_table("closed.toml")
        self.words = _words(table)
        self.nominal: dict[str, list[Entry]] = {}
        for row in table["stems"]:
            for stem in row["words"].split():
                self.nominal.setdefault(stem, []).append(_entry(stem, row["pos"], row["features"]))
        self.verbal = {
            (row["root"], row["stem"]): _entry(row["lemma"], "AUX", row.get("features", {}))
            for row in table["verbal_stems"]
        }
        classes = table["classes"]
        self.auxiliary = frozenset(classes["auxiliary"].split())
        self.temporal = frozenset(classes["temporal"].split())
        self.number = frozenset(classes["number"].split())
        self.collective: dict[str, str] = classes["collective"]
        self.compounds = frozenset(
            (first, second)
            for row in table["compounds"]
            for second in row["then"].split()
            for first in row["first"].split()
        )
        self.leading = frozenset(first for first, _ in self.compounds)
        self.periphrastic: dict[str, dict[str, str]] = table["periphrastic"]["words"]
        self.persons: dict[str, dict[str, str]] = table["periphrastic"]["persons"]


@cache
def closed_classes() -> ClosedClasses:
    """Return the closed classes, read once."""
    return ClosedClasses()


@cache
def softened() -> frozenset[str]:
    """Return the nouns that end in a soft sign, without it, as they stand before a vowel: «брон», «гусар»."""
    return frozenset(word[:-1] for word, classes in lexicon().items() if word.endswith("ь") and "n" in classes)

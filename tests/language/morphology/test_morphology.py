"""The analyser and the generator agree with the tables beside this file and with each other."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_reports.language.morphology import Case, analyze, analyze_sentence, decline, generate
from nlp_reports.language.morphology.lexicon import lexicon
from nlp_reports.language.phrases import dictionary_form, nominative

HERE = Path(__file__).parent
NOUNS = sorted(lemma for lemma, classes in lexicon().items() if "n" in classes and lemma.isalpha() and len(lemma) > 2)
VERBS = sorted(lemma for lemma, classes in lexicon().items() if "v" in classes and lemma.isalpha() and len(lemma) > 1)
POSSESSIONS = [None, "1Sing", "2Sing", "2Polite", "1Plur", "3"]
FINITE = {"Mood": "Ind", "Number": "Sing", "Person": "3", "VerbForm": "Fin"}
VERB_FORMS = [
    {"VerbForm": "Ger", "Case": "Nom"},
    {"VerbForm": "Ger", "Case": "Dat"},
    {"VerbForm": "Part", "Tense": "Past"},
    {"VerbForm": "Conv", "Aspect": "Perf"},
    {"VerbForm": "Conv", "Mood": "Cnd", "Number": "Plur", "Person": "1"},
    FINITE | {"Tense": "Past"},
    FINITE | {"Tense": "Past", "Polarity": "Neg"},
    FINITE | {"Tense": "Pres", "Aspect": "Hab"},
    FINITE | {"Tense": "Fut"},
]


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    split = (lambda line: [cell.strip() for cell in line.split("|")]) if name == "phrases.txt" else str.split
    return [split(line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("form", "lemma", "pos", "key"), rows("readings.txt"))
def test_best_reading(form: str, lemma: str, pos: str, key: str) -> None:
    best = analyze(form)[0]
    assert (best.lemma, best.pos) == (lemma, pos)
    assert key in dict(best.features).values()


@pytest.mark.parametrize(("phrase", "expected", "bare"), rows("phrases.txt"))
def test_phrases(phrase: str, expected: str, bare: str) -> None:
    assert (nominative(phrase), dictionary_form(phrase)) == (expected, bare)


@pytest.mark.parametrize(("lemma", "pos", "features", "form"), rows("forms.txt"))
def test_generated_form(lemma: str, pos: str, features: str, form: str) -> None:
    assert generate(lemma, pos, dict(pair.split("=") for pair in features.split("|"))) == form


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NOUNS), st.sampled_from(list(Case)), st.booleans(), st.sampled_from(POSSESSIONS))
def test_nouns_are_read_as_they_were_written(stem: str, case: Case, plural: bool, possession: str | None) -> None:
    form = decline(stem, case, plural=plural, possession=possession)
    wanted = {"2Polite": "2Sing"}.get(possession or "", possession)
    assert any(
        reading.lemma == stem and reading.case is case and reading.plural == plural and reading.possession == wanted
        for reading in analyze(form)
    ), form


@settings(max_examples=150, deadline=None)
@given(st.text("абдезклмнорстұүәқғыі", min_size=3, max_size=9), st.sampled_from(list(Case)[1:]))
def test_unknown_stems_are_read_as_they_were_written(stem: str, case: Case) -> None:
    form = decline(stem, case)
    assert any(reading.lemma == stem and reading.case is case for reading in analyze(form)), form


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(VERBS), st.sampled_from(VERB_FORMS))
def test_verbs_are_read_as_they_were_written(stem: str, features: dict[str, str]) -> None:
    form = generate(stem, "VERB", features)
    wanted = tuple(sorted(features.items()))
    assert any((reading.lemma, reading.features) == (stem, wanted) for reading in analyze(form)), form


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_string_has_a_reading(word: str) -> None:
    assert analyze(word)
    assert isinstance(nominative(word), str)
    assert isinstance(dictionary_form(word), str)


def test_a_word_of_a_million_letters_is_read_at_once() -> None:
    word = "кітапхана" * 110_000 + "ларымыздағылардікі"
    assert analyze(word)[0].lemma
    assert analyze_sentence(["."] * 5000)[-1].pos == "PUNCT"

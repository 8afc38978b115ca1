"""The shipped tagger and the component, as a user meets them."""

import random
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc

from nlp_reports.tagging import CLASSES, ModelFileError, load_tagger
from nlp_reports.tagging.model_files import shipped_model
from nlp_reports.tagging.stanza import StanzaTagger

SENTENCE = "2021 жылғы 5 мамырда Көктал ауылдық кітапханасының меңгерушісі Айгүл Сапарова семинар өткізді."


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("kk_tagger")
    return pipeline


def answer(doc: Doc) -> list[tuple[str, str, float]]:
    return [(span.text, span.label_, span._.score) for span in doc.spans["kk_tagger"]]


def test_a_plain_sentence(nlp: spacy.language.Language) -> None:
    doc = nlp(SENTENCE)
    found = {(span.label_, span.text) for span in doc.ents}
    assert ("PERSON", "Айгүл Сапарова") in found
    assert any(label == "DATE" and text.startswith("2021 жылғы 5 мамырда") for label, text in found)
    assert any(label == "POSITION" for label, _ in found)
    assert all(0 <= span._.score <= 1 and span._.origin == "model:kk-reports-small" for span in doc.ents)


def test_no_word_is_lost_in_a_paragraph_of_5000_words(nlp: spacy.language.Language) -> None:
    text = " ".join([SENTENCE] * 400)
    people = [ent for ent in nlp(text).ents if ent.label_ == "PERSON"]
    assert len(people) == 400


def test_the_answer_does_not_depend_on_batch_or_order(nlp: spacy.language.Language) -> None:
    texts = [SENTENCE, "Ақтауда.", SENTENCE * 9, "", "Серік пен Берік\nА. Қасымов /Астана/", "😀", "кітап"]
    alone = {text: answer(nlp(text)) for text in texts}
    for size in (1, 3, 100):
        random.Random(size).shuffle(texts)
        assert [answer(doc) for doc in nlp.pipe(texts, batch_size=size)] == [alone[text] for text in texts]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "😀🎉", "\x00\x00а\x00", "The quick brown fox", "а" * 100_000, "Ә́\u200b\u00ad", "１２３"]
)
def test_odd_text_gives_a_valid_answer(nlp: spacy.language.Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(span.label_ in CLASSES for span in doc.spans["kk_tagger"])


def test_tokens_given_by_the_user_are_enough() -> None:
    words = [*SENTENCE.rstrip(".").split(), "."]
    doc = Doc(spacy.blank("xx").vocab, words=words)
    (spans,) = load_tagger("model").tag([doc])
    assert any(span.label == "PERSON" and doc[span.start : span.end].text == "Айгүл Сапарова" for span in spans)


def test_a_missing_cut_or_altered_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="missing"):
        load_tagger("model", folder=tmp_path)
    shutil.copytree(shipped_model(), tmp_path / "model")
    tokenizer = tmp_path / "model" / "tokenizer.json"
    tokenizer.write_bytes(tokenizer.read_bytes()[:-1])
    with pytest.raises(ModelFileError, match=r"tokenizer\.json.*expected sha256 \w{64}, found \w{64}"):
        load_tagger("model", folder=str(tmp_path / "model"))
    tokenizer.unlink()
    with pytest.raises(ModelFileError, match=r"cannot be read.*tokenizer\.json"):
        load_tagger("model", folder=tmp_path / "model")


def test_the_shipped_files_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in shipped_model().iterdir()) <= 40_000_000


def test_kinds_of_taggers() -> None:
    doc = spacy.blank("xx")(SENTENCE)
    assert load_tagger("rules").tag([doc]) == [[]]
    with pytest.raises(ValueError, match="model, stanza, rules"):
        load_tagger("crf")


def test_stanza_answers_in_the_same_form() -> None:
    start = SENTENCE.index("Айгүл")
    entities = [
        SimpleNamespace(start_char=start, end_char=start + 14, type="PERSON"),
        SimpleNamespace(start_char=0, end_char=4, type="UNKNOWN"),
    ]
    doc = spacy.blank("xx")(SENTENCE)
    (spans,) = StanzaTagger(pipeline=lambda text: SimpleNamespace(ents=entities)).tag([doc])
    assert [(doc[span.start : span.end].text, span.label, span.origin) for span in spans] == [
        ("Айгүл Сапарова", "PERSON", "stanza:kk")
    ]

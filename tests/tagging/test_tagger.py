"""The shipped tagger and the component, as a user meets them."""

import json
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


def test_words_of_many_pieces_do_not_overflow_the_encoder(nlp: spacy.language.Language) -> None:
    text = " ".join(["Xwqzjkvbfgh" * 4] * 300) + ". " + SENTENCE
    assert "Айгүл Сапарова" in {ent.text for ent in nlp(text).ents}


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


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("harm", ["cut", "altered", "missing", "emptied"])
def test_every_file_is_checked_before_it_is_read(tmp_path: Path, name: str, harm: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(shipped_model(), folder)
    path = folder / name
    content = path.read_bytes()
    middle = len(content) // 2
    if harm == "missing":
        path.unlink()
    else:
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        path.write_bytes({"cut": content[:middle], "altered": flipped, "emptied": b""}[harm])
    with pytest.raises(ModelFileError) as caught:
        load_tagger("model", folder=folder)
    message = str(caught.value)
    assert str(path) in message and "\n" not in message
    assert harm == "missing" or read_manifest_digest(folder, name) in message


def read_manifest_digest(folder: Path, name: str) -> str:
    digest: str = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["sha256"][name]
    return digest


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"name": 1', "null"])
def test_a_broken_manifest_is_named(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelFileError, match=r"manifest\.json is not a model's manifest"):
        load_tagger("model", folder=tmp_path)


def test_a_model_of_other_classes_is_refused(tmp_path: Path) -> None:
    for path in shipped_model().glob("*.*"):
        shutil.copy(path, tmp_path)
    values = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "manifest.json").write_text(json.dumps({**values, "labels": ["PER", "ORG"]}), encoding="utf-8")
    with pytest.raises(ModelFileError, match="classes"):
        load_tagger("model", folder=tmp_path)


@pytest.mark.parametrize("filler", ["\n", "а", "\x00"], ids=["line ends", "one word", "NUL"])
def test_five_megabytes_lose_nothing(filler: str) -> None:
    """A mention at each end is found, whatever stands between."""
    text = SENTENCE + "\n" + filler * 5_000_000 + "\n" + SENTENCE
    doc = Doc(
        spacy.blank("xx").vocab, words=[SENTENCE, text[len(SENTENCE) : -len(SENTENCE)], SENTENCE], spaces=[False] * 3
    )
    assert doc.text == text
    (spans,) = load_tagger("model").tag([doc])
    assert {0, 2} <= {span.start for span in spans}


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

"""Stanza's taggers: models trained here in some seconds, and models that are not there."""

from pathlib import Path

import pytest
import spacy

pytest.importorskip("stanza", reason="the Stanza tagger needs the extra [stanza]")

from nlp_reports.tagging import load_tagger
from tests.tagging.tiny_stanza import make_stanza_models

TEXT = "Айгүл Сапарова келді. Нұрлан Әбілдин Көкталға барды."


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_stanza_models(tmp_path_factory.mktemp("stanza"))


def test_a_model_folder_given_by_path_tags_documents(models: Path) -> None:
    doc = spacy.blank("xx")(TEXT)
    (spans,) = load_tagger("stanza", folder=str(models), score=0.7).tag([doc])
    found = {(doc[span.start : span.end].text, span.label, span.score, span.origin) for span in spans}
    assert ("Айгүл Сапарова", "PERSON", 0.7, "stanza:models") in found


def test_it_stands_in_the_pipeline_as_the_shipped_model_does(models: Path) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("kk_tagger", config={"kind": "stanza", "options": {"folder": str(models)}})
    doc, empty = nlp.pipe([TEXT, " "])
    assert [span.label_ for span in doc.spans["kk_tagger"]] == [ent.label_ for ent in doc.ents] != []
    assert not empty.ents


@pytest.mark.parametrize("broken", ["nothing there", "no models", "a cut model"])
def test_models_that_are_not_there_or_broken_are_named(models: Path, tmp_path: Path, broken: str) -> None:
    if broken != "nothing there":
        (tmp_path / "resources.json").write_bytes((models / "resources.json").read_bytes())
    if broken == "a cut model":
        for part in ("ner", "tokenize"):
            (tmp_path / "kk" / part).mkdir(parents=True)
            (tmp_path / "kk" / part / "tiny.pt").write_bytes((models / "kk" / part / "tiny.pt").read_bytes()[:500])
    with pytest.raises(RuntimeError, match=f"Stanza has no Kazakh models at {tmp_path}"):
        load_tagger("stanza", folder=tmp_path)

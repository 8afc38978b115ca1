"""The spaCy component sets lemma, part of speech, features and all analyses."""

import pytest
import spacy
from click.testing import CliRunner

import nlp_reports.language.morphology.component  # noqa: F401
from nlp_reports.cli.analyze import analyze

TEXT = "Мәдениет бөлімінің басшысы\nкітапханада семинар өткізді."


def test_tokens_carry_their_readings() -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_morphology")
    doc = nlp(TEXT)
    assert [token.lemma_ for token in doc if not token.is_space][:3] == ["мәдениет", "бөлім", "басшы"]
    assert doc[1].morph.get("Case") == ["Gen"]
    assert all(token._.analyses[0].lemma == token.lemma_ for token in doc if not token.is_space)
    assert nlp("").text == ""


@pytest.mark.parametrize(
    ("shape", "expected"), [("table", "бөлімінің\tбөлім"), ("json", '"бөлім"'), ("conllu", "2\tбөлімінің")]
)
def test_command(shape: str, expected: str) -> None:
    result = CliRunner().invoke(analyze, ["-", "--format", shape], input=TEXT)
    assert result.exit_code == 0
    assert expected in result.output

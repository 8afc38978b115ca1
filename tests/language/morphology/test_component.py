"""The spaCy component sets lemma, part of speech, features and all analyses; the command prints them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_reports.cli.analyze import analyze
from nlp_reports.language.pipeline import language_pipeline
from nlp_reports.language.views import conllu_lines

TEXT = "Мәдениет бөлімінің басшысы\nкітапханада семинар өткізді. Ол 5-і күні келмеген жоқ па?!"
NLP = language_pipeline()
PARTS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]


def test_tokens_carry_their_readings() -> None:
    doc = NLP(TEXT)
    assert [token.lemma_ for token in doc if not token.is_space][:3] == ["мәдениет", "бөлім", "басшы"]
    assert doc[1].morph.get("Case") == ["Gen"]
    assert all(token._.analyses[0].lemma == token.lemma_ for token in doc if not token.is_space)
    assert len(doc[1]._.analyses) > 1
    assert NLP("").text == ""


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "...", "\u0301", "🎉 #тег", "1" * 300, "ы" * 5000])
def test_any_text_is_analysed(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(token.pos_ in PARTS for token in doc if not token.is_space)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="абқіІЕ.-«»/№5 \n\t\u00a0\u2028\x07=|", max_size=40))
def test_conllu_has_ten_columns_and_numbers_its_words(text: str) -> None:
    number = 0
    for line in conllu_lines(NLP(text)):
        if not line:
            number = 0
        elif not line.startswith("# "):
            cells = line.split("\t")
            number += 1
            assert len(cells) == 10
            assert all(cells)
            assert cells[0] == str(number)
            assert cells[3] in PARTS
            names = [pair.split("=")[0].lower() for pair in cells[5].split("|")]
            assert names == sorted(set(names))
            assert cells[9] in ("_", "SpaceAfter=No")


def test_conllu_gives_the_text_back() -> None:
    lines = list(conllu_lines(NLP(TEXT)))
    texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text")]
    assert " ".join(texts) == " ".join(TEXT.split())


class TestCommand:
    """`nlp-reports analyze`."""

    @pytest.mark.parametrize(
        ("shape", "expected"), [("table", "бөлімінің\tбөлім"), ("conllu", "2\tбөлімінің\tбөлім\tNOUN")]
    )
    def test_formats(self, shape: str, expected: str) -> None:
        result = CliRunner().invoke(analyze, ["-", "--format", shape], input=TEXT)
        assert result.exit_code == 0
        assert expected in result.output

    def test_json_has_every_analysis(self) -> None:
        result = CliRunner().invoke(analyze, ["-", "--format", "json"], input=TEXT)
        row = json.loads(result.output)[1]
        assert (row["form"], row["start"], row["lemma"], row["pos"]) == ("бөлімінің", 9, "бөлім", "NOUN")
        assert len(row["analyses"]) > 1
        assert row["analyses"][0]["suffixes"] == ["і", "нің"]

    def test_all_lists_the_analyses_below_each_word(self) -> None:
        result = CliRunner().invoke(analyze, ["-", "--all"], input="бөлімінің")
        assert len(result.output.splitlines()) > 2

    def test_bytes_that_are_no_utf8_are_one_line(self) -> None:
        result = CliRunner().invoke(analyze, ["-"], input=b"\xea\xf3")
        assert result.exit_code == 1
        assert result.output.startswith("nlp-reports: ")
        assert len(result.output.splitlines()) == 1

    def test_a_treebank_is_measured(self, tmp_path: Path) -> None:
        path = tmp_path / "gold.conllu"
        rows = ["1\tОл\tол\tPRON\t_\tCase=Nom|Number=Sing|Person=3|PronType=Prs", "2\tкелді\tкет\tVERB\t_\tX=Y"]
        text = "# text = Ол келді.\n" + "".join(f"{row}\t_\t_\t_\t_\n" for row in [*rows, "3\t.\t.\tPUNCT\t_\t_"])
        path.write_text(text.replace("X=Y\t_\t_\t_\t_", "X=Y\t_\t_\t_\tSpaceAfter=No"), encoding="utf-8")
        result = CliRunner().invoke(analyze, [str(path), "--evaluate"])
        assert "2 words, lemma 0.5000, part of speech 1.0000, features 0.5000" in result.output
        assert "token F1 1.0000, sentence F1 1.0000" in result.output
        path.write_text("1\tОл\n", encoding="utf-8")
        result = CliRunner().invoke(analyze, [str(path), "--evaluate"])
        assert result.exit_code == 1
        assert result.output == f"nlp-reports: {path} is no CoNLL-U: {path}:1: 2 columns, CoNLL-U has 10\n"

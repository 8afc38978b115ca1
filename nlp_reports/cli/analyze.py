"""`nlp-reports analyze`: the words of a text with lemma, part of speech, features and all analyses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

import click

_COLUMNS = ("form", "lemma", "pos", "features")


def _features(reading: Any) -> str:
    return "|".join(f"{name}={value}" for name, value in reading.features) or "_"


def _rows(doc: Any) -> Iterator[dict[str, Any]]:
    for token in doc:
        if token.is_space:
            continue
        yield {
            "form": token.text,
            "start": token.idx,
            "lemma": token.lemma_,
            "pos": token.pos_,
            "features": str(token.morph) or "_",
            "analyses": [
                {
                    "lemma": r.lemma,
                    "pos": r.pos,
                    "features": _features(r),
                    "suffixes": list(r.suffixes),
                    "score": r.score,
                }
                for r in token._.analyses
            ],
        }


def _conllu(doc: Any) -> Iterator[str]:
    for number, sentence in enumerate(doc.sents, start=1):
        yield f"# sent_id = {number}"
        yield "# text = " + " ".join(sentence.text.split())
        tokens = [token for token in sentence if not token.is_space]
        for place, token in enumerate(tokens, start=1):
            miscellany = "_" if token.whitespace_ else "SpaceAfter=No"
            yield "\t".join(
                [
                    str(place),
                    token.text,
                    token.lemma_,
                    token.pos_,
                    "_",
                    str(token.morph) or "_",
                    "_",
                    "_",
                    "_",
                    miscellany,
                ]
            )
        yield ""


def _table(doc: Any, *, every: bool) -> Iterator[str]:
    for row in _rows(doc):
        yield "\t".join(row[column] for column in _COLUMNS)
        if every:
            for reading in row["analyses"]:
                yield f"\t{reading['lemma']}\t{reading['pos']}\t{reading['features']}\t{reading['score']}"


@click.command(
    epilog="""\b
Examples:
  nlp-reports analyze corpora/train/a01.txt
  nlp-reports analyze corpora/train/a01.txt --format conllu
"""
)
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"), default="-")
@click.option("--format", "shape", type=click.Choice(["table", "json", "conllu"]), default="table", show_default=True)
@click.option("--all", "every", is_flag=True, help="In the table: every analysis of each word, likeliest first.")
def analyze(file: TextIO, shape: str, every: bool) -> None:
    r"""Print the words of FILE (UTF-8 text; - is the standard input) with lemma, part of speech and features.

    \b
    Example:
        echo 'Мектеп директоры келді.' | nlp-reports analyze -
    """
    import spacy

    import nlp_reports.language.morphology.component  # noqa: F401 - registers the component

    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_morphology")
    doc = nlp(file.read())
    if shape == "json":
        click.echo(json.dumps(list(_rows(doc)), ensure_ascii=False, indent=1))
        return
    for line in _conllu(doc) if shape == "conllu" else _table(doc, every=every):
        click.echo(line)

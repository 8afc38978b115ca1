"""`nlp-reports analyze`: the words of a text with lemma, part of speech, features and all analyses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from nlp_reports.cli.common import use_utf8


@click.command(
    epilog="""\b
Examples:
  nlp-reports analyze corpora/train/a01.txt
  nlp-reports analyze corpora/train/a01.txt --all
  nlp-reports analyze corpora/train/a01.txt --format json
  nlp-reports analyze corpora/train/a01.txt --format conllu

The text of a terminal or a pipe is read with -, as in
  echo 'Мектеп директоры келді.' | nlp-reports analyze -
"""
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), default="-")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "conllu"]),
    default="table",
    show_default=True,
    help="A table with tabs, JSON with every analysis, or CoNLL-U.",
)
@click.option("--all", "every", is_flag=True, help="In the table: every analysis of each word, likeliest first.")
@click.option(
    "--evaluate",
    is_flag=True,
    help="FILE is a treebank in CoNLL-U: print how well its words are read instead.",
)
def analyze(file: str, shape: str, every: bool, evaluate: bool) -> None:
    """Print the words of FILE (UTF-8 text, - for the standard input) with lemma, part of speech and features."""
    use_utf8()
    from nlp_reports.language.pipeline import language_pipeline
    from nlp_reports.language.views import conllu_lines, rows, table_lines

    if evaluate:
        if file == "-":
            raise click.UsageError("--evaluate needs the name of a file")
        _evaluate(Path(file))
        return
    try:
        with click.open_file(file, "rb") as stream:
            text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        click.echo(f"nlp-reports: {file} is no UTF-8 text (byte {error.start}); convert it first", err=True)
        sys.exit(1)
    doc = language_pipeline()(text)
    if shape == "json":
        click.echo(json.dumps(list(rows(doc)), ensure_ascii=False, indent=1))
        return
    for line in conllu_lines(doc) if shape == "conllu" else table_lines(doc, every=every):
        click.echo(line)


def _evaluate(path: Path) -> None:
    """Print the figures of a treebank: words as the treebank cuts them, then the whole way from raw text."""
    from nlp_reports.evaluation.raw_text import measure_raw_text
    from nlp_reports.evaluation.treebank import measure, read_sentences
    from nlp_reports.language.pipeline import language_pipeline
    from nlp_reports.language.views import read_forms

    try:
        sentences = list(read_sentences(path))
    except (ValueError, UnicodeDecodeError) as error:
        click.echo(f"nlp-reports: {path} is no CoNLL-U: {error}", err=True)
        sys.exit(1)
    click.echo(f"words as given: {measure([sentence.tokens for sentence in sentences], read_forms)}")
    raw = measure_raw_text(sentences, language_pipeline())
    click.echo(
        f"raw text: token F1 {raw.tokens:.4f}, sentence F1 {raw.sentences:.4f}, lemma F1 {raw.lemma:.4f}, "
        f"part of speech F1 {raw.pos:.4f}, features F1 {raw.features:.4f}"
    )

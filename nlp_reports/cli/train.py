"""`nlp-reports train`: make the shipped models from their sources."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from nlp_reports.cli.common import TAGGER, Failures, posts_of, write_whole
from nlp_reports.cli.train_options import file_to_write, folder_of, parts_of_posts, training_module, version_of_model
from nlp_reports.cli.train_signs import bodies, events, recipients, talks


@click.group()
def train() -> None:
    """Make the shipped models from their sources."""


@train.command(epilog="\b\nExample:\n  nlp-reports train tagger --sources data --corpora corpora\n")
@folder_of("--sources", "Folder with kaznerd/, written/, gov_mentions/ and lexicon/.")
@folder_of("--corpora", "The project's own posts, with train/ and dev/.", required=False)
@click.option(
    "--run",
    "run_folder",
    type=click.Path(path_type=Path),
    default=Path("build/tagger"),
    show_default=True,
    help="Checkpoint, log and recipe of the run; a stopped run goes on from here.",
)
@click.option(
    "--out",
    "model_folder",
    type=click.Path(path_type=Path),
    default=Path("build/model"),
    show_default=True,
    help="Folder that the model's files go to.",
)
@version_of_model("0.3.0")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1), help="Threads of the computation.")
@click.option("--small", is_flag=True, help="Distil into eight layers: two fifths faster, a point of F1 less.")
def tagger(
    sources: Path, corpora: Path | None, run_folder: Path, model_folder: Path, version: str, threads: int, small: bool
) -> None:
    """Train, export and calibrate the entity tagger; a stopped run goes on.

    SOURCES holds kaznerd/, written/, gov_mentions/ and lexicon/.
    """
    make, recipes = training_module("make"), training_module("recipe")
    try:
        make.make_tagger(
            sources,
            corpora,
            run_folder,
            model_folder,
            recipe=recipes.Recipe(),
            further=recipes.ROUNDS | (recipes.SMALL if small else {}),
            version=version,
            threads=threads,
        )
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None


@train.command(epilog="\b\nExample:\n  nlp-reports train states --corpora corpora\n")
@folder_of("--corpora", "The project's own posts, with train/.")
@click.option(
    "--model",
    "model_folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("nlp_reports/tagging/model"),
    show_default=True,
    help="Folder of the model, which is changed.",
)
@version_of_model("0.3.1")
def states(corpora: Path, model_folder: Path, version: str) -> None:
    """Let the tagger's model show what it holds of each word, for the trees of `train recipients` and others to use.

    Its labels stay as they are.
    """
    from nlp_reports.tagging import ModelFileError

    training = training_module("states")
    try:
        texts = [path.read_text("utf-8") for path in sorted((corpora / "train").glob("*.txt"))]
        if not texts:
            raise click.ClickException(f"no posts in {corpora / 'train'}")
        training.show_states(model_folder, texts, version=version)
    except (OSError, ValueError, ModelFileError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{model_folder}: shows its states, learnt from {len(texts)} posts")


@train.command(epilog="\b\nExample:\n  nlp-reports train confidence --corpora corpora --out build/confidence.toml\n")
@folder_of("--corpora", "The project's own posts with gold, with train/ and dev/.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write.")
@TAGGER
def confidence(corpora: Path, out: Path, tagger: str) -> None:
    """Fit how sure an entry is to how often such entries are right.

    Rules were written looking at the posts of train/, which flatters them there, so a post of train/ counts a tenth
    of one of dev/. Which model tagged is not kept: fit again when the model changes.
    """
    from nlp_reports.evaluation import EvaluationError
    from nlp_reports.evaluation.fitting import as_toml, fit_curves

    try:
        scored = list(_scored(corpora, tagger))
    except EvaluationError as error:
        raise click.ClickException(str(error)) from None
    note = (
        "Points of raw score and confidence for each kind of fact and origin, made by `nlp-reports train confidence`\n"
        f"on {len(scored)} posts; not to be edited by hand."
    )
    write_whole(out, as_toml(fit_curves(scored), note))
    click.echo(f"{out}: fitted on {len(scored)} posts")


_WEIGHTS = {"train": 0.1, "dev": 1.0}


def _scored(corpora: Path, tagger: str) -> Iterator[tuple[Any, float]]:
    """Yield every post of train/ and dev/ scored with raw scores, and its weight."""
    from nlp_reports import evaluation
    from nlp_reports.evaluation.folders import posts_of_gold
    from nlp_reports.extraction.extractor import load

    extractor, failures = load(tagger=tagger, calibrated=False), Failures()
    for split, weight in _WEIGHTS.items():
        folder = corpora / split
        made = {
            name: extractor(post).to_dict()
            for name, path in posts_of_gold(folder, folder)
            for post in posts_of([str(path)], failures)
        }
        for score in evaluation.score_all(folder, made.get):
            yield score, weight


@train.command(
    epilog="""\b
Examples:
  nlp-reports train morphology kk_ktb.conllu --folds 5
  nlp-reports train morphology kk_ktb.conllu
"""
)
@click.argument("treebank", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--folds",
    type=click.IntRange(2),
    default=None,
    help="Cross-validate: learn from all parts but one, measure on that one; nothing is written.",
)
def morphology(treebank: Path, folds: int | None) -> None:
    """Learn the weights that rank the readings of words from a TREEBANK in CoNLL-U."""
    from nlp_reports.evaluation.treebank import Accuracy, read_treebank
    from nlp_reports.language.morphology import training

    try:
        sentences = list(read_treebank(treebank))
    except (ValueError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{treebank} is no CoNLL-U: {error}") from None
    if len(sentences) < (folds or 1):
        raise click.ClickException(f"{treebank} has {len(sentences)} sentences, too few")
    if folds is None:
        click.echo(f"{training.write_weights(training.fit(sentences))} weights written")
        return
    parts = []
    for number, part in enumerate(training.cross_validate(sentences, folds), start=1):
        click.echo(f"fold {number}: {part}")
        parts.append(part)
    click.echo(f"all folds: {Accuracy.over(parts)}")


@train.command(epilog="\b\nExample:\n  nlp-reports train repair --sources data\n")
@folder_of("--sources", "Folder with raw/ and kaznerd/.")
@file_to_write("nlp_reports/repair/evidence.toml")
@parts_of_posts(
    4, "Parts of the texts; each is read with the words counted in the others, measured with their weights."
)
def repair(sources: Path, out: Path, folds: int) -> None:
    """Learn the weights that tell words run together from whole ones."""
    from nlp_reports.repair.words import bank
    from nlp_reports.training import cuts
    from nlp_reports.training.logistic import as_toml

    try:
        parts = []
        for part in cuts.collect(cuts.read_lines(sources), folds):
            parts.append(part)
            click.echo(f"part {len(parts)}: {len(part.examples)} words that could be cut")
        weights = cuts.fit(parts)
        for number, figures in enumerate(cuts.cross_validate(parts, bank()["glued"]["evidence"]), start=1):
            click.echo(f"part {number}: {figures}")
    except (OSError, ValueError, EOFError, zlib.error) as error:
        raise click.ClickException(str(error)) from None
    note = (
        "Weights of what speaks for two words (`evidence.py`), made by `nlp-reports train repair`;\n"
        "not to be edited by hand. Sources: KazQAD, NTREX, SIB-200, two fifths of KazNERD and the news of state bodies."
    )
    write_whole(out, as_toml({"weights": weights}, note))
    click.echo(f"{out}: {len(weights)} weights learnt")


for _command in (bodies, recipients, talks, events):
    train.add_command(_command)

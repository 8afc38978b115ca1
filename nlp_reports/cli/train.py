"""`nlp-reports train`: make the shipped models from their sources."""

import importlib
from pathlib import Path

import click


@click.group()
def train() -> None:
    """Make the shipped models from their sources."""


@train.command(epilog="\b\nExample:\n  nlp-reports train tagger --sources data --corpora corpora\n")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder with kaznerd/, written/, gov_mentions/ and lexicon/.",
)
@click.option(
    "--corpora",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="The project's own posts, with train/ and dev/.",
)
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
@click.option("--version", default="0.2.0", show_default=True, help="Version in the model's manifest.")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1), help="Threads of the computation.")
def tagger(
    sources: Path, corpora: Path | None, run_folder: Path, model_folder: Path, version: str, threads: int
) -> None:
    """Train, export and calibrate the entity tagger; a stopped run goes on.

    SOURCES holds kaznerd/, written/, gov_mentions/ and lexicon/.
    """
    try:
        make = importlib.import_module("nlp_reports.training.make")
        recipes = importlib.import_module("nlp_reports.training.recipe")
    except ImportError as error:
        raise click.ClickException(f"training needs the extra: pip install 'nlp-reports[training]' ({error})") from None
    try:
        make.make_tagger(
            sources,
            corpora,
            run_folder,
            model_folder,
            recipe=recipes.Recipe(),
            student=recipes.STUDENT,
            version=version,
            threads=threads,
        )
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None

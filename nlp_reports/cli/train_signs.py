"""`nlp-reports train bodies`, `recipients`, `talks`, `events`: learn the weights of signs from posts with gold."""

from pathlib import Path
from typing import Any

import click

from nlp_reports.cli.common import Failures, posts_of, write_whole
from nlp_reports.cli.train_options import Decorator, file_to_write, folder_of, parts_of_posts, training_module

_FOLDS = parts_of_posts(8, "Parts of the posts; each is measured with the weights that the others give.")


def _learns_from_posts(out: str) -> Decorator:
    """Return a decorator with the options of what learns weights of signs from posts with gold."""
    corpora = folder_of("--corpora", "The project's own posts with gold, with train/.")
    return lambda command: corpora(file_to_write(f"nlp_reports/extraction/{out}")(command))


def _read_with_gold(corpora: Path) -> list[tuple[Any, dict[str, Any]]]:
    """Return what the rules look at for each post of train/, and its gold."""
    from nlp_reports.evaluation.folders import load_gold, posts_of_gold
    from nlp_reports.extraction.extractor import load

    extractor, folder, failures = load(tagger="model"), corpora / "train", Failures()
    return [
        (extractor.read(post), load_gold(folder / f"{name}.gold.json"))
        for name, path in posts_of_gold(folder, folder)
        for post in posts_of([str(path)], failures)
    ]


def _write_learnt(learning: Any, least: float, what: str, corpora: Path, out: Path, folds: int) -> None:
    """Learn what signs weigh by a module of `training` and write it, with the figures of cross-validation."""
    from nlp_reports.evaluation import Counts, EvaluationError
    from nlp_reports.training.logistic import cross_validate

    try:
        posts = [learning.examples_of(context, gold) for context, gold in _read_with_gold(corpora)]
        written = learning.learnt(posts, _note(what, len(posts)))
        measured = list(cross_validate(posts, folds, least, learning.weigher))
    except (EvaluationError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    before, after = (sum(counts, Counts()) for counts in zip(*measured, strict=True))
    click.echo(f"cross-validated: {before.hits} right and {before.spurious} wrong candidates, ", nl=False)
    click.echo(f"{after.hits} and {after.spurious} of them told")
    write_whole(out, written)
    click.echo(f"{out}: learnt from {len(posts)} posts")


def _note(what: str, posts: int) -> str:
    command = click.get_current_context().info_name
    made = f"made by `nlp-reports train {command}`\non {posts} posts; not to be edited by hand."
    return f"What speaks for {what}, {made}"


@click.command(epilog="\b\nExample:\n  nlp-reports train bodies --corpora corpora\n")
@_learns_from_posts("body_evidence.toml")
@_FOLDS
def bodies(corpora: Path, out: Path, folds: int) -> None:
    """Learn the weights that tell the bodies a post names from what only looks like one."""
    from nlp_reports.extraction.body_evidence import LEAST

    _write_learnt(training_module("bodies"), LEAST, "a body (`body_evidence.py`)", corpora, out, folds)


@click.command(epilog="\b\nExample:\n  nlp-reports train recipients --corpora corpora\n")
@_learns_from_posts("award_likely.toml")
@_FOLDS
def recipients(corpora: Path, out: Path, folds: int) -> None:
    """Learn the trees that tell who received an award where no rule reads it."""
    from nlp_reports.extraction.award_likely import LEAST

    _write_learnt(
        training_module("recipients"),
        LEAST,
        "a person having received an award (`award_likely.py`)",
        corpora,
        out,
        folds,
    )


@click.command(epilog="\b\nExample:\n  nlp-reports train talks --corpora corpora\n")
@_learns_from_posts("talk_likely.toml")
@_FOLDS
def talks(corpora: Path, out: Path, folds: int) -> None:
    """Learn the trees that tell who gave a talk where no rule reads it."""
    from nlp_reports.extraction.talk_likely import LEAST

    _write_learnt(
        training_module("talks"), LEAST, "a person having given a talk (`talk_likely.py`)", corpora, out, folds
    )


@click.command(epilog="\b\nExample:\n  nlp-reports train events --corpora corpora\n")
@_learns_from_posts("event_weights.toml")
def events(corpora: Path, out: Path) -> None:
    """Learn the weights that tell the main event of a post, and the events beside it."""
    from nlp_reports.evaluation import EvaluationError
    from nlp_reports.training import events as learning
    from nlp_reports.training.logistic import as_toml

    try:
        posts = [(context, gold.get("events", [])) for context, gold in _read_with_gold(corpora)]
        models = learning.learn(posts)
    except (EvaluationError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    note = _note("an event (`event_signs.py`, `event_besides.py`)", len(posts))
    write_whole(out, as_toml(models, note))
    click.echo(f"{out}: {sum(map(len, models.values()))} weights learnt from {len(posts)} posts")

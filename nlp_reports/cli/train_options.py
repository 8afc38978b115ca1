"""Options that several of the `train` commands have, and the modules that they need the extra `training` for."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def folder_of(name: str, what: str, *, required: bool = True) -> Decorator:
    """Return the option of a folder that must exist, with help that says what is in it."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option(name, type=kind, required=required, default=None, help=what)


def file_to_write(default: str) -> Decorator:
    """Return the option `--out` of the file that is written, by default one of the package."""
    kind = click.Path(dir_okay=False, path_type=Path)
    return click.option("--out", type=kind, default=Path(default), show_default=True, help="File to write.")


def version_of_model(default: str) -> Decorator:
    """Return the option of the version that a model's manifest says."""
    return click.option("--version", default=default, show_default=True, help="Version in the model's manifest.")


def parts_of_posts(default: int, what: str) -> Decorator:
    """Return the option `--folds` of cross-validation, two parts at least."""
    return click.option("--folds", type=click.IntRange(2), default=default, show_default=True, help=what)


def training_module(name: str) -> Any:
    """Return a module of `training` that needs more than the package does.

    Raises:
        ClickException: The extra is not installed.
    """
    try:
        return importlib.import_module(f"nlp_reports.training.{name}")
    except ImportError as error:
        raise click.ClickException(f"training needs the extra: pip install 'nlp-reports[training]' ({error})") from None

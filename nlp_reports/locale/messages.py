"""Every message that a user can see: of the code, of the pages' templates, and of the command line's help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

PACKAGE = Path(__file__).parents[1]
LANGUAGES = ("kk", "ru")
DOMAIN = "nlp_reports"
#: What click itself says, which its own package has no Kazakh for.
_OF_CLICK = (
    "Usage:", "Options", "Commands", "Arguments", "Show this message and exit.", "Show the version and exit.",
    "Error: {message}", "Try '{command} {option}' for help.", "No such command {name!r}.", "No such option: {name}",
    "Missing argument", "Missing option", "Missing parameter", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}", "default: {default}", "required", "Aborted!",
    "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})",
)  # fmt: skip
_METHODS = [("**/templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "mark": None}


def template() -> Catalog:
    """Return the catalogue of all messages, untranslated, in the order of their places."""
    catalogue = Catalog(domain=DOMAIN, project="nlp_reports", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        PACKAGE, method_map=_METHODS, options_map={"**/templates/**.html": {"encoding": "utf-8", "trimmed": "true"}},
        keywords=_KEYWORDS,
    )  # fmt: skip
    for name, _, message, _, _ in sorted(found, key=lambda item: (item[0], item[1])):
        catalogue.add(message, locations=[(f"nlp_reports/{name}", 0)])
    for place, text in help_messages():
        catalogue.add(text, locations=[(place, 0)])
    for text in _OF_CLICK:
        catalogue.add(text, locations=[("click", 0)])
    return catalogue


def help_messages() -> Iterator[tuple[str, str]]:
    """Yield (command, text) of every help of the command line, as it stands in the code."""
    from nlp_reports.cli import EXIT_CODES, main

    yield "nlp-reports", EXIT_CODES
    yield "nlp-reports", "Examples"
    yield "nlp-reports", "Example"
    with click.Context(main) as context:
        yield from _of_command("nlp-reports", main, context)


def _of_command(place: str, command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    if command.help:
        yield place, command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield place, parameter.help
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _of_command(f"{place} {name}", inner, context)

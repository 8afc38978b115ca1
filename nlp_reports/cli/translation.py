"""The command line in the user's language: `--lang`, else the system's; help, and what click itself says."""

from __future__ import annotations

import copy
import gettext
import os
import re
from importlib import resources

import click

from nlp_reports import i18n

_EXAMPLES = re.compile(r"^(Examples?):", re.MULTILINE)
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(_context: click.Context, _option: click.Parameter, chosen: str | None) -> str | None:
    """Speak the language asked for, else the one that the system is set to."""
    system = next((value for name in _SYSTEM if (value := os.environ.get(name))), "")
    language = chosen or i18n.preferred(system.split("_")[0].split(".")[0].lower())
    i18n.use_language(language)
    # click looks its own words up through the process's gettext
    gettext.bindtextdomain("nlp_reports", str(resources.files("nlp_reports") / "locale"))
    gettext.textdomain("nlp_reports")
    os.environ["LANGUAGE"] = language
    return chosen


def translated(command: click.Command) -> click.Command:
    """Return a copy of a command whose help is in the language in use."""
    spoken = copy.copy(command)
    spoken.help = i18n.gettext(command.help) if command.help else command.help
    spoken.epilog = _EXAMPLES.sub(lambda found: f"{i18n.gettext(found.group(1))}:", command.epilog or "") or None
    spoken.params = [translated_parameter(parameter) for parameter in command.params]
    if isinstance(spoken, click.Group):
        spoken.commands = {name: translated(inner) for name, inner in spoken.commands.items()}
    return spoken


def translated_parameter(parameter: click.Parameter) -> click.Parameter:
    """Return a copy of an option whose help is in the language in use."""
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    spoken = copy.copy(parameter)
    spoken.help = i18n.gettext(parameter.help)
    return spoken

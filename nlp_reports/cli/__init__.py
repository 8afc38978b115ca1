"""The command `nlp-reports`: one module a command, each imported when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

import click

import nlp_reports
from nlp_reports.cli.translation import choose_language, translated, translated_parameter
from nlp_reports.i18n import LANGUAGES, gettext

EXIT_CODES = """
\b
Exit codes:
  0  all well
  1  some input failed; what could be done was done
  2  the command line was wrong
  3  a record is not valid
  4  an archive cannot be used as asked
"""

_COMMANDS = {
    "analyze": "nlp_reports.cli.analyze:analyze",
    "authority": "nlp_reports.cli.authority:authority",
    "batch": "nlp_reports.cli.batch:batch",
    "check": "nlp_reports.cli.check:check",
    "decisions": "nlp_reports.cli.decisions:decisions",
    "demo": "nlp_reports.cli.demo:demo",
    "evaluate": "nlp_reports.cli.evaluate:evaluate",
    "explain": "nlp_reports.cli.explain:explain",
    "export": "nlp_reports.cli.export:export",
    "extract": "nlp_reports.cli.extract:extract",
    "quarantine": "nlp_reports.cli.quarantine:quarantine",
    "query": "nlp_reports.cli.query:query",
    "schema": "nlp_reports.cli.schema:schema",
    "serve": "nlp_reports.cli.serve:serve",
    "train": "nlp_reports.cli.train:train",
    "validate": "nlp_reports.cli.validate:validate",
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are asked for, so that `--help` is quick."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of the commands that are installed."""
        return [name for name, target in _COMMANDS.items() if importlib.util.find_spec(target.split(":")[0])]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import and return a command."""
        target = _COMMANDS.get(name)
        if target is None:
            return None
        module, attribute = target.split(":")
        command: Any = getattr(importlib.import_module(module), attribute)
        return translated(command) if isinstance(command, click.Command) else None

    def get_params(self, context: click.Context) -> list[click.Parameter]:
        """Return the options, their help in the language in use."""
        return [translated_parameter(parameter) for parameter in super().get_params(context)]

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program does in the language in use."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(gettext(self.help) if self.help else "")

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the exit codes mean in the language in use."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(gettext(EXIT_CODES))


@click.group(cls=LazyGroup, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(nlp_reports.__version__, prog_name="nlp-reports")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), is_eager=True, expose_value=False, callback=choose_language,
    help="Language of help and messages.  [default: that of the system]",
)  # fmt: skip
def main() -> None:
    """Kazakh reports of events in, structured, validated and grounded records out."""

"""Examples of the documents and of every `--help`, found and run as they stand."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from nlp_reports.cli import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("README*.md"), reverse=True), *sorted((ROOT / "docs").rglob("*.md"))]
#: Commands that serve, train for hours or change the machine: they are only parsed, and run by tests of their own.
PARSED_ONLY = frozenset({"serve", "train"})

_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A command line as written, where it stands, and what it is expected to exit with (`# exit 1`)."""

    place: str
    line: str
    exit_code: int = 0

    @property
    def words(self) -> list[str]:
        """The arguments of `nlp-reports`."""
        return shlex.split(self.line, comments=True)[1:]

    @property
    def command(self) -> list[str]:
        """The command and its arguments, without the language asked for."""
        return self.words[2:] if self.words[0] == "--lang" else self.words


def examples_of_help() -> Iterator[Example]:
    """Yield every example in the help of every command."""
    with click.Context(main) as context:
        for path, command in _commands(main, context, ()):
            for line in (command.epilog or "").splitlines():
                if line.strip().startswith("nlp-reports "):
                    yield _example(f"nlp-reports {' '.join(path)} --help", line.strip())


def examples_of_documents() -> Iterator[Example]:
    """Yield every `$ nlp-reports …` of the console blocks in README and docs."""
    for path in DOCUMENTS:
        for block in _CONSOLE.findall(path.read_text("utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                if line.startswith("$ nlp-reports "):
                    yield _example(path.relative_to(ROOT).as_posix(), line[2:])


def _example(place: str, line: str) -> Example:
    code = re.search(r"# exit (\d)", line)
    return Example(place, line, int(code.group(1)) if code else 0)


def _commands(
    group: click.Command, context: click.Context, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from _commands(command, context, (*path, name))

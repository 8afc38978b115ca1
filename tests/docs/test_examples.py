"""Every command line in README, docs and `--help` runs as it stands, in the order in which it stands."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from nlp_reports.cli import main
from tests.docs.examples import PARSED_ONLY, ROOT, Example, examples_of_documents, examples_of_help

EXAMPLES = [*examples_of_help(), *examples_of_documents()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the documents assume it: the corpora, the demo's results, nothing else."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "corpora", desk / "corpora", ignore=shutil.ignore_patterns("second"))
    home = Path.cwd()
    os.chdir(desk)
    result = CliRunner().invoke(main, ["demo", "corpora", "--out", "out"])
    os.chdir(home)
    assert result.exit_code == 0, result.output
    return desk


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.place}: {example.line}" for example in EXAMPLES])
def test_the_example_runs(example: Example, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    name, *arguments = example.command
    if name in PARSED_ONLY:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        command.make_context(name, arguments, resilient_parsing=True)
        return
    result = CliRunner().invoke(main, example.words, prog_name="nlp-reports")
    assert result.exit_code == example.exit_code, f"{result.output}\n{result.exception!r}"
    assert "Traceback" not in result.output


def test_every_command_has_help_with_examples() -> None:
    with click.Context(main) as context:
        for name in main.list_commands(context):
            command = main.get_command(context, name)
            assert command is not None, name
            assert command.help, f"{name} has no help"
            leaves = command.commands.values() if isinstance(command, click.Group) else [command]
            assert any("nlp-reports " in (leaf.epilog or "") for leaf in leaves), f"{name} shows no example"
            for option in command.params:
                if isinstance(option, click.Option):
                    assert option.help or option.name in {"format", "shape"}, f"{name} {option.opts} is not explained"

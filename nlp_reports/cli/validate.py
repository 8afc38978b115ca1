"""`nlp-reports validate`: records against the schemas and the invariants."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from nlp_reports.cli.common import FAILED, INVALID, Failures, use_utf8


@click.command(epilog="\b\nExample:\n  nlp-reports validate out/records/a01.json\n")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def validate(files: tuple[Path, ...]) -> None:
    """Check records (JSON, or JSONL with one a line): path, rule and value of every breach, one a line.

    Exit codes: 0 all valid, 1 some file could not be read, 3 some record is not valid.
    """
    from nlp_reports.records import validate as problems_of

    use_utf8()
    failures = Failures()
    invalid = checked = 0
    for path in files:
        try:
            for place, record in _records(path):
                checked += 1
                problems = problems_of(record)
                invalid += bool(problems)
                for problem in problems:
                    click.echo(f"{place}: {problem}")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            failures.say(f"{path}: {getattr(error, 'strerror', None) or error}")
    click.echo(f"{checked} records checked, {invalid} invalid", err=True)
    if invalid or failures.count:
        sys.exit(INVALID if invalid else FAILED)


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    text = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield f"{path}:{number}", json.loads(line)
    else:
        yield str(path), json.loads(text)

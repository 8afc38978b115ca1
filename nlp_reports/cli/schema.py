"""`nlp-reports schema`: the JSON Schemas of the record."""

from __future__ import annotations

import json

import click

from nlp_reports.cli.common import use_utf8


@click.command(epilog="\b\nExamples:\n  nlp-reports schema\n  nlp-reports schema event\n")
@click.argument("type_name", metavar="[TYPE]", default="record")
def schema(type_name: str) -> None:
    """Print the JSON Schema of a TYPE (`record` where none is given)."""
    from nlp_reports.records import schema as schema_of
    from nlp_reports.records import schema_types

    use_utf8()
    if type_name not in schema_types():
        raise click.UsageError(f"there is no type {type_name!r}; there are: {', '.join(sorted(schema_types()))}")
    click.echo(json.dumps(schema_of(type_name), ensure_ascii=False, indent=2))

"""`nlp-reports extract`: records of posts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nlp_reports.cli.common import (
    FAILED,
    INVALID,
    LEXICON,
    PUBLISHED,
    TAGGER,
    Failures,
    FileNames,
    make_extractor,
    posts_of,
    say,
    use_utf8,
    write_whole,
)
from nlp_reports.i18n import gettext


@click.command(
    epilog="""\b
Examples:
  nlp-reports extract corpora/train/a01.txt
  nlp-reports extract corpora/train/a01.txt corpora/train/b01.txt --format table
  nlp-reports extract corpora/train/a01.txt --out out/records
"""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option(
    "--format", "shape", type=click.Choice(["json", "jsonl", "table", "html"]), default="json", show_default=True
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write NAME.json a post into this folder."
)
@TAGGER
@LEXICON
@PUBLISHED
def extract(
    files: tuple[str, ...], shape: str, out: Path | None, tagger: str, lexicon: tuple[Path, ...], published: str | None
) -> None:
    """Make a record of every post in FILEs (text or HTML; - is standard input).

    Records go to standard output, or with --out into a folder, a file each. Exit codes: 0 all well, 1 some file
    could not be read, 2 usage, 3 a record is not valid.
    """
    from nlp_reports.cli.views import render
    from nlp_reports.records import to_json, validate

    use_utf8()
    failures = Failures()
    extractor = make_extractor(tagger, lexicon)
    invalid, names = 0, FileNames()
    with click.progressbar(
        length=len(files),
        label=gettext("extracting"),
        file=sys.stderr,
        hidden=len(files) < 20 or not sys.stderr.isatty(),
    ) as bar:
        for post in posts_of(files, failures, published):
            record = extractor(post).to_dict()
            problems = validate(record)
            invalid += bool(problems)
            for problem in problems[:5]:
                say(f"{post.uri}: {problem}")
            if out is None:
                click.echo(render(record, shape))
            else:
                write_whole(out / names.of(post.uri), to_json(record) + "\n")
            bar.update(1)
    if invalid or failures.count:
        sys.exit(INVALID if invalid else FAILED)

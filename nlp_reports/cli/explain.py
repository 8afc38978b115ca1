"""`nlp-reports explain`: the text with everything that was extracted marked in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from nlp_reports.cli.common import (
    FAILED,
    LEXICON,
    PUBLISHED,
    TAGGER,
    Failures,
    make_extractor,
    posts_of,
    use_utf8,
    write_whole,
)


@click.command(
    epilog="\b\nExamples:\n  nlp-reports explain corpora/train/a01.txt\n"
    "  nlp-reports explain corpora/train/a01.txt --html out/a01.html\n"
)
@click.argument("file")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write one self-contained HTML page.")
@TAGGER
@LEXICON
@PUBLISHED
def explain(file: str, html: Path | None, tagger: str, lexicon: tuple[Path, ...], published: str | None) -> None:
    """Show what was understood of a post: every mark with its kind, normal form, origin and confidence."""
    from nlp_reports.cli.views import html_page, terminal_view

    use_utf8()
    failures = Failures()
    extractor = make_extractor(tagger, lexicon)
    for post in posts_of([file], failures, published):
        record = extractor(post).to_dict()
        if html is None:
            click.echo(terminal_view(record))
        else:
            write_whole(html, html_page(record))
            click.echo(f"{html}", err=True)
    if failures.count:
        sys.exit(FAILED)

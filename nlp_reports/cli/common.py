"""What the commands share: posts of the files named, one line an error, files written whole or not at all."""

from __future__ import annotations

import datetime
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from nlp_reports.i18n import gettext
from nlp_reports.readers import Post, ReadError, read, read_bytes

FAILED, INVALID, UNUSABLE = 1, 3, 4


class Failures:
    """Counts what failed and says each in one line on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, message: str) -> None:
        """Report one failure."""
        self.count += 1
        say(message)


def say(message: object) -> None:
    """Write a line about what goes on, or went wrong, to standard error."""
    click.echo(f"nlp-reports: {message}", err=True)


@contextmanager
def archive_at_hand() -> Iterator[None]:
    """Say in a line why the archive cannot be used, where it cannot, and leave with `UNUSABLE`."""
    from nlp_reports.archive import ArchiveError

    try:
        yield
    except ArchiveError as error:
        say(error)
        sys.exit(UNUSABLE)


def posts_of(names: Iterable[str], failures: Failures, published: str | None = None) -> Iterator[Post]:
    """Yield the posts of files, `-` being standard input; what cannot be read is reported and passed over."""
    import dataclasses

    for name in names:
        try:
            found = read_bytes(sys.stdin.buffer.read(), uri="-") if name == "-" else read(name)
            for post in found:
                yield dataclasses.replace(post, published=post.published or published)
        except ReadError as error:
            failures.say(str(error))


class FileNames:
    """Names of the files that records go to: of the post's file and its place in it, none given twice."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def of(self, uri: str) -> str:
        """Return the name for a post's record: `a.json` for `a.txt`, `export-post-17.json` for `export.xml#post-17`."""
        path, _, place = uri.partition("#")
        stem = Path(path).stem if path != "-" else "stdin"
        name = re.sub(r"[^\w.~-]+", "-", f"{stem}-{place}" if place else stem)[:150]
        number = 1
        while (chosen := f"{name}.json" if number == 1 else f"{name}~{number}.json") in self.given:
            number += 1
        self.given.add(chosen)
        return chosen


def write_whole(path: Path, text: str) -> None:
    """Write a file so that at any moment it holds the old text or the new, never a part.

    Raises:
        click.ClickException: The disk is full or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            os.replace(name, path)  # noqa: PTH105 - the atomic rename itself
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        said = gettext("{path}: cannot be written: {reason}").format(path=path, reason=error.strerror or error)
        raise click.ClickException(said) from error


class DateType(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A calendar date, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as ISO 8601 text."""
        try:
            return datetime.date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(gettext("{value} is no date; write it as 2019-02-19").format(value=repr(value)), param, ctx)


def make_extractor(tagger: str, lexicon: tuple[Path, ...]) -> Any:
    """Return the extractor, errors of its lexicon or model as one line."""
    from nlp_reports.extraction.extractor import load
    from nlp_reports.extraction.lexicon import LexiconError

    try:
        return load(tagger=tagger, lexicon=lexicon)
    except (LexiconError, OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what is no Unicode in the name of a file is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


TAGGER = click.option(
    "--tagger",
    type=click.Choice(["model", "stanza", "rules"]),
    default="model",
    show_default=True,
    help="What finds entities.",
)
LEXICON = click.option(
    "--lexicon",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="TOML file with words of your own institution; may be given several times.",
)
PUBLISHED = click.option("--published", type=DateType(), help="When the posts were published, where they do not say.")

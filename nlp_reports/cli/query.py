"""`nlp-reports query`: ask an archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nlp_reports.cli.common import archive_at_hand, say, use_utf8
from nlp_reports.cli.tables import FORMATS, give
from nlp_reports.i18n import gettext

if TYPE_CHECKING:
    import pandas as pd

    from nlp_reports.archive import Archive

ARCHIVE = click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))


@click.command(
    epilog="""\b
Examples:
  nlp-reports query out/reports.sqlite
  nlp-reports query out/reports.sqlite awards --year 2024 --kind diploma
  nlp-reports query out/reports.sqlite roles --limit 20 --format csv
  nlp-reports query out/reports.sqlite events --format xlsx --out events.xlsx
  nlp-reports query out/reports.sqlite --search кітапханашыларды
  nlp-reports query out/reports.sqlite --sql "SELECT kind, COUNT(*) FROM events GROUP BY kind"
"""
)
@ARCHIVE
@click.argument("question", required=False)
@click.option("--year", help="A year, or a month of one: 2019, 2019-02.")
@click.option("--kind", help="Kind of award or event: diploma, seminar.")
@click.option("--branch", help="Branch of who was awarded.")
@click.option("--person", help="Surname, perhaps with given name or initials.")
@click.option("--title", help="Title of the role: директор.")
@click.option("--district", help="District, town or region: Қарасай ауданы.")
@click.option("--run", type=int, help="Number of the run whose changes to show.")
@click.option("--uri", help="URI of the post whose changes to show.")
@click.option("--sql", help="SQL of your own; it can only read.")
@click.option("--search", help='Words in any form; "…" is a phrase, -word leaves out.')
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Rows at most.")
@click.option("--seconds", type=click.FloatRange(min=0.0, min_open=True), default=30.0, show_default=True,
              help="How long the answer may take.")  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice(FORMATS), default="table", show_default=True, help="Of the answer."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the answer to this file.")
def query(
    archive: Path, question: str | None, sql: str | None, search: str | None, limit: int, seconds: float, shape: str,
    out: Path | None, **filters: Any,
) -> None:  # fmt: skip
    """Ask ARCHIVE a ready QUESTION, SQL of your own, or for words; without any of these, list the ready questions.

    Exit codes: 0 answered, 2 usage, 4 the archive or the question cannot be used (a mistake in SQL, too slow).
    """
    from nlp_reports.archive import Archive

    use_utf8()
    if sum(value is not None for value in (question, sql, search)) > 1:
        raise click.UsageError(gettext("ask one thing: a QUESTION, --sql or --search"))
    given = {key: value for key, value in filters.items() if value is not None}
    if given and question is None:
        raise click.UsageError(
            gettext("{option} narrows a ready QUESTION; name one").format(option=f"--{next(iter(given))}")
        )
    with archive_at_hand():
        with Archive(archive) as opened:
            if question is None and sql is None and search is None:
                give(_questions(), shape, out)
                return
            answer = _answer(opened, question, sql, search, limit + 1, seconds, given)
        give(answer.head(limit), shape, out)
    if len(answer) > limit:
        say(gettext("only the first {limit} rows are shown; --limit gives more").format(limit=limit))


def _answer(
    archive: Archive, question: str | None, sql: str | None, search: str | None, rows: int, seconds: float,
    filters: dict[str, Any],
) -> pd.DataFrame:  # fmt: skip
    import pandas as pd

    if search is not None:
        found = archive.search(search, limit=rows)
        return pd.DataFrame(
            [(hit.dated, hit.title, " ".join(hit.marked.split()), hit.uri) for hit in found],
            columns=["dated", "title", "snippet", "uri"], dtype="string",
        )  # fmt: skip
    if sql is not None:
        return archive.query(sql, seconds=seconds, rows=rows)
    return archive.ask(str(question), limit=rows, seconds=seconds, **filters)


def _questions() -> pd.DataFrame:
    import pandas as pd

    from nlp_reports.archive.questions import questions

    return pd.DataFrame(
        [
            (name, entry["about"], " ".join(f"--{narrow}" for narrow in entry["filters"]))
            for name, entry in questions().items()
        ],
        columns=["question", "about", "narrow by"],
    )

"""`nlp-reports evaluate`: records against gold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from nlp_reports.cli.common import LEXICON, TAGGER, Failures, make_extractor, posts_of, use_utf8


@click.command(
    epilog="""\b
Examples:
  nlp-reports evaluate out/records corpora/train
  nlp-reports evaluate --run corpora/dev --by genre
"""
)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--run", "posts", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Extract from these posts."
)
@click.option("--errors", is_flag=True, help="List every missing (-) and spurious (+) fact, post by post.")
@click.option("--json", "as_data", is_flag=True, help="Print figures as JSON.")
@click.option("--by", type=click.Choice(["genre", "folder", "post"]), help="A line for each group of posts.")
@click.option("--bootstrap", type=click.IntRange(0), default=0, help="Samples for 95 % confidence intervals.")
@click.option("--calibration", is_flag=True, help="How often entries of each confidence are right.")
@TAGGER
@LEXICON
def evaluate(
    folders: tuple[Path, ...], posts: Path | None, errors: bool, as_data: bool, by: str | None, bootstrap: int,
    calibration: bool, tagger: str, lexicon: tuple[Path, ...],
) -> None:  # fmt: skip
    """Score the records in RECORDS against the gold in GOLD, or extract first: --run POSTS [GOLD]."""
    from nlp_reports import evaluation
    from nlp_reports.evaluation.bootstrap import f1_intervals
    from nlp_reports.evaluation.calibration import reliability
    from nlp_reports.evaluation.folders import posts_of_gold
    from nlp_reports.evaluation.groups import grouped
    from nlp_reports.evaluation.report import as_json, error_lines, group_table, reliability_table, score_table

    use_utf8()
    if len(folders) != (2 if posts is None else 0) and not (posts is not None and len(folders) == 1):
        raise click.UsageError("name two folders, RECORDS and GOLD, or --run POSTS")
    try:
        if posts is None:
            scores = evaluation.score(*folders)
        else:
            extractor, failures = make_extractor(tagger, lexicon), Failures()
            gold = folders[0] if folders else posts
            files = dict(posts_of_gold(gold, posts))
            made = {
                name: extractor(post).to_dict()
                for name, path in files.items()
                for post in posts_of([str(path)], failures)
            }
            scores = evaluation.score_all(gold, made.get)
    except evaluation.EvaluationError as error:
        click.echo(f"nlp-reports: {error}", err=True)
        sys.exit(1)
    intervals = f1_intervals(scores, samples=bootstrap) if bootstrap else None
    if as_data:
        click.echo(json.dumps(as_json(scores, intervals), ensure_ascii=False))
        return
    if errors:
        for line in error_lines(scores):
            click.echo(line)
    click.echo(score_table(scores, intervals))
    if by:
        click.echo(group_table(grouped(scores, by)))
    if calibration:
        click.echo(reliability_table(reliability(scores)))

"""How far two readers agree: gold written twice for the same posts, scored one against the other.

As a command: `python -m nlp_reports.evaluation.agreement corpora/train corpora/second/train`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from nlp_reports.evaluation.facts import facts_of_gold
from nlp_reports.evaluation.folders import gold_files, load_gold
from nlp_reports.evaluation.report import error_lines, score_table
from nlp_reports.evaluation.scoring import PostScore, score_facts


def agreement(first: Path, second: Path) -> list[PostScore]:
    """Return the scores of the second gold of each post against its first; facts optional in either are left out.

    Raises:
        EvaluationError: There is no second gold, or a post has no first one.
    """
    scores = []
    for name, path in gold_files(second):
        again = [fact for fact in facts_of_gold(load_gold(path)) if not fact.optional]
        before = facts_of_gold(load_gold(first / f"{name}.gold.json"))
        scores.append(score_facts(name, before, again))
    return scores


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of agreement by kind of fact, and with `--errors` what the readers differ on."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    scores = agreement(options.first, options.second)
    lines = [*(error_lines(scores) if options.errors else ()), score_table(scores)]
    print("\n".join(lines))


if __name__ == "__main__":
    main()

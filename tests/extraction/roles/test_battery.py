"""How many roles and talks of short posts are read, traps among them: too few break the test."""

from __future__ import annotations

from nlp_reports.evaluation.facts import Fact, facts_of_record
from nlp_reports.evaluation.scoring import score_facts, sum_counts
from nlp_reports.extraction.extractor import Extractor
from tests.extraction.cases import battery_beside

# Least precision and recall by rules alone, each a few facts under what they are.
LEAST = {"role": (0.94, 0.90), "program": (0.95, 0.84)}


def test_battery_is_read(rules: Extractor) -> None:
    """Show that neither roles nor talks fall under their least precision or recall."""
    scores = [
        score_facts(post, [gold_fact(line) for line in lines], facts_of_record(rules(post).to_dict()))
        for post, lines in battery_beside(__file__)
    ]
    counts = sum_counts(scores)
    for kind, (precision, recall) in LEAST.items():
        assert counts[kind].precision >= precision, (kind, counts[kind])
        assert counts[kind].recall >= recall, (kind, counts[kind])


def gold_fact(line: str) -> Fact:
    """Return the fact of a gold line: `r holder | title | body or -`, `p speaker | title`."""
    kind = {"r": "role", "p": "program"}[line[0]]
    fields = [field.strip() for field in line[1:].split("|")]
    return Fact(kind, tuple(() if field == "-" else (field,) for field in fields))

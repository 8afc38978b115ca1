"""Measure records against gold: facts, scores, reports."""

from nlp_reports.evaluation.facts import Fact, facts_of_gold, facts_of_record
from nlp_reports.evaluation.folders import EvaluationError, score, score_all
from nlp_reports.evaluation.scoring import Counts, PostScore, overall, score_post, sum_counts

__all__ = [
    "Counts",
    "EvaluationError",
    "Fact",
    "PostScore",
    "facts_of_gold",
    "facts_of_record",
    "overall",
    "score",
    "score_all",
    "score_post",
    "sum_counts",
]

"""Entity-level precision, recall and F1, as CoNLL scores them: class and both ends must agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nlp_reports.tagging.labels import mentions_of


@dataclass(frozen=True)
class Score:
    """Counts of one class or of all."""

    right: int
    proposed: int
    expected: int

    @property
    def precision(self) -> float:
        """Give the share of proposed mentions that are right."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """Give the share of expected mentions that are found."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * self.right / (self.proposed + self.expected) if self.proposed + self.expected else 0.0


def score_labels(pairs: Iterable[tuple[list[int], list[int]]]) -> dict[str, Score]:
    """Compare (proposed, expected) label sequences; give scores by class and, under `all`, the micro-average."""
    right: Counter[str] = Counter()
    proposed: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for found, gold in pairs:
        found_mentions, gold_mentions = set(mentions_of(found)), set(mentions_of(gold))
        for counter, mentions in (
            (right, found_mentions & gold_mentions),
            (proposed, found_mentions),
            (expected, gold_mentions),
        ):
            counter.update(name for _, _, name in mentions)
            counter["all"] += len(mentions)
    return {name: Score(right[name], proposed[name], expected[name]) for name in sorted(expected | proposed)}

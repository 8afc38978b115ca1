"""Score records against gold: hits, spurious and missed facts, precision, recall and F1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nlp_reports.evaluation.facts import Fact, facts_of_gold, facts_of_record
from nlp_reports.evaluation.matching import Match, any_spelling, exact, same_name, similar, spellings

# Kind of fact → how each of its values is compared.
MATCHES: dict[str, tuple[Match, ...]] = {
    "person": (same_name,),
    "role": (same_name, similar, similar),
    "organization": (similar,),
    "event": (exact,),
    "event_name": (similar,),
    "event_date": (exact, exact),
    "event_place": (similar,),
    "program": (same_name, similar),
    "award": (exact, same_name),
    "award_issuer": (exact, similar),
    "branch": (same_name, similar),
    "date": (exact, exact),
}
# Saying these twice is saying them once.
SAID_ONCE = frozenset({"person", "role", "organization", "date"})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts were found rightly, found wrongly, and not found."""

    hits: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the sum of both."""
        return Counts(self.hits + other.hits, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the facts found that are right; 0 where none was found."""
        return _share(self.hits, self.spurious)

    @property
    def recall(self) -> float:
        """Share of the gold facts that were found; 0 where there are none."""
        return _share(self.hits, self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / total if (total := 2 * self.hits + self.spurious + self.missed) else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A found fact and whether gold has it; None where gold leaves it open."""

    fact: Fact
    right: bool | None


@dataclass(frozen=True, slots=True)
class PostScore:
    """One post scored.

    Attributes:
        name: Path of the post within the gold folder, without its suffix: `dev/a03`.
        counts: For each kind of fact.
        outcomes: Every fact found.
        missed: Every gold fact that was not found.
        has_record: False where there was no record: all its gold facts are missed.
    """

    name: str
    counts: Mapping[str, Counts]
    outcomes: tuple[Outcome, ...]
    missed: tuple[Fact, ...]
    has_record: bool = True

    @property
    def total(self) -> Counts:
        """Counts over all kinds of fact."""
        return sum(self.counts.values(), Counts())


def score_post(name: str, gold: Mapping[str, Any], record: Mapping[str, Any] | None) -> PostScore:
    """Score one record, or the lack of one, against its gold.

    Gold that is `partial` settles some facts of a post only (a reviewer decided on them): of what is found, only what
    it names counts, be it as a fact or, under `rejected`, as none.
    """
    wanted, said = list(facts_of_gold(gold)), list(facts_of_record(record or {}))
    if gold.get("partial"):
        settled = [*wanted, *facts_of_gold(gold.get("rejected", {}))]
        said = [fact for fact in said if any(one.kind == fact.kind and agree(one, fact) for one in settled)]
    return score_facts(name, wanted, said, has_record=record is not None)


def score_facts(name: str, gold: Iterable[Fact], said: Iterable[Fact], *, has_record: bool = True) -> PostScore:
    """Score the facts that are said of a post against those of its gold."""
    wanted, found = _by_kind(gold), _by_kind(_without_repetition(said))
    counts: dict[str, Counts] = {}
    outcomes: list[Outcome] = []
    missed: list[Fact] = []
    for kind in MATCHES:
        judged, left = _judge(wanted[kind], found[kind])
        # An optional fact that was found is right, and still gains nothing.
        hits = len([fact for fact in wanted[kind] if not fact.optional]) - len(left)
        counts[kind] = Counts(hits, sum(outcome.right is False for outcome in judged), len(left))
        outcomes += judged
        missed += left
    return PostScore(name, counts, tuple(outcomes), tuple(missed), has_record)


def sum_counts(scores: Iterable[PostScore]) -> dict[str, Counts]:
    """Return the counts of many posts together, for each kind of fact."""
    together = dict.fromkeys(MATCHES, Counts())
    for score in scores:
        for kind, counts in score.counts.items():
            together[kind] += counts
    return together


def overall(scores: Iterable[PostScore]) -> Counts:
    """Return the counts over all kinds of fact and all posts: their F1 is the headline figure."""
    return sum((score.total for score in scores), Counts())


def agree(gold: Fact, found: Fact) -> bool:
    """Tell whether a found fact is the gold one."""
    if gold.kind == "role" and not spellings(gold.values[2]):
        # Gold that names no body leaves the body open.
        return _all_agree(gold, found, MATCHES["role"][:2])
    return _all_agree(gold, found, MATCHES[gold.kind])


def _all_agree(gold: Fact, found: Fact, matches: tuple[Callable[[str, str], bool], ...]) -> bool:
    return all(any_spelling(match, gold.values[at], found.values[at]) for at, match in enumerate(matches))


def _judge(wanted: list[Fact], found: list[Fact]) -> tuple[list[Outcome], list[Fact]]:
    """Give each found fact the first gold fact that is still free, certain ones before optional ones."""
    free = sorted(wanted, key=lambda fact: fact.optional)
    outcomes = []
    for fact in found:
        at = next((at for at, gold in enumerate(free) if agree(gold, fact)), None)
        if at is not None:
            del free[at]
            outcomes.append(Outcome(fact, True))
        else:
            known = any(gold.optional and agree(gold, fact) for gold in wanted)
            outcomes.append(Outcome(fact, None if known else False))
    return outcomes, [fact for fact in free if not fact.optional]


def _without_repetition(facts: Iterable[Fact]) -> Iterable[Fact]:
    seen: set[Fact] = set()
    for fact in facts:
        if fact.kind not in SAID_ONCE or fact not in seen:
            yield fact
        seen.add(fact)


def _by_kind(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    kinds: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        kinds[fact.kind].append(fact)
    return kinds


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0

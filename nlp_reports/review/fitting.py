"""Which fact of a post each decision is about, after the post may have been extracted anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_reports.review.decision import WHOLE_POST, Decision
from nlp_reports.review.facts import Fact

#: The decision applies as it was taken.
FITS = "fits"
#: The extraction now says something else at the place decided about.
REREAD = "reread"
#: The extraction finds the fact no more; the words still stand.
MISSING = "missing"
#: The words decided about stand there no more; the decision is kept and not applied.
WORDS_GONE = "words_gone"
#: The decision and the others do not make a valid record together; it is kept and not applied.
INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A decision with the fact that it is about (None where the extraction has none), and how it fits."""

    decision: Decision
    fact: Fact | None
    fit: str


def fit(text: str, facts: Sequence[Fact], decisions: Iterable[Decision]) -> list[Fitted]:
    """Find the fact that each decision is about: by its key, its content, or its place in the text.

    Args:
        text: The text of the post.
        facts: What the extraction says now.
        decisions: The standing decisions about the post.
    """
    fitted: list[Fitted] = []
    taken: set[str] = set()
    waiting = []
    by_key = {fact.key: fact for fact in facts}
    for decision in decisions:
        found = by_key.get(decision.fact)
        if found or decision.kind == WHOLE_POST:
            taken.add(found.key if found else "")
            fitted.append(Fitted(decision, found, FITS))
        else:
            waiting.append(decision)
    for same in (_same_content, _same_place):
        for decision in list(waiting):
            found = next((fact for fact in facts if fact.key not in taken and same(fact, decision)), None)
            if found:
                waiting.remove(decision)
                taken.add(found.key)
                agreed = same is _same_content or found.content == decision.says
                fitted.append(Fitted(decision, found, FITS if agreed else REREAD))
    fitted += [Fitted(decision, None, _without_fact(text, decision)) for decision in waiting]
    return fitted


def stand(text: str, evidence: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether the words of every place still stand there, and there is one."""
    places = tuple(evidence)
    return bool(places) and all(text[place["start"] : place["end"]] == place["text"] for place in places)


def _same_content(fact: Fact, decision: Decision) -> bool:
    return fact.kind == decision.kind and decision.action != "add" and fact.content == decision.was


def _same_place(fact: Fact, decision: Decision) -> bool:
    if fact.kind != decision.kind:
        return False
    if decision.action == "add" and fact.content != decision.becomes:  # another fact may well stand beside it
        return False
    return any(
        one["start"] < other["end"] and other["start"] < one["end"]
        for one in fact.evidence
        for other in decision.evidence
    )


def _without_fact(text: str, decision: Decision) -> str:
    if not stand(text, decision.evidence):
        return WORDS_GONE
    return FITS if decision.action == "add" else MISSING

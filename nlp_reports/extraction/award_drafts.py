"""Awards in the making, and which list of recipients goes with which award."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import PersonMention
from nlp_reports.extraction.words import Span

Group = list[RecipientDraft]


@dataclass(slots=True)
class AwardDraft:
    """An award in the making; `clause` and `verb` are kept where it is not yet known who received it."""

    phrase: AwardPhrase
    recipients: list[RecipientDraft] = field(default_factory=list)
    presenter: PersonMention | None = None
    reason: Span | None = None
    occasion: Span | None = None
    clause: Span | None = None
    verb: AwardVerb | None = None
    score: float = 0.85
    origin: str = "rule:award"
    alternatives: list[PersonMention] = field(default_factory=list)


def sharing(group: Group) -> Group:
    """Give the branch of a plural role to all whom the list after it names: «колхоздың механизаторлары X мен Y»."""
    for before, member in pairwise(group):
        if before.shares and member.branch_text is None:
            member.branch_text, member.branch_body, member.shares = before.branch_text, before.branch_body, True
    return group


def assigned(bundles: list[list[AwardPhrase]], groups: list[Group]) -> list[tuple[list[AwardPhrase], list[Group]]]:
    """Give each list of recipients to the awards before it where an award comes first, else to those after it."""
    if not groups or len(bundles) <= 1:
        return [(bundle, groups) for bundle in bundles]
    given: list[list[Group]] = [[] for _ in bundles]
    forward = bundles[0][0].span.start < groups[0][0].span.start
    for group in groups:
        at = group[0].span.start
        if forward:
            number = max(n for n, bundle in enumerate(bundles) if bundle[0].span.start < at)
        else:
            following = [n for n, bundle in enumerate(bundles) if bundle[0].span.start > at]
            number = following[0] if following else len(bundles) - 1
        given[number].append(group)
    # «грамотасымен 1-орын – X, 2-орын – Y марапатталды»: the award before the places is that of all who placed.
    if forward and not given[0] and all(phrase.kind == "place" for bundle in bundles[1:] for phrase in bundle):
        given[0] = groups
    if forward and not given[-1] and len(given[-2]) > 1:
        given[-1].append(given[-2].pop())
    return list(zip(bundles, given, strict=True))

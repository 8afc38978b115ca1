"""Clauses that part their awards between those told of together: «Жеңімпаздар дипломмен, ал ұстаздары хатпен …».

Each award has a part of the clause of its own, in which a noun of many or a list says who receives it.
"""

from __future__ import annotations

from itertools import pairwise

from nlp_reports.extraction.award_drafts import Group, assigned
from nlp_reports.extraction.award_groups import speaks_of_many
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span

Bundle = list[AwardPhrase]


def parted(
    context: Context, clause: Span, bundles: list[Bundle], wanted: list[Group]
) -> list[tuple[Bundle, list[Group], Span | None]]:
    """Give each list of recipients to its award, and to awards of those told of together the part that says who.

    Args:
        context: The post.
        clause: The clause up to its verb.
        bundles: The clause's awards, those given together in one.
        wanted: Lists of names in the case of those who receive.

    Returns:
        The awards, their recipients, and the part of the clause that speaks of them; None where it parts nothing.
    """
    parts = _parts(context, clause, bundles, wanted) if len(bundles) > 1 else []
    many = {
        n
        for n, part in enumerate(parts)
        if speaks_of_many(context, part) and not any(group[0].span.start in part for group in wanted)
    }
    named = assigned([bundle for n, bundle in enumerate(bundles) if n not in many], wanted)
    if not many or (not named and wanted):
        return [(bundle, groups, None) for bundle, groups in assigned(bundles, wanted)]
    lists = iter(named)
    return [(bundle, [], parts[n]) if n in many else (*next(lists), None) for n, bundle in enumerate(bundles)]


def _parts(context: Context, clause: Span, bundles: list[Bundle], wanted: list[Group]) -> list[Span]:
    """Cut a clause into a part for each bundle: before the award where the first receivers come before it."""
    starts = [min(phrase.start for phrase in bundle) for bundle in bundles]
    ends = [max(phrase.span.end for phrase in bundle) for bundle in bundles]
    lead = Span(clause.start, starts[0])
    if speaks_of_many(context, lead) or any(group[0].span.start in lead for group in wanted):
        cuts = [clause.start, *ends[:-1], clause.end]
    else:
        cuts = [clause.start, *starts[1:], clause.end]
    return [Span(start, max(start, end)) for start, end in pairwise(cuts)]

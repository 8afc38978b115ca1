"""People known by their role alone: «бөлім басшысы сөз алды» points at whoever holds that role in the post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.holders import Holders
from nlp_reports.extraction.people import PersonDraft
from nlp_reports.extraction.role_bodies import same_head
from nlp_reports.extraction.roles import RoleMention


def find_references(context: Context, people: Sequence[PersonDraft], holders: Holders) -> dict[int, list[RoleMention]]:
    """Return the roles without a name beside them, by the number of the person that each points at.

    A role that two people of the post hold points at none.
    """
    held: dict[str, list[tuple[int, RoleMention]]] = defaultdict(list)
    for number, person in enumerate(people):
        for mention in person.mentions:
            for role in holders.of.get(mention.span.start, ()):
                held[role.title].append((number, role))
    found: dict[int, list[RoleMention]] = defaultdict(list)
    for role in holders.loose:
        if role.plural:
            continue
        numbers = {number for number, known in held.get(role.title, ()) if _agree(context, role, known)}
        if len(numbers) == 1:
            found[numbers.pop()].append(role)
    return found


def _agree(context: Context, role: RoleMention, known: RoleMention) -> bool:
    """Tell whether the two can be one role: held in bodies of one head or places of one kind, or told of no body."""
    if known.span.start >= role.span.start or "former" in {role.status, known.status}:
        return False
    if role.body is not None and known.body is not None:
        named = not (role.body.bare or known.body.bare)
        return same_head(context, role.body, known.body) and not (named and role.body.kind != known.body.kind)
    if role.place is not None and known.place is not None:
        both = role.place.named and known.place.named
        return role.place.kind == known.place.kind and (not both or role.place.name == known.place.name)
    return role.body is None and role.place is None

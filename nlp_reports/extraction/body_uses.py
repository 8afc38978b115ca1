"""What a post's other facts refer to a body for: a role held there, an award, an event, another body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nlp_reports.extraction.organizations import BodyDraft, parent_of
from nlp_reports.extraction.role_bodies import APPOSED
from nlp_reports.extraction.roles import RoleMention

if TYPE_CHECKING:
    from nlp_reports.extraction.build import Found
    from nlp_reports.extraction.context import BodyMention, Context
    from nlp_reports.extraction.words import Span


def find_uses(context: Context, found: Found, bodies: Sequence[BodyDraft]) -> list[frozenset[str]]:
    """Return what each body is referred to for.

    `role` and `guessed` (a body told elsewhere) where somebody holds a role in it, `title` where a role without a
    holder names it, `issuer`, `recipient`, `branch`, `organizer`, `participant`, `place` of an event, `parent` of
    another body, `owned` by one.
    """
    by_span: dict[Span, set[str]] = defaultdict(set)
    for body, use in _referred(context, found):
        if body is not None:
            by_span[body.span].add(use)
    places = [event.place.span for event in found.events if event.place is not None]
    owners = [parent_of(draft, bodies, context) for draft in bodies]
    uses = []
    for draft, owner in zip(bodies, owners, strict=True):
        spans = [mention.span for mention in draft.mentions]
        own = {use for span in spans for use in by_span.get(span, ())}
        told = {
            "place": any(span.overlaps(place) for span in spans for place in places),
            "owned": owner is not None,
            "parent": any(owner is draft for owner in owners),
        }
        uses.append(frozenset(own | {use for use, true in told.items() if true}))
    return uses


def _referred(context: Context, found: Found) -> Iterator[tuple[BodyMention | None, str]]:
    """Yield every body that a fact refers to, and what for."""
    for roles in found.holders.of.values():
        for role in roles:
            inside = role.body is not None and role.span.start <= role.body.span.start
            yield role.body, "role" if inside or role.score >= APPOSED else "guessed"
    for role in context.roles.values():
        if isinstance(role, RoleMention):
            yield role.body, "title"
    for award in found.awards:
        yield award.phrase.issuer_body, "issuer"
        if award.phrase.issuer_role is not None:
            yield award.phrase.issuer_role.body, "issuer"
        for recipient in award.recipients:
            yield recipient.body, "recipient"
            yield recipient.branch_body, "branch"
    for part in found.participation:
        for body in part.organizers:
            yield body, "organizer"
        for body in part.bodies.values():
            yield body, "participant"

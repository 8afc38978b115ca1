"""Roles whose own words do not say where they are held: the body is taken from what the post named before."""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.titles import possessive

_GUESSED = 0.55
_UNITS = frozenset({"department"})


def settle_roles(context: Context) -> dict[int, RoleMention]:
    """Return every role by its last word, each with the body that it is held in where the post tells it.

    Bodies that only a role names («Әділет министрі» heads the ministry) join the bodies of the post.
    """
    roles = {}
    for i in range(len(context.words)):
        role = role_ending(context, i)
        if role is not None:
            roles[i] = role
    named = [body for body in context.bodies if not body.bare or body.short]
    known = {body.span for body in context.bodies}
    new = [role.body for role in roles.values() if role.body is not None and role.body.span not in known]
    if new:
        context.bodies = sorted([*context.bodies, *new], key=lambda body: (body.span.start, body.span.end))
        named += [body for body in new if not body.bare]
    named.sort(key=lambda body: body.span.start)
    for end, role in roles.items():
        context.roles[end] = roles[end] = _settled(context, role, named)
    return roles


def _settled(context: Context, role: RoleMention, named: list[BodyMention]) -> RoleMention:
    if role.trait or role.place is not None:
        return role
    body = role.body
    if body is not None and body.bare and not body.short and body.kind in _UNITS:
        if any(same_head(other, body) for other in named):
            return role
        outer = _nearest(named, role, ())
        if outer is None:
            return role
        text = f"{body.head} {possessive(role.title)}" if body.ending.possession is None else role.title
        return replace(role, body=outer, title=text, score=_GUESSED)
    if body is None:
        homes = context.lexicon.data["roles"].get("homes", {}).get(role.lemma)
        guess = _nearest(named, role, homes) if homes else None
        if guess is not None:
            return replace(role, body=guess, score=min(role.score, _GUESSED))
    return role


def same_head(a: BodyMention, b: BodyMention) -> bool:
    """Tell whether two bodies share the last word of their head."""
    return a.head.split()[-1] == b.head.split()[-1]


def _nearest(named: list[BodyMention], role: RoleMention, homes: object) -> BodyMention | None:
    """Return the body named last before the role whose kind or head is among `homes` (any, where that is empty)."""
    wanted = frozenset(homes) if isinstance(homes, list) else frozenset()
    best = None
    for body in named:
        if body.span.start >= role.span.start:
            break
        fits = not wanted or body.kind in wanted or body.head in wanted
        if fits and not body.ending.plural:
            best = body
    return best

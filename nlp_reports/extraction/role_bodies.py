"""Roles whose own words do not say where they are held: the body is taken from what the post named before."""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.organizations import head_word
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.title_words import possessive
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_GUESSED = 0.55
APPOSED = 0.85
_OPENING = frozenset("(,–—-:")
_SCHOOLS = ["school"]
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
        context.roles[end] = roles[end] = _settled(context, _listed(context, role, roles), named)
    return roles


def _settled(context: Context, role: RoleMention, named: list[BodyMention]) -> RoleMention:
    if role.trait or role.place is not None:
        return role
    body = role.body
    if body is not None and body.bare and not body.short:
        if any(same_head(context, other, body) for other in named):
            return role
        generic = body.head in context.lexicon.data["bodies_rules"]["generic"]
        outer = _nearest(named, role, [] if generic or body.kind in _UNITS else [body.kind])
        if outer is None:
            return role
        if generic or body.kind not in _UNITS:
            return replace(role, body=outer, score=_GUESSED)
        text = f"{body.head} {possessive(role.title)}" if body.ending.possession is None else role.title
        return replace(role, body=outer, title=text, score=_GUESSED)
    if body is None:
        apposed = _apposed(context, role)
        if apposed is not None:
            return replace(role, body=apposed, score=APPOSED)
        known = context.lexicon.data["roles"].get("homes", {})
        homes = known.get(role.lemma) or known.get(_principal(role))
        guess = _nearest(named, role, homes) if homes else None
        guess = guess or (_possessor(context, role) if homes != _SCHOOLS else None)
        if guess is not None:
            return replace(role, body=guess, score=min(role.score, _GUESSED))
    return role


def _principal(role: RoleMention) -> str:
    """Return the head whom a deputy stands in for: «директор» of «директордың орынбасары»."""
    first, *others = role.title.split()
    return fold(nominative(first)) if others and others[-1] == "орынбасары" else ""


def _listed(context: Context, role: RoleMention, roles: dict[int, RoleMention]) -> RoleMention:
    """Give a bodiless role the locative body of the one listed before it: «институтта лаборант, аға маман болды»."""
    first = role.span.start
    before = roles.get(first - 2) if first > 1 and context.words[first - 1].text == "," else None
    lone = role.body is None and role.place is None and not role.possessed and not role.trait
    if before is None or not lone or before.body is None or before.body.ending.case is not Case.LOC:
        return role
    return replace(role, body=before.body, score=min(role.score, before.score))


def _apposed(context: Context, role: RoleMention) -> BodyMention | None:
    """Return the body that the role is apposed to: «… ансамблі (жетекшісі – …)», «… командасы (бапкер …)»."""
    first = role.span.start
    if first < 2 or context.words[first - 1].text not in (_OPENING if role.possessed else "("):
        return None
    body = context.body_ending(first - 2)
    if body is None or body.ending.plural:
        return None
    return body if body.ending.case is Case.NOM or context.words[first - 1].text == "(" else None


def _possessor(context: Context, role: RoleMention) -> BodyMention | None:
    """Return the body named last before a possessed title that names no possessor: «…, оның директоры …»."""
    words = context.words
    more = role.span.end - role.span.start - len(role.title.split())
    bare = more <= 0 or (more == 1 and words[role.span.start].pos != "NOUN")
    if not role.possessed or not bare or role.lemma not in context.lexicon.data["roles"]["posts"]["words"]:
        return None
    sentence = words.sentence_of(role.span.start)
    low = sentence.start
    if sentence.start and words[sentence.start - 1].line == words[sentence.start].line:
        low = words.sentence_of(sentence.start - 1).start
    for i in range(role.span.start - 1, low - 1, -1):
        body = context.body_ending(i)
        if body is not None and not body.ending.plural:
            return body
    return None


def same_head(context: Context, a: BodyMention, b: BodyMention) -> bool:
    """Tell whether two bodies share the last word of their head, a legal form counted as the word it stands for."""
    one, other = head_word(context, a), head_word(context, b)
    return one == other or other in one.split("-")


def _nearest(named: list[BodyMention], role: RoleMention, homes: object) -> BodyMention | None:
    """Return the body named most before the role, the last of several; of a kind or head in `homes` where given."""
    wanted = frozenset(homes) if isinstance(homes, list) else frozenset()
    before: dict[str, list[BodyMention]] = {}
    for body in named:
        if body.span.start >= role.span.start:
            break
        fits = not wanted or body.kind in wanted or body.head in wanted
        if fits and not body.ending.plural:
            before.setdefault(body.quoted or body.name, []).append(body)
    if not before:
        return None
    return max(before.values(), key=lambda found: (len(found), found[-1].span.start))[-1]

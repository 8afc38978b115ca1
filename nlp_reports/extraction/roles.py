"""Roles as they stand: the title at the end of a noun phrase, its ranks, the body or place it is held in.

A role is an izafet chain, `[body + genitive] [unit + possessive + genitive] [title + possessive]`, before the
name («бөлімінің меңгерушісі Айгүл …»), after it («Айгүл …, бөлімінің меңгерушісі»), or as the predicate.
"""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import BodyMention, Context, PlaceMention
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_DEPUTY = "орынбасар"
_OWNERS = frozenset(
    {"орынбасар", "көмекші", "кеңесші", "міндетін атқарушы", "баспасөз хатшысы", "өкіл", "хатшы", "уәкіл"}
)
_ACTING = "міндетін атқарушы"


@dataclass(slots=True, frozen=True)
class RoleMention:
    """A role as it stands: title in the nominative, where it is held, status, and the words."""

    span: Span
    title: str
    body: BodyMention | None
    place: PlaceMention | None
    status: str
    ending_case: Case
    plural: bool
    possessed: bool
    trait: bool
    score: float
    origin: str


def role_ending(context: Context, i: int) -> RoleMention | None:
    """Return the role whose title's last word is the word `i`, with all that belongs to it on the left."""
    words, lexicon = context.words, context.lexicon
    hit = lexicon.match("roles", words.folds, i)
    if hit is None or context.person_at(i) is not None:
        return None
    start = i - hit.length + 1
    title = hit.entry.lemma
    start, title, possessed = _owner(context, start, title, hit)
    start, title = _ranks(context, start, title)
    start, status = _status(context, start)
    body, place, start = _held_in(context, start, possessed=possessed, head=i)
    if body is None and place is None and status == "current":
        start, status = _status(context, start)
    return RoleMention(
        Span(start, i + 1),
        title,
        body,
        place,
        "acting" if _ACTING in title else status,
        hit.ending.case,
        hit.ending.plural,
        possessed,
        hit.entry.group == "traits",
        0.9 if body or place or hit.entry.group == "posts" else 0.75,
        "rule:role",
    )


def _owner(context: Context, start: int, title: str, hit: Hit) -> tuple[int, str, bool]:
    """Join a deputy, aide or acting holder with the title that it is the deputy of: «әкімінің орынбасары»."""
    words, lexicon = context.words, context.lexicon
    possessed = hit.ending.possession is not None or title.split()[-1] not in {hit.entry.lemma.split()[-1]}
    if title not in _OWNERS or start == 0:
        return start, title, possessed or hit.ending.possession is not None
    at = start - 1
    for back in range(at, max(-1, at - 9), -1):
        word = words[back]
        if (word.punct and word.text not in "-–") or word.line != words[start].line:
            break
        if word.fold in {"бирынши", "биринши"}:
            continue
        owner = lexicon.match("roles", words.folds, back)
        if owner is None or owner.entry.lemma in _OWNERS:
            if back == at and lexicon.match("bodies", words.folds, back):
                break
            continue
        if owner.ending.case not in {Case.GEN, Case.NOM}:
            break
        if back != at and words[start - 1].fold not in {"жониндеги", "бойынша", "биринши"}:
            break
        joined = _genitive(owner.entry.lemma) if owner.ending.case is Case.GEN else owner.entry.lemma
        first = "бірінші " if words[start - 1].fold == "биринши" else ""
        head = back - owner.length + 1
        head, ranked = _ranks(context, head, joined)
        return head, f"{ranked} {first}{title}", owner.ending.possession is not None or True
    return start, title, hit.ending.possession is not None


def _genitive(lemma: str) -> str:
    from nlp_reports.language.morphology import decline

    return decline(lemma, Case.GEN)


def _ranks(context: Context, start: int, title: str) -> tuple[int, str]:
    ranks = context.lexicon.words("roles", "ranks")
    words = context.words
    while start > 0 and words[start - 1].fold in ranks and words[start - 1].line == words[start].line:
        before = words[start - 1]
        if before.fold in context.lexicon.words("bodies_rules", "levels"):
            break
        title = f"{before.text.lower()} {title}"
        start -= 1
    return start, title


def _status(context: Context, start: int) -> tuple[int, str]:
    words = context.words
    if start == 0:
        return start, "current"
    before = words[start - 1].fold
    for status in context.lexicon.data["roles"]["status"]:
        if before in context.lexicon.words("roles", "status", status) and status != "acting":
            return start - 1, status
    return start, "current"


def _held_in(
    context: Context, start: int, *, possessed: bool, head: int
) -> tuple[BodyMention | None, PlaceMention | None, int]:
    """Return the body or place right before the title, and where the role's words begin."""
    if start == 0:
        return None, None, start
    at = start - 1
    if context.words[at].text == "-" and at:
        at -= 1
    body = context.body_ending(at)
    if body is not None and body.ending.case in {Case.NOM, Case.GEN} and not body.ending.plural:
        return body, None, body.span.start
    place = context.place_ending(at)
    if place is not None and place.ending.case in {Case.NOM, Case.GEN}:
        return None, place, place.span.start
    if possessed:
        body = _ministry(context, start, head)
        if body is not None:
            return body, None, body.span.start
    return None, None, start


def _ministry(context: Context, start: int, head: int) -> BodyMention | None:
    """Read «ҚР Білім және ғылым министрі» as the head of the ministry that its words name."""
    stems = context.lexicon.data["roles"].get("heads_of", {})
    hit = context.lexicon.match("roles", context.words.folds, head)
    if hit is None or hit.entry.lemma not in stems:
        return None
    first = phrase_start(context, start, possessed=True, kind="ministry")
    if first == start:
        return None
    noun = stems[hit.entry.lemma]
    before = context.words.span_text(Span(first, start))
    ending = hit.ending._replace(case=Case.NOM, possession="3")
    return BodyMention(Span(first, head + 1), f"{before} {noun}", noun, "ministry", ending, False, 0.7, "rule:ministry")

"""Roles as they stand: the title at the end of a noun phrase and the body or place that it is held in.

A role is an izafet chain, `[body + genitive] [unit + possessive + genitive] [title + possessive]`, before the
name («бөлімінің меңгерушісі Айгүл …»), after it («Айгүл …, бөлімінің меңгерушісі»), or as the predicate.
"""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import BodyMention, Context, PlaceMention
from nlp_reports.extraction.role_holders import OWNING, held_in, outer_body, tagged_holder
from nlp_reports.extraction.title_words import Title, position_at, possessive
from nlp_reports.extraction.titles import title_ending
from nlp_reports.extraction.words import OPENING, Span
from nlp_reports.language.morphology import Case

_NO_ROLE = frozenset({"traits"})


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
    lemma: str = ""


def role_ending(context: Context, i: int) -> RoleMention | None:
    """Return the role whose title's last word is the word `i`, with all that belongs to it on the left."""
    if i not in context.roles:
        context.roles[i] = _role_ending(context, i)
    found = context.roles[i]
    return found if isinstance(found, RoleMention) else None


def _role_ending(context: Context, i: int) -> RoleMention | None:
    title = title_ending(context, i)
    if title is None or _labels(context, i):
        return None
    start, status = _attributes(context, title.start)
    body, place, first = held_in(context, title, start)
    if body is None and place is None:
        body, place, tagged = tagged_holder(context, title, start)
        first = first if body is None and place is None else tagged
    if title.group == "owners" and (body is None or not title.possessed or title.plural):
        return None
    text = title.text
    if body is not None and _is_unit_word(context, body, title):
        outer, outer_start = outer_body(context, body)
        if outer is not None:
            text = f"{context.words.span_text(body.span).lower()} {possessive(text)}"
            body, first = outer, outer_start
    first = _chain_start(context, first)
    contested = title.lemma.endswith(("чемпион", "чемпионы", "шебері", "лауреат", "рекордшы"))
    if contested and first and context.words[first - 1].case in {Case.ABL, Case.DAT}:
        first -= context.words[first - 1].line == context.words[first].line
    first, status = _attributes(context, first, status)
    trait = title.group in _NO_ROLE
    score = 0.9 if body or place else 0.8 if title.known else 0.65
    origin = "rule:role" if title.known else _origin(context, i)
    return RoleMention(
        Span(first, i + 1), text, body, place, "acting" if title.acting else status, title.case, title.plural,
        title.possessed, trait, score, origin, title.lemma,
    )  # fmt: skip


def _origin(context: Context, i: int) -> str:
    """Tell where a title in no list comes from: the tagger, or how nouns of persons end."""
    return "model:kk_tagger" if position_at(context, i) is not None else "rule:role-unlisted"


def _labels(context: Context, i: int) -> bool:
    """Tell whether the word labels the speaker of an item, which is no office: «Баяндамашы: …»."""
    words = context.words
    return (
        i + 1 < len(words)
        and words[i + 1].text == ":"
        and words[i].fold in context.lexicon.words("program", "speaker_labels")
    )


def _chain_start(context: Context, first: int) -> int:
    """Return where the bodies and places begin that own the body of the role: the whole izafet chain is its words."""
    while first > 0:
        body, place = context.body_ending(first - 1), context.place_ending(first - 1)
        owner = body or place
        if owner is None or owner.ending.case not in OWNING or owner.ending.plural or owner.span.end != first:
            break
        if context.words[owner.span.start].line != context.words[first].line:
            break
        if body is not None and body.ending.case is Case.NOM and body.kind != "party" and _begins_anew(context, first):
            break  # «№5 мектеп / аудандық бөлім басшысының дипломымен»
        quoted = context.words[owner.span.start].text in OPENING and owner.ending.case is Case.NOM
        if quoted and context.place_ending(first) is not None:
            break  # «Шаттық» ансамблі / аудан әкімінің дипломымен
        first = owner.span.start
    return first


def _begins_anew(context: Context, i: int) -> bool:
    """Tell whether the word is an adjective of level, with which the name of a body begins."""
    return context.words[i].fold in context.lexicon.words("bodies_rules", "levels")


def _attributes(context: Context, start: int, status: str = "current") -> tuple[int, str]:
    """Step over words that say how the role is held («бұрынғы», «жаңа») or praise its holder («белгілі»)."""
    words, lexicon = context.words, context.lexicon
    praise = lexicon.words("roles", "praise", "words")
    while start > 0 and words[start - 1].line == words[min(start, len(words) - 1)].line:
        fold = words[start - 1].fold
        if fold in lexicon.words("roles", "grades", "words") and start > 1:
            start -= 2
            continue
        told = next((s for s in ("former", "new", "honorary") if fold in lexicon.words("roles", "status", s)), None)
        if told is None and fold not in praise:
            break
        status = told or status
        start -= 1
    return start, status


def _is_unit_word(context: Context, body: BodyMention, title: Title) -> bool:
    """Tell whether the body is a bare unit right before the title: «бөлім басшысы»."""
    plain = body.bare and body.ending.possession is None and body.ending.case is Case.NOM
    return plain and body.span.end == title.start and title.possessed

"""Roles as what a sentence says of someone: «X … директоры болып тағайындалды», «2010 жылдан – … басшысы»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.roles import RoleMention
from nlp_reports.extraction.titles import OFFICES
from nlp_reports.extraction.words import DASHES, Span
from nlp_reports.language.morphology import Case
from nlp_reports.language.numerals import is_numeral

_JOINING = frozenset({",", "әрі", "және", "–", "—", "-"})
_ENDS = frozenset({".", "!", "…", ";"})
_FAR = 4
_VERB_REACH = 16
_PRESENTING = ("таныстыр",)
_BESIDES = frozenset(
    {"жылдары", "жылдан", "дейин", "кейин", "кейиннен", "рет", "марте", "сонын", "алдында", "оган", "одан", "сол"}
)
_NOW = frozenset({"бугин", "казир", "енди", "бугинде", "казиргиде"})
_DUTIES = frozenset({"миндетин", "миндеттерин", "кызметин"})


def find_predicates(
    context: Context, roles: Mapping[int, RoleMention], people: Sequence[PersonMention]
) -> Iterator[tuple[PersonMention, RoleMention]]:
    """Yield who is said to hold, to have held or to be given which role.

    Args:
        context: the post, its people found.
        roles: roles that no name stands beside, by their last word.
        people: mentions of people in order.
    """
    by_sentence: dict[int, list[PersonMention]] = {}
    for mention in people:
        by_sentence.setdefault(context.words.sentence_of(mention.span.start).start, []).append(mention)
    stated_in: dict[int, list[RoleMention]] = {}
    for role in roles.values():
        stated_in.setdefault(context.words.sentence_of(role.span.end - 1).start, []).append(role)
    topic: PersonMention | None = None
    age = _FAR
    for sentence in context.words.sentences:
        here = by_sentence.get(sentence.start, [])
        stated = stated_in.get(sentence.start, [])
        for role in _predicated(context, sentence, stated):
            subject = _subject(context, sentence, here, role)
            if subject is None and age < _FAR and not any(person.case == "Nom" for person in here):
                subject = topic
            if subject is not None:
                yield subject, _with_status(context, sentence, role)
        named = [person for person in here if person.case in {"Nom", "Gen"}]
        if topic is not None and _introduces(context, sentence):
            continue
        if named:
            topic, age = named[0] if named[0].case == "Nom" else named[-1], 0
        else:
            age = 0 if topic is not None and stated else age + 1


def _introduces(context: Context, sentence: Span) -> bool:
    """Tell whether somebody presents whom the post is about, who stays its topic: «ұжымға … таныстырды»."""
    return any(context.words[i].fold.startswith(_PRESENTING) for i in range(sentence.start, sentence.end))


def _predicated(context: Context, sentence: Span, roles: list[RoleMention]) -> list[RoleMention]:
    """Return the roles that the sentence predicates, those listed before a predicated one too."""
    chosen: list[RoleMention] = []
    chain: list[RoleMention] = []
    for role in sorted(roles, key=lambda item: -item.span.end):
        nominative = role.ending_case is Case.NOM and not role.plural
        if chain and nominative and _only_joins(context, role.span.end, chain[-1].span.start):
            chain.append(role)
            continue
        chosen += _accepted(context, sentence, chain)
        chain = [role]
    chosen += _accepted(context, sentence, chain)
    return chosen[::-1]


def _accepted(context: Context, sentence: Span, chain: list[RoleMention]) -> list[RoleMention]:
    """Return a list of roles, last first, that its last member predicates or that makes up a sentence with no verb."""
    if not chain:
        return []
    if _links(context, chain[0], sentence) or _stands_alone(context, chain, sentence):
        return chain
    return []


def _only_joins(context: Context, start: int, end: int) -> bool:
    """Tell whether nothing but commas, conjunctions and dates stands between two listed roles."""
    words = context.words
    if end - start > 12 or start >= end:
        return False
    return words[start].text in _JOINING and all(
        words[i].text in _JOINING
        or context.dated_at(i) is not None
        or words[i].fold in _BESIDES
        or is_numeral(words[i].text)
        for i in range(start, end)
    )


def _links(context: Context, role: RoleMention, sentence: Span) -> bool:
    """Tell whether the word after the role makes it a predicate: «болып», «лауазымына», «қызметін»."""
    end = role.span.end
    if end >= sentence.end or role.plural:
        return False
    link = context.words[end].fold
    if context.words[end - 1].fold.endswith(OFFICES):
        given = context.lexicon.words("roles", "appointment", "words")
        return any(context.words[i].fold in given for i in range(end, min(sentence.end, end + _VERB_REACH)))
    if role.ending_case is Case.GEN:
        return link in {"миндетин", "миндеттерин"}
    return role.ending_case is Case.NOM and link in context.lexicon.words("roles", "appointment", "links")


def _stands_alone(context: Context, chain: list[RoleMention], sentence: Span) -> bool:
    """Tell whether the roles close a sentence that has no verb: «2010 жылдан – … төрағасы.», «… докторы.»."""
    words, end = context.words, chain[0].span.end
    if any(role.ending_case is not Case.NOM or role.plural for role in chain):
        return False
    closes = end >= sentence.end or (words[end].text in _ENDS and end + 1 >= sentence.end)
    closes = closes or (end + 1 < len(words) and words[end].text == "," and words[end + 1].fold == "ал")
    if not closes:
        return False
    before = chain[-1].span.start - 1
    if before >= sentence.start and words[before].fold in _NOW:
        return True
    while before > sentence.start and words[before].fold in context.lexicon.words("event_dates", "bounds"):
        before -= 1
    opens = before < sentence.start or words[before].text in DASHES
    return opens or context.dated_at(before) is not None


def _subject(context: Context, sentence: Span, here: list[PersonMention], role: RoleMention) -> PersonMention | None:
    """Return the person that the predicate is about: right after «болып», else the nearest nominative before."""
    words = context.words
    end = role.span.end
    after = next((p for p in here if p.span.start == end + 1 and p.case in {"Nom", "Acc"}), None)
    if after is not None:
        return after
    if (holder := _discharging(context, sentence, here, end)) is not None:
        return holder
    before = [p for p in here if p.span.end <= role.span.start and p.case in {"Nom", "Acc"}]
    if before:
        return before[-1]
    following = [p for p in here if p.span.start > end and p.case == "Nom"]
    linked = end < sentence.end and (words[end].fold == "болып" or words[end - 1].fold.endswith(OFFICES))
    return following[0] if linked and following else None


def _discharging(context: Context, sentence: Span, here: list[PersonMention], end: int) -> PersonMention | None:
    """Return who stands between an office and the verb of holding it: «төраға міндетін Айгүл … атқарып келеді»."""
    words = context.words
    if end >= sentence.end or words[end].fold not in _DUTIES:
        return None
    last = min(sentence.end, end + _VERB_REACH)
    verb = next((i for i in range(end + 1, last) if words[i].fold.startswith("аткар")), end)
    return next((p for p in here if end < p.span.start < verb and p.case == "Nom"), None)


def _with_status(context: Context, sentence: Span, role: RoleMention) -> RoleMention:
    """Read from the sentence's verb whether the role is new, past or held for the time being."""
    rest = {context.words[i].fold for i in range(role.span.end, sentence.end)}
    lexicon = context.lexicon
    acting = role.span.end < sentence.end and context.words[role.span.end].fold in {"миндетин", "миндеттерин"}
    if role.ending_case is Case.GEN or acting:
        return replace(role, status="acting", ending_case=Case.NOM)
    if rest & lexicon.words("roles", "appointment", "release"):
        return replace(role, status="former")
    if rest & lexicon.words("roles", "appointment", "words") and role.status != "former":
        return replace(role, status="new")
    if rest & lexicon.words("roles", "appointment", "past"):
        return replace(role, status="former")
    return role

"""Who holds which role: titles before a name, after it, and as the predicate of its sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_DASHES = frozenset("-–—")
_BETWEEN = frozenset({",", "әрі", "және", "мен", "пен", "бен"})
_REACH = 24


@dataclass(slots=True)
class Holders:
    """Roles of every person's mention, by the mention's first word, and the roles that no one was found for."""

    of: dict[int, list[RoleMention]] = field(default_factory=lambda: defaultdict(list))
    loose: list[RoleMention] = field(default_factory=list)


def find_holders(context: Context) -> Holders:
    """Find every role in the words and join each with those who hold it."""
    roles = {role.span.end - 1: role for i in range(len(context.words)) if (role := role_ending(context, i))}
    holders = Holders()
    used: set[int] = set()
    people = sorted(context.people, key=lambda mention: mention.span.start)
    for mention in people:
        _before(context, mention, roles, holders, used)
    for mention in people:
        _after(context, mention, roles, holders, used)
    for mention in people:
        _predicate(context, mention, roles, holders, used)
    _share(context, people, holders)
    holders.loose = [role for end, role in roles.items() if end not in used]
    return holders


def _give(holders: Holders, used: set[int], mention: PersonMention, role: RoleMention) -> None:
    used.add(role.span.end - 1)
    if role not in holders.of[mention.span.start]:
        holders.of[mention.span.start].append(role)


def _before(
    context: Context, mention: PersonMention, roles: dict[int, RoleMention], holders: Holders, used: set[int]
) -> None:
    words = context.words
    at = mention.span.start - 1
    if at < 0 or words[at].line != words[mention.span.start].line:
        return
    if words[at].text in _DASHES or words[at].text == ":":
        at -= 1
        role = roles.get(at)
        if role is None or at in used or role.ending_case is not Case.NOM or not _opens(context, role.span.start):
            return
    elif words[at].fold in {"м.а", "м.а.", "и.о.", "у.м.а."} and at:
        at -= 1
    while at >= 0:
        role = roles.get(at)
        if role is None or role.ending_case is not Case.NOM or words[at].line != words[mention.span.start].line:
            return
        _give(holders, used, mention, role)
        at = role.span.start - 1
        if at < 1 or words[at].text not in {",", "әрі", "және"}:
            return
        at -= 1
        if context.person_at(at) is not None or at in used:
            return


def _opens(context: Context, i: int) -> bool:
    """Tell whether the words from `i` on open a sentence, a bracket or a clause."""
    before = context.words[i - 1].text if i else ""
    return i == 0 or before in "(,;•–—-." or context.words[i - 1].line != context.words[i].line or not before


def _after(
    context: Context, mention: PersonMention, roles: dict[int, RoleMention], holders: Holders, used: set[int]
) -> None:
    words = context.words
    at = mention.span.end
    if at >= len(words) or words[at].line != words[at - 1].line:
        return
    mark = words[at].text
    if mark not in {",", "(", "есімді", "деген"} and mark not in _DASHES:
        return
    role = _role_from(context, at + 1, roles, used)
    while role is not None:
        end = role.span.end
        following = words[end] if end < len(words) else None
        next_person = context.person_starting(end)
        if next_person is not None and mark not in {"(", "есімді"}:
            return
        if role.ending_case is not Case.NOM and mark != "есімді":
            return
        if mark == "," and following is not None and not following.punct and following.line == words[end - 1].line:
            return
        _give(holders, used, mention, role)
        if following is None or following.text not in {",", "әрі", "және"} or mark == ",":
            return
        role = _role_from(context, end + 1, roles, used)


def _role_from(context: Context, start: int, roles: dict[int, RoleMention], used: set[int]) -> RoleMention | None:
    """Return the role whose words begin at `start`, the longest there is."""
    words = context.words
    best = None
    for end in range(start, min(start + _REACH, len(words))):
        if words[end].line != words[start - 1].line or context.person_at(end) is not None:
            break
        role = roles.get(end)
        if role is not None and end not in used and role.span.start <= start:
            best = role
    return best


def _predicate(
    context: Context, mention: PersonMention, roles: dict[int, RoleMention], holders: Holders, used: set[int]
) -> None:
    """Read «X … директоры болып тағайындалды», «… төрағасы болып X сайланды», «… лауазымына тағайындалды»."""
    words = context.words
    sentence = words.sentence_of(mention.span.start)
    given = context.lexicon.words("roles", "appointment", "words")
    if mention.case != "Nom" or words.next_of(given, mention.span.end) >= sentence.end:
        return
    for end in range(sentence.start, sentence.end):
        role = roles.get(end)
        if role is None or end in used or end + 1 >= sentence.end:
            continue
        link = words[end + 1].fold
        if link not in {"болып", "лауазымына", "кызметине", "болды", "болган", "кызметин"}:
            continue
        subject = _subject(context, sentence, role)
        if subject is not None and subject.span == mention.span:
            _give(holders, used, mention, role)


def _subject(context: Context, sentence: Span, role: RoleMention) -> PersonMention | None:
    """Return the nominative person that the predicate is about: right after «болып», else the nearest before."""
    here = [p for p in context.people if p.span.start in sentence and p.case == "Nom"]
    after = next((p for p in here if p.span.start == role.span.end + 1), None)
    if after is not None:
        return after
    before = [p for p in here if p.span.end <= role.span.start]
    return before[-1] if before else None


def _share(context: Context, people: list[PersonMention], holders: Holders) -> None:
    """Give a plural role to all whom the list after it names: «мүшелері X, Y пен Z»."""
    for index, mention in enumerate(people):
        plural = [role for role in holders.of.get(mention.span.start, ()) if role.plural]
        if not plural:
            continue
        last = mention
        for following in people[index + 1 :]:
            between = [context.words[i] for i in range(last.span.end, following.span.start)]
            if not between or any(word.fold not in _BETWEEN for word in between) or len(between) > 2:
                break
            if following.span.start in holders.of:
                break
            holders.of[following.span.start].extend(plural)
            last = following

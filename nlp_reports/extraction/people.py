"""One entry per person: mentions in every form joined, two people never joined on a surname alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nlp_reports.extraction.context import PersonMention
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.names import NameParts

_LONG = 7


@dataclass(slots=True)
class PersonDraft:
    """A person in the making: all mentions, the fullest first known."""

    mentions: list[PersonMention] = field(default_factory=list)

    @property
    def best(self) -> PersonMention:
        """The mention that gives the name: most parts, then the earliest."""
        return max(self.mentions, key=lambda mention: (_weight(mention.parts), -mention.span.start))

    @property
    def parts(self) -> NameParts:
        """The name as all mentions tell it: a surname that only another mention gives stands after the given name."""
        parts = self.best.parts
        others = [mention.parts for mention in self.mentions if mention.parts.surname and mention.parts.initials]
        single = (parts.given is None) != (parts.surname is None)
        if not (parts.patronymic and single and others) or parts.initials:
            return parts
        given, surname = parts.given or parts.surname, others[0].surname
        if surname in {parts.surname, parts.patronymic}:
            return parts
        return replace(parts, given=given, surname=surname, full=f"{parts.full} {surname}")

    @property
    def confidence(self) -> float:
        """How sure it is that this is a person: the surest mention."""
        return max(mention.score for mention in self.mentions)


def numbers_of(people: Sequence[PersonDraft]) -> dict[Span, int]:
    """Return which of the people a mention is of, by its words."""
    return {mention.span: number for number, person in enumerate(people) for mention in person.mentions}


def _weight(parts: NameParts) -> float:
    return (
        2.0 * bool(parts.surname)
        + 2.0 * bool(parts.given)
        + 1.5 * bool(parts.patronymic)
        + 0.5 * bool(parts.initials)
        + 0.01 * len(parts.full)
    )


def resolve_people(mentions: list[PersonMention], stretches: Sequence[int] = ()) -> list[PersonDraft]:
    """Join mentions of the same person, fullest forms first; returns people in order of first mention.

    Args:
        mentions: The mentions of a post.
        stretches: For each word the number of the stretch of text in which a person is named in full only once; empty
            where that is not known.
    """
    people: list[PersonDraft] = []
    named: dict[str, set[int]] = defaultdict(set)
    for mention in sorted(mentions, key=lambda m: (-_weight(m.parts), m.span.start)):
        # Whole names are linked by two words that they share, short ones by one: only those need be compared.
        words, pairs, openings = _name_words(mention.parts), _pairs(mention.parts), _openings(mention.parts)
        asked = pairs | openings if pairs else words | openings
        numbers = sorted({number for key in asked for number in named.get(key, ())})
        matches = [
            people[number]
            for number in numbers
            if _same(people[number], mention) and not (stretches and _beside(people[number], mention, stretches))
        ]
        exact = [person for person in matches if any(_key(m) == _key(mention) for m in person.mentions)]
        choice = exact or matches
        if len(choice) > 1 and not exact:
            choice = [_nearest(choice, mention)]
        if not choice:
            people.append(PersonDraft())
            numbers = [len(people) - 1]
        number = next(number for number in numbers if not choice or people[number] is choice[0])
        people[number].mentions.append(mention)
        for key in words | pairs | openings | _prefixes(mention.parts):
            named[key].add(number)
    for person in people:
        person.mentions.sort(key=lambda m: m.span.start)
    return sorted(people, key=lambda person: person.mentions[0].span.start)


def _beside(person: PersonDraft, mention: PersonMention, stretches: Sequence[int]) -> bool:
    """Tell whether the person stands in the same list under another whole name: «Мадина Серікқызы, Мадина Ким»."""
    new = _long_words(mention.parts)
    for known in person.mentions:
        words = _long_words(known.parts)
        if stretches[known.span.start] == stretches[mention.span.start] and len(words) > 1 < len(new):
            return not (words <= new or new <= words)
    return False


def _name_words(parts: NameParts) -> frozenset[str]:
    """Return the folded words of a name, its parts as they were read among them."""
    texts = (parts.full, parts.surname, parts.given, parts.patronymic)
    return frozenset(word for text in texts if text for word in fold(text).split())


def _pairs(parts: NameParts) -> frozenset[str]:
    """Return every two words of a name side by side, the second also by its beginning alone; none where it is short."""
    words = sorted(_long_words(parts))
    if parts.initials or not (parts.surname and parts.given):
        return frozenset()
    pairs = [(a, b) for a in words for b in words if a != b]
    return frozenset(f"{a} {b}" for a, b in pairs if a < b) | frozenset(f"{a} {b[:3]}…" for a, b in pairs)


def _prefixes(parts: NameParts) -> frozenset[str]:
    """Return the beginnings of long words, by which a surname with initials finds its other spelling."""
    return frozenset(f"{word[:3]}…" for word in _long_words(parts) if len(word) >= _LONG)


def _openings(parts: NameParts) -> frozenset[str]:
    """Return what else may link a short name: the beginning of its surname, and two initials."""
    keys = set(_prefixes(parts)) if parts.initials else set()
    letters = [letter for letter in fold(parts.initials or "") if letter.isalpha()]
    if len(letters) > 1:
        keys.add("".join(letters[:2]))
    elif parts.patronymic and (parts.given is None) != (parts.surname is None):
        keys.add(fold(parts.given or parts.surname or "")[:1] + fold(parts.patronymic)[:1])
    return frozenset(keys)


def _nearest(people: list[PersonDraft], mention: PersonMention) -> PersonDraft:
    """Return the one of several possible people who was named last before the mention."""

    def distance(person: PersonDraft) -> int:
        before = [mention.span.start - m.span.start for m in person.mentions if m.span.start <= mention.span.start]
        return min(before, default=10**6)

    return min(people, key=distance)


def _key(mention: PersonMention) -> frozenset[str]:
    return frozenset(fold(mention.parts.full).split())


def _fits_initials(short: NameParts, full: NameParts) -> bool:
    """Tell whether a surname with initials abbreviates a name of whole words, in whatever order its words stand."""
    family = short.surname or short.patronymic
    if not short.initials or not family or full.initials:
        return False
    words = fold(full.full).split()
    surname = fold(family)
    at = next((i for i, word in enumerate(words) if word == surname or _nearly(word, surname)), None)
    if at is None:
        return False
    rest = [word[:1] for i, word in enumerate(words) if i != at]
    letters = [letter for letter in fold(short.initials) if letter.isalpha()]
    return bool(rest) and bool(letters) and letters[0] in rest


def _nearly(a: str, b: str) -> bool:
    """Tell whether two long surnames differ by one letter added, left out or changed: one spelling of two."""
    if min(len(a), len(b)) < _LONG or abs(len(a) - len(b)) > 1 or a[:3] != b[:3]:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]


def _all_initials(short: NameParts, new: NameParts) -> bool:
    """Tell whether given name and patronymic are what both initials of a surname abbreviate."""
    letters = [letter for letter in fold(short.initials or "") if letter.isalpha()]
    given = new.given or new.surname
    if len(letters) < 2 or not short.surname or not (given and new.patronymic) or (new.given and new.surname):
        return False
    return letters[:2] == [fold(given)[:1], fold(new.patronymic)[:1]]


def _same(person: PersonDraft, mention: PersonMention) -> bool:
    first = person.best.parts
    if _fits_initials(mention.parts, first) or _fits_initials(first, mention.parts):
        return True
    if _all_initials(first, mention.parts) or _all_initials(mention.parts, first):
        return True
    return all(_compatible(known.parts, mention.parts) for known in person.mentions[:1]) and any(
        _linked(known.parts, mention.parts) for known in person.mentions
    )


def _initial_fits(initials: str | None, *names: str | None) -> bool:
    """Tell whether the first initial can be that of the first name known."""
    if not initials:
        return True
    first = next((name for name in names if name), None)
    return first is None or fold(initials)[:1] == fold(first)[:1]


def _compatible(known: NameParts, new: NameParts) -> bool:
    if not (known.given and new.given) and _long_words(known) and _long_words(new):
        first, second = _long_words(known), _long_words(new)
        if len(first) > 1 and len(second) > 1 and not (first <= second or second <= first):
            return False
    for part in ("surname", "given", "patronymic"):
        a, b = getattr(known, part), getattr(new, part)
        if a and b and fold(a) != fold(b):
            return False
    if known.initials and new.initials and fold(known.initials)[:1] != fold(new.initials)[:1]:
        return False
    return _initial_fits(new.initials, known.given) and _initial_fits(known.initials, new.given)


def _long_words(parts: NameParts) -> set[str]:
    return {word for word in fold(parts.full).split() if "." not in word and len(word) > 1}


def _linked(known: NameParts, new: NameParts) -> bool:
    """Tell whether the two share enough: a surname, or a given name where one of the two has no surname."""
    same_surname = bool(known.surname and new.surname and fold(known.surname) == fold(new.surname))
    same_given = bool(known.given and new.given and fold(known.given) == fold(new.given))
    if same_surname:
        return same_given or not (known.given and new.given)
    if known.surname and new.surname:
        return False
    if same_given:
        return True
    words = set(fold(known.full).split())
    return len(fold(new.full).split()) == 1 and fold(new.full) in words

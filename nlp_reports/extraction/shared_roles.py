"""A plural title is shared by all whom the list after it names: «мүшелері X, Y пен Z»."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from nlp_reports.extraction.context import PersonMention
from nlp_reports.extraction.roles import RoleMention
from nlp_reports.extraction.words import Words

_BETWEEN = frozenset({",", "әрі", "және", "мен", "пен", "бен"})
_CLOSING = {"(": ")", "/": "/", "«": "»", '"': '"', "“": "”"}
_LONGEST_ASIDE = 14


def share_plurals(words: Words, people: Sequence[PersonMention], held: MutableMapping[int, list[RoleMention]]) -> None:
    """Give a plural role to all whom the list after it names; `held` has roles by a mention's first word."""
    for index, mention in enumerate(people):
        plural = [role for role in held.get(mention.span.start, ()) if role.plural]
        last = mention
        for following in people[index + 1 :] if plural else ():
            own = held.get(following.span.start, [])
            if not _goes_on(words, last, following) or any(role.span.end <= following.span.start for role in own):
                break
            held[following.span.start] = [*own, *plural]
            last = following


def _goes_on(words: Words, last: PersonMention, following: PersonMention) -> bool:
    """Tell whether only asides, a comma or a conjunction part two names of one list."""
    start = _past_asides(words, last.span.end)
    between = [words[i].text.lower() for i in range(start, following.span.start)]
    if between:
        return len(between) <= 2 and all(word in _BETWEEN for word in between)
    if start > following.span.start:
        return False
    capitals = all(words[i].text.isupper() for i in (last.span.start, following.span.start))
    return last.case == "Ins" or (capitals and words[start].line == words[start - 1].line)


def _past_asides(words: Words, at: int) -> int:
    """Step over brackets and quoted works after a name: «X (Ресей), Y /Төрткүл/, Z «Табиғат» …»."""
    while at < len(words) and words[at].text in _CLOSING:
        closing = _CLOSING[words[at].text]
        ends = (k for k in range(at + 1, min(at + _LONGEST_ASIDE, len(words))) if words[k].text == closing)
        end = next(ends, None)
        if end is None:
            return at
        at = end + 1
    return at

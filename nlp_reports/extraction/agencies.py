"""News agencies and sites: names that nothing but a verb of reporting or a reporter's title tells."""

from __future__ import annotations

import re

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.proper import place_names, unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_CAMEL = re.compile(r"^[^\W\d_a-z][а-яәғқңөұүһіa-z]+[А-ЯӘҒҚҢӨҰҮҺІA-Z][а-яәғқңөұүһіa-z]{2,}(?:-[а-яәғқңөұүһі]+)?$")
_DOMAIN = re.compile(r"^(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:kz|com|org|net|info)$", re.IGNORECASE)
_LONGEST = 4


def with_agencies(context: Context, known: list[BodyMention]) -> list[BodyMention]:
    """Return the bodies with those that are named as a source: «ҚазАқпарат», «хабарлайды …», «… тілшісі».

    A source takes the place of a body that the tagger sees in a part of its name.
    """
    words = context.words
    taken = {i: body for body in known for i in range(body.span.start, body.span.end)}
    found: list[BodyMention] = []
    given_up: set[Span] = set()
    for word in words.list:
        span = _source(context, word.i)
        if span is None:
            continue
        rivals = {taken[i].span: taken[i] for i in range(span.start, span.end) if i in taken}
        if any(body.origin.startswith("rule") or _whole(body.span, span) for body in rivals.values()):
            continue
        if any(body.span == span for body in found):
            continue
        given_up.update(rivals)
        name = unquoted(nominative(words.span_text(span)))
        ending = Ending(False, None, Case.NOM)
        found.append(BodyMention(span, name, name, "media", ending, False, 0.6, "rule:agency", quoted=name))
    return [body for body in known if body.span not in given_up] + found


def _whole(inner: Span, outer: Span) -> bool:
    return inner.start <= outer.start and outer.end <= inner.end


def _source(context: Context, i: int) -> Span | None:
    words = context.words
    if _CAMEL.match(words[i].text) and context.person_at(i) is None:
        return Span(i, i + 1)
    if words[i].fold in context.lexicon.words("bodies_rules", "reports"):
        return _source_after(context, i)
    hit = context.lexicon.match("roles", words.folds, i)
    reporter = hit is not None and hit.entry.lemma in context.lexicon.data["bodies_rules"]["reporters"]
    if hit is None or not reporter or hit.ending.possession is None:
        return None
    return _newsroom(context, i - hit.length)


def _source_after(context: Context, i: int) -> Span | None:
    """Return the capitalised words right after a verb of reporting, up to the end of the sentence, or a site."""
    words = context.words
    end = i + 1
    if end < len(words) and words[end].line == words[i].line and _DOMAIN.match(words[end].text):
        return Span(end, end + 1)
    while end < len(words) and end - i <= _LONGEST and words[end].cap and words[end].line == words[i].line:
        if context.person_at(end) is not None or words[end].punct:
            return None
        end += 1
    closed = end >= len(words) or words[end].punct or words[end].line != words[i].line
    return Span(i + 1, end) if closed and end > i + 1 else None


def _newsroom(context: Context, i: int) -> Span | None:
    """Return the name that ends right before a reporter's title: one word with a capital, no place and no person."""
    words = context.words
    if i < 0 or words[i].line != words[i + 1].line:
        return None
    word = words[i]
    if _DOMAIN.match(word.text):
        return Span(i, i + 1)
    named = word.cap and not word.upper and word.case is Case.NOM and word.fold not in place_names(context.lexicon)
    if not named or word.fold in context.stops or context.person_at(i) is not None or context.place_ending(i):
        return None
    return None if context.lexicon.match("roles", words.folds, i) else Span(i, i + 1)

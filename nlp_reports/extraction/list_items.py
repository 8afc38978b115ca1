"""An item of a list in lines: its bullet or number taken off, and what may stand before its name."""

from __future__ import annotations

import re

from nlp_reports.extraction.award_places import place_number
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span

_ROMAN = re.compile(r"[IІ]{1,3}|[IІ]?[VХX]|V[IІ]{1,3}|[XХ]{1,2}[IІ]{0,3}[VХX]?")
_NUMBERED = re.compile(r"\d{1,4}[.)]?")
_ITEM_WORDS = 30
_MOST_BEFORE = 16


def content_of(context: Context, line: Span) -> tuple[Span, int | None]:
    """Return the line without its bullet or number, and the number."""
    words = context.words
    start, number = line.start, None
    bullets = context.lexicon.data["list"]["bullets"]
    if words[start].text in bullets or (words[start].punct and words[start].text not in '«"“№([🥇🥈🥉'):
        start += 1
    if start < line.end - 1 and _NUMBERED.fullmatch(words[start].text) and words[start + 1].text in {".", ")"}:
        number, start = int(re.sub(r"\D", "", words[start].text)), start + 2
    elif start < line.end - 2 and (roman := _roman_item(context, start)) is not None:
        number, start = roman
    elif start < line.end - 1 and re.fullmatch(r"\d{1,4}[.)]", words[start].text):
        number, start = int(words[start].text[:-1]), start + 1
    elif start < line.end - 1 and start == line.start and (bare := _bare_number(context, start)) is not None:
        number, start = bare
    return Span(start, line.end), number


def _bare_number(context: Context, i: int) -> tuple[int, int] | None:
    """Return the number of an item «1 X», «№1 X» or «1 №5 мектептен X» and where its words begin."""
    words, line = context.words, context.words.line_of(i)
    at = i + 1 if words[i].text == "№" else i
    if at + 1 >= line.end or not words[at].text.isdigit():
        return None
    follows = words[at + 1].text == "№" and at == i
    return (int(words[at].text), at + 1) if follows or context.person_starting(at + 1) is not None else None


def _roman_item(context: Context, i: int) -> tuple[int, int] | None:
    """Return the number of an item «II. X» or «III) X» and where its words begin; None where it has no such number."""
    words = context.words
    text = words[i].text.rstrip(".)")
    marked = text != words[i].text
    if not _ROMAN.fullmatch(text) or not (marked or words[i + 1].text in {".", ")"}):
        return None
    start = i + 1 if marked else i + 2
    return (place_number(text) or 0, start) if words[start].cap or words[start].text in '«"“№' else None


def begins(context: Context, span: Span, members: list[RecipientDraft]) -> bool:
    """Tell whether a line without bullet begins as an item of a list does: with a name, or who or whence they are."""
    words = context.words
    first = members[0]
    if span.end - span.start > _ITEM_WORDS:
        return False
    ends = first.span.end >= span.end or words[first.span.end].punct
    if first.span.start > span.start and not leads_to(context, span.start, first):
        return False
    return ends or bool(find_verbs(context, Span(first.span.end, span.end)))


def leads_to(context: Context, start: int, member: RecipientDraft) -> bool:
    """Tell whether the words from `start` say no more than who a member is or where from: «№5 мектептің оқушысы X»."""
    words = context.words
    before = Span(start, member.span.start)
    if member.person is None or not 0 < before.end - before.start <= _MOST_BEFORE:
        return False
    role = role_ending(context, before.end - 1)
    if role is not None and role.plural:
        return False
    known = [span.start for span in (role.span if role else None, member.branch_span) if span and span.start in before]
    if not known or not (min(known) == start or words[start].number):
        return False
    free = [words[i] for i in range(before.start, before.end) if i not in words.inside_quote]
    verb = any(word.pos == "VERB" and not word.cap and context.body_covering(word.i) is None for word in free)
    return not verb and all(not word.punct or word.text in {"№", "-"} for word in free)


def trails(context: Context, phrase: AwardPhrase, members: list[RecipientDraft], item: Span) -> bool:
    """Tell whether an item that begins with its winner ends a clause with a place: «X сайыста 1-орын (ұстазы Y)»."""
    words = context.words
    first = members[0]
    role = role_ending(context, first.span.start - 1) if first.span.start > item.start else None
    start = role.span.start if role is not None else first.span.start
    opens = all(words[i].number or words[i].punct or words[i].fold == "сынып" for i in range(item.start, start))
    closed = phrase.span.end >= item.end or words[phrase.span.end].punct
    return phrase.kind == "place" and opens and closed and phrase.span.start > first.span.end

"""Talks in lists: «10.15 – «Title». Name – role», «2. Title – role Name», «Name, role – «Title»», «1. Title (Name)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.extraction.award_places import place_starting
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.program import TalkDraft, title_quotes
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import DASHES, Span

_TIME = re.compile(r"\d{1,2}[.:]\d{2}$")
_NUMBER = re.compile(r"\d{1,2}[.)]?$")
_MOST_PROSE = 25
_FEWEST, _LONGEST = 3, 20


def find_listed_talks(context: Context) -> list[TalkDraft]:
    """Find the talks of a program or an agenda, item by item, under a line that says that such a list follows."""
    found: list[TalkDraft] = []
    expected = False
    for line in context.words.lines:
        cue = _cue(context, line)
        if cue is not None and not _marked(context, line):
            expected = cue
            found += _inside(context, line) if cue else []
            continue
        item, marked, timed = _item(context, line)
        if not (expected or timed):
            continue
        talk = _talk(context, item, agenda=marked)
        if talk:
            found += talk
        elif line.end - line.start > _MOST_PROSE and not marked:
            expected = False
    return found


def _cue(context: Context, line: Span) -> bool | None:
    """Return True where a list of talks is announced, False where one of something else is, None elsewhere."""
    words, lexicon = context.words, context.lexicon
    folds = {words[i].fold for i in range(line.start, line.end) if i not in words.inside_quote}
    if folds & lexicon.words("program", "cues"):
        return True
    return False if folds & lexicon.words("program", "not_cues") and words[line.end - 1].text == ":" else None


def _marked(context: Context, line: Span) -> bool:
    """Tell whether the line is an item by its number or time, whatever words it holds; «1-секция» is none."""
    item, marked, _ = _item(context, line)
    return marked and item.start < line.end and context.words[item.start - 1].text not in DASHES


def _inside(context: Context, line: Span) -> Iterator[TalkDraft]:
    """Yield the talks of a list that goes on in the line that announces it: «Күн тәртібінде: 1) …; 2) …»."""
    words = context.words
    colon = next((i for i in range(line.start, line.end) if words[i].text == ":" and i not in words.inside_quote), None)
    if colon is None or colon + 1 == line.end:
        return
    start = colon + 1
    for i in range(colon + 1, line.end + 1):
        if i == line.end or (words[i].text == ";" and i not in words.inside_quote):
            item, marked, _ = _item(context, Span(start, i))
            yield from _talk(context, item, agenda=marked)
            start = i + 1


def _item(context: Context, line: Span) -> tuple[Span, bool, bool]:
    """Return the item without its mark, whether it has a number, bullet or time, and whether it has a time."""
    words = context.words
    bullets = context.lexicon.words("list", "bullets")
    at, timed = line.start, False
    while at < line.end:
        word = words[at]
        if _TIME.match(word.text):
            timed = True
        elif not (
            (_NUMBER.match(word.text) and at + 1 < line.end and words[at + 1].text in ".)-–—:")
            or (at > line.start and word.text in ".):-–—")
            or word.text in bullets
        ):
            break
        at += 1
    end = line.end
    while end > at and words[end - 1].text in ";.":
        end -= 1
    return Span(at, end), at > line.start, timed


def _talk(context: Context, item: Span, *, agenda: bool) -> list[TalkDraft]:
    words = context.words
    people = [
        p for p in context.people if item.start <= p.span.start < item.end and p.span.start not in words.inside_quote
    ]
    if not people:
        return []
    quotes = [quote for quote in title_quotes(context, Span(item.start, item.end)) if quote.end <= item.end]
    quote = quotes[0] if quotes else None
    if quote is not None and _of_winners(context, quote, item):
        return []
    if quote is not None and _stands_alone(context, quote, item):
        after = [person for person in people if person.span.start >= quote.end]
        speaker = after[0] if quote.start <= people[0].span.start and after else people[0]
        return [_draft(context, quote, speaker, 0.9)]
    if words[item.start].fold in context.lexicon.words("program", "openers"):
        return []
    title = _before_bracket(context, item, people) or _before_dash(context, item, people) if agenda else None
    title = title or (_after_name(context, item, people) if agenda else None)
    worded = title is not None and sum(len(words[i].text) > 2 for i in range(title[0].start, title[0].end)) > 1
    return [_draft(context, title[0], title[1], 0.8)] if title and worded else []


def _of_winners(context: Context, quote: Span, item: Span) -> bool:
    """Tell whether the quote is the section in which places were won: «Экономика»: І орын – …»."""
    colon = quote.end + 1 < item.end and context.words[quote.end].text == ":"
    return colon and place_starting(context, quote.end + 1, item.start, item.end) is not None


def _stands_alone(context: Context, quote: Span, item: Span) -> bool:
    """Tell whether the quote is the whole title: nothing of a phrase goes on right after it."""
    words = context.words
    if quote.end == item.end or words[quote.end].text in ".,;:()-–—" or context.person_starting(quote.end) is not None:
        return True
    nouns = context.lexicon.words("program", "kinds")
    at = quote.end
    while at < item.end and words[at].fold in nouns:
        at += 1
    if at > quote.end and (at == item.end or words[at].text in ".,;:("):
        return True
    between = words.text[words[quote.end - 1].end : words[quote.end].start]
    return "\t" in between or "  " in between


def _before_bracket(context: Context, item: Span, people: list[PersonMention]) -> tuple[Span, PersonMention] | None:
    words = context.words
    opening = next((i for i in range(item.end - 1, item.start, -1) if words[i].text == "("), None)
    if opening is None:
        return None
    inside = [person for person in people if person.span.start > opening]
    return (Span(item.start, opening), inside[0]) if inside and people[0] is inside[0] else None


def _before_dash(context: Context, item: Span, people: list[PersonMention]) -> tuple[Span, PersonMention] | None:
    """Split at the last dash before the first person, or at «Баяндамашы:»: a title before, a speaker after it."""
    words = context.words
    named = context.lexicon.words("program", "speakers")
    label = next((i for i in range(item.start + 1, people[0].span.start) if words[i].fold in named), None)
    if label is not None:
        end = label
        while end > item.start and words[end - 1].text in ".,;(–—-":
            end -= 1
        return (Span(item.start, end), people[0]) if end > item.start else None
    dash = next(
        (
            i
            for i in range(people[0].span.start - 1, item.start, -1)
            if words[i].text in DASHES and words[i - 1].spaced and i not in words.inside_quote
        ),
        None,
    )
    return (Span(item.start, dash), people[0]) if dash is not None else None


def _after_name(context: Context, item: Span, people: list[PersonMention]) -> tuple[Span, PersonMention] | None:
    """Split after the name that an item begins with: «Бекова С. Жаңартылған мазмұн», «Бекова С. – Қор сақтау»."""
    words, speaker = context.words, people[0]
    start = speaker.span.end
    start += start < item.end and words[start].text in DASHES
    title = Span(start, item.end)
    if speaker.span.start != item.start or len(people) > 1 or not _FEWEST <= title.end - title.start <= _LONGEST:
        return None
    role = any(context.lexicon.match("roles", words.folds, i) for i in range(title.start, title.end))
    phrase = not role and words[title.start].cap and not any(words[i].punct for i in range(title.start, title.end))
    return (title, speaker) if phrase else None


def _draft(context: Context, title: Span, speaker: PersonMention, score: float) -> TalkDraft:
    text = context.words.span_text(title)
    whole = title in context.words.quotes_in(title)
    return TalkDraft(title, unquoted(text) if whole else text.strip(), speaker, score, "rule:talk_list")

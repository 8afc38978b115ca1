"""Winners that are no body by themselves: «І орын – Тасты ауылы», «бірінші орынды 10 «Ә» сыныбы иеленді», «1) Тасты».

A district, village or class is a body of the post where it stands as one that won: tied to a place by a dash or a
verb of winning, or in a ranking that goes on in one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlp_reports.extraction.award_places import place_starting
from nlp_reports.extraction.award_verbs import find_verbs, tells_of_contest
from nlp_reports.extraction.context import BodyMention, Context, PersonMention
from nlp_reports.extraction.endings import PLURALS, Ending
from nlp_reports.extraction.words import LEADS, Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.names import is_given

_CLOSES = frozenset({",", ";", ".", "(", "!"})
_NOUNS = {"отбасы": "отбасы", "аулет": "әулеті", "шанырагы": "шаңырағы"}
_KIN = tuple(_NOUNS)
_LETTERS = 3
_MOST_WORDS = 3
_SURE = 0.5
_ITSELF = Ending(False, None, Case.NOM)


def without_places(context: Context) -> list[PersonMention]:
    """Return the people without single unknown words that the post calls a place: «Тасты ауылы», «/Тасты/»."""
    words = context.words
    named = {fold(place.name.split()[0]) for place in context.places if place.named and place.kind != "street"}
    named |= {words[i].fold for i in range(1, len(words) - 1) if words[i - 1].text == words[i + 1].text == "/"}
    return [
        person
        for person in context.people
        if not _family(context, person)
        if person.span.end - person.span.start > 1
        or fold(person.parts.full) not in named
        or is_given(words[person.span.start].text) >= _SURE
    ]


def _family(context: Context, person: PersonMention) -> bool:
    """Tell whether a surname in the plural names a family: «Оспановтар отбасы»."""
    words, at = context.words, person.span.end
    single = person.plural and at - person.span.start == 1 and at < len(words)
    return single and words[at].fold.startswith(("отбасы", "аулет"))


def _families(context: Context, sentence: Span) -> Iterator[BodyMention]:
    """Yield the families of a sentence: «Оспановтар отбасы», «Сәбитовтер әулетіне»."""
    words = context.words
    for i in range(sentence.start, sentence.end - 1):
        first, second = words[i], words[i + 1]
        if not (first.cap and second.fold.startswith(_KIN) and first.fold.endswith(PLURALS)):
            continue
        name = f"{first.text} {next(noun for stem, noun in _NOUNS.items() if second.fold.startswith(stem))}"
        ending = Ending(False, None, second.case or Case.NOM)
        yield BodyMention(Span(i, i + 2), name, name.split()[-1], "other", ending, False, 0.6, "rule:winner")


def find_winners(context: Context) -> list[BodyMention]:
    """Find the places and classes that won, where nothing else names a body there."""
    found: list[BodyMention] = []
    for sentence in context.words.sentences:
        won = [
            phrase
            for i in range(sentence.start, sentence.end)
            if (phrase := place_starting(context, i, sentence.start, sentence.end)) is not None
        ]
        families = list(_families(context, sentence))
        verbs = {verb.span.start for verb in find_verbs(context, sentence)} if won or families else set()
        found += families if won or verbs else []
        for phrase in won:
            found += _beside(context, phrase.span, sentence, verbs)
        found += _ranked(context, sentence)
    return [body for body in found if context.body_covering(body.span.start) is None]


def _beside(context: Context, won: Span, sentence: Span, verbs: set[int]) -> Iterator[BodyMention]:
    """Yield the winner after a place and its dash, or beside a place where the verb of winning closes the clause."""
    words = context.words
    led = won.end < sentence.end and words[won.end].fold in LEADS
    start = won.end + led
    end = _candidate(context, start, sentence.end)
    if end is not None and ((led and (end == sentence.end or words[end].text in _CLOSES)) or end in verbs):
        yield _body(context, Span(start, end))
        return
    opens = next((i for i in range(won.start - 1, sentence.start - 1, -1) if words[i].text in {",", ";"}), None)
    start = sentence.start if opens is None else opens + 1
    if start < won.start and _candidate(context, start, won.start) == won.start and won.end in verbs:
        yield _body(context, Span(start, won.start))


def _candidate(context: Context, start: int, limit: int) -> int | None:
    """Return where a named place in the nominative or a class that begins at the word ends, None where none does."""
    words = context.words
    for end in range(start + 1, min(start + _MOST_WORDS + 2, limit) + 1):
        place = context.place_ending(end - 1)
        if place is not None and place.named and place.span.start == start and place.ending.case is Case.NOM:
            return end
        if words[end - 1].fold in {"сынып", "сыныбы"} and words[start].number and end - start <= _LETTERS + 2:
            return end
    return None


def _body(context: Context, span: Span) -> BodyMention:
    name = context.words.span_text(span)
    return BodyMention(span, name, name.split()[-1], "other", _ITSELF, False, 0.6, "rule:winner")


def rankings(context: Context) -> Iterator[list[Span]]:
    """Yield the items of each ranking that goes on in one line, «…: 1) X; 2) Y; 3) Z», of two items or more."""
    for sentence in context.words.sentences:
        items = _items(context, sentence)
        if len(items) > 1:
            yield items


def _items(context: Context, sentence: Span) -> list[Span]:
    words = context.words
    marks = [
        i
        for i in range(sentence.start + 1, sentence.end - 2)
        if words[i].text.isdigit() and words[i + 1].text == ")" and words[i - 1].text in {":", ";", ",", "-", "–"}
    ]
    numbers = [int(words[i].text) for i in marks]
    if len(marks) < 2 or numbers != list(range(1, len(numbers) + 1)) or not tells_of_contest(context):
        return []
    bounds = [*marks[1:], sentence.end]
    return [_bare(context, Span(mark + 2, end)) for mark, end in zip(marks, bounds, strict=True)]


def _bare(context: Context, item: Span) -> Span:
    end = item.end
    while end > item.start + 1 and context.words[end - 1].text in ".,;":
        end -= 1
    return Span(item.start, end)


def _ranked(context: Context, sentence: Span) -> Iterator[BodyMention]:
    for item in _items(context, sentence):
        words = [context.words[i] for i in range(item.start, item.end)]
        known = any(context.person_at(word.i) or context.body_covering(word.i) for word in words)
        if not known and 0 < len(words) <= _MOST_WORDS and words[0].cap and not any(word.punct for word in words):
            yield _body(context, item)

"""Names in lists: what the neighbours in a list say of a name's case, of a shared surname, of a slot no one knew.

Only the last member of a Kazakh list carries its case, so a member that a conjunction or comma follows stands in the
nominative however its last letters look («Рысқелді», «Қабиден»). A plural surname belongs to all whom it follows
(«Жандос пен Самат Қожағазиндер»). A slot between two names holds a name.
"""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.branches import FENCES
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.endings import PLURALS
from nlp_reports.extraction.names import mention_of
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.proper import place_names
from nlp_reports.extraction.words import Span
from nlp_reports.language.names import NameParts, is_given, nominative_name

_WITH = frozenset({"мен", "бен", "пен", "&"})
_AND = _WITH | {"және", "жане", ","}
_MISREAD = frozenset({"Acc", "Abl", "Loc"})
_SCORE = 0.75
_LONGEST = 3
_KNOWN = 0.5


def mend_lists(context: Context) -> list[PersonMention]:
    """Return the post's people with what their lists tell, those in slots that nothing else knew among them."""
    people = sorted([*context.people, *_unseen(context)], key=lambda mention: mention.span.start)
    people = [_in_nominative(context, people, number) for number in range(len(people))]
    for number in range(len(people) - 1, -1, -1):
        sibling = _sibling(context, people[number])
        if sibling is not None:
            people.insert(number, sibling)
        _share_surname(context, people, number + (sibling is not None))
    return people


def _sibling(context: Context, mention: PersonMention) -> PersonMention | None:
    """Return the single given name before a plural surname that nothing saw: «Нұрлан мен Марат Ахметовтер»."""
    at = mention.span.start - 2
    words = context.words
    if not mention.plural or at < 0 or words[at + 1].text not in _WITH or context.person_at(at) is not None:
        return None
    known = is_given(words[at].text) >= _KNOWN and words[at].cap
    return mention_of(context, Span(at, at + 1), _SCORE, "rule:list") if known else None


def _after(context: Context, mention: PersonMention) -> int:
    """Return the word after a name and what stands in brackets or slashes beside it."""
    words = context.words
    at = mention.span.end
    if at < len(words) and words[at].text in FENCES:
        close = FENCES[words[at].text]
        at = next((k + 1 for k in range(at + 1, min(at + 20, len(words))) if words[k].text == close), at)
    return at


def _in_nominative(context: Context, people: list[PersonMention], number: int) -> PersonMention:
    mention = people[number]
    if mention.case not in _MISREAD or mention.plural:
        return mention
    words = context.words
    at = _after(context, mention)
    mark = words[at].text if at < len(words) else ""
    following = people[number + 1] if number + 1 < len(people) else None
    joined = following is not None and following.span.start - at <= 12 and following.case != mention.case
    placed = mention.span.start > 0 and words.folds[mention.span.start - 1] in {"орынды", "орын", "-"}
    if (
        mark in _WITH
        or (mark == "," and joined and _listed(context, people, number))
        or (mark in {",", ";"} and placed)
    ):
        return replace(mention, parts=_whole(context, mention), case="Nom")
    return mention


def _listed(context: Context, people: list[PersonMention], number: int) -> bool:
    """Tell whether the name before or after stands right beside it in a list."""
    at = _after(context, people[number])
    next_is_near = number + 1 < len(people) and people[number + 1].span.start == at + 1
    before = people[number - 1] if number else None
    return next_is_near or (before is not None and _after(context, before) + 1 == people[number].span.start)


def _whole(context: Context, mention: PersonMention) -> NameParts:
    """Return the parts of a name whose last word is taken as it stands."""
    text = " ".join(context.words.span_text(mention.span).split())
    last = text.split()[-1]
    base = nominative_name(last)
    parts = mention.parts
    surname = last if parts.surname == base else parts.surname
    given = last if parts.given == base and parts.surname != base else parts.given
    return replace(parts, full=text, surname=surname, given=given)


def _share_surname(context: Context, people: list[PersonMention], number: int) -> None:
    """Give the plural surname of a name to the single names before it, and its singular to itself."""
    if number == 0:
        return
    mention, before = people[number], people[number - 1]
    words = context.words
    between = [words[i].text for i in range(before.span.end, mention.span.start)]
    if len(between) != 1 or between[0] not in _AND or before.span.end - before.span.start != 1:
        return
    if mention.span.end - mention.span.start < 2:
        return
    last = words[mention.span.end - 1].text
    base = nominative_name(last)
    stem = base[:-3] if base.lower().endswith(PLURALS) else base
    tail = last[len(stem) :].lower()
    if not tail.startswith(PLURALS) or len(stem) < 3:
        return
    given = mention.parts.full.split()[0]
    people[number] = replace(
        mention, parts=replace(mention.parts, full=f"{given} {stem}", given=given, surname=stem), plural=False
    )
    own = nominative_name(words.span_text(before.span))
    people[number - 1] = replace(
        before,
        parts=replace(before.parts, full=f"{own} {stem}", given=own, surname=stem),
        case=mention.case,
        form="full",
    )


def _unseen(context: Context) -> list[PersonMention]:
    """Return names in slots of lists that neither rules nor tagger saw: two or three capitals beside a name."""
    found: list[PersonMention] = []
    for mention in sorted(context.people, key=lambda m: m.span.start):
        for forward in (True, False):
            known = mention
            while (span := _slot(context, known, forward=forward)) is not None:
                if any(span.overlaps(other.span) for other in found[-3:]):
                    break
                known = mention_of(context, span, _SCORE, "rule:list")
                found.append(known)
    return found


def _slot(context: Context, known: PersonMention, *, forward: bool) -> Span | None:
    """Return the capitalised words between the joint beside a name and the next joint, if nothing else claims them."""
    words = context.words
    at = _after(context, known) if forward else known.span.start - 1
    if not 0 <= at < len(words) or words[at].text not in _AND:
        return None
    step = 1 if forward else -1
    first = at + step
    i = first
    while 0 <= i < len(words) and abs(i - first) < _LONGEST + 1 and _can_be_name(context, i, words[at].line):
        i += step
    size = abs(i - first)
    if not 2 <= size <= _LONGEST or not 0 <= i < len(words):
        return None
    span = Span(first, i) if forward else Span(i + 1, first + 1)
    edge = words[i].text
    closed = edge in _AND or edge in FENCES or edge in {";", ".", ":"} or words[i].line != words[at].line
    if not closed or (forward and _owned(context, i)):
        return None
    return span


def _can_be_name(context: Context, i: int, line: int) -> bool:
    word = context.words[i]
    if word.punct or not word.cap or word.upper or word.number or word.line != line or not word.text.isalpha():
        return False
    if (
        word.text.lower() in context.lexicon.data["phrase"]["stops"]
        or word.fold in place_names(context.lexicon)
        or context.dated_at(i) is not None
    ):
        return False
    if context.person_at(i) is not None or i in context.words.inside_quote:
        return False
    if any(item.label not in {"PERSON"} for item in context.tagged_over(i)):
        return False
    return not any(
        context.lexicon.match(table, context.words.folds, i) for table in ("roles", "bodies", "events", "awards")
    )


def _owned(context: Context, i: int) -> bool:
    """Tell whether the word after the slot makes it the name of a place: «Сарыағаш Келес аудандары»."""
    return kind_reading(context.lexicon, context.words[i].fold) is not None

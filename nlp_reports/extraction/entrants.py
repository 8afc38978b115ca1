"""Pupils whom a school entered, in brackets after it: «І орын – №5 мектеп (Айгүл Сейітова)»."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_FEWEST = 2
_JOINTS = frozenset({",", "және", "мен", "пен", "бен", ";"})


def spelled_out(context: Context, bracketed: Collection[int]) -> list[RecipientDraft]:
    """Return the people of brackets that say who the plural noun before them are: «Қатысушылар (X, Y)»."""
    found: list[RecipientDraft] = []
    for start, people in _names_alone(context, bracketed):
        role = context.lexicon.match("roles", context.words.folds, start - 2)
        if role is not None and role.ending.plural and len(people) >= _FEWEST:
            case = role.ending.case.value
            found += [RecipientDraft(person.span, case, person=person) for person in people]
    return found


def _names_alone(context: Context, bracketed: Collection[int]) -> Iterator[tuple[int, list[PersonMention]]]:
    """Yield the brackets that hold nothing but names: the first word inside, and the people."""
    words = context.words
    for start in sorted(bracketed):
        if start - 1 in bracketed or start < 2:
            continue
        end = next(i for i in range(start, start + len(bracketed) + 1) if i not in bracketed)
        people = context.people_in(Span(start, end))
        named = {i for person in people for i in range(person.span.start, person.span.end)}
        if people and all(i in named or words[i].text in _JOINTS for i in range(start, end)):
            yield start, people


def entered_by(
    context: Context, bracketed: Collection[int], taken: list[Span], awarded: Collection[int]
) -> list[RecipientDraft]:
    """Return the people of brackets that hold nothing but names, after a school in the nominative or an award.

    A library or a team receives itself: those in its brackets are its staff or its members.

    Args:
        context: The post.
        bracketed: The words that stand between brackets.
        taken: What belongs to awards and to those who are known to receive.
        awarded: Where the words of awards end.
    """
    found: list[RecipientDraft] = []
    for start, people in _names_alone(context, bracketed):
        if start - 1 in awarded:
            found += [RecipientDraft(person.span, "Nom", person=person) for person in people]
            continue
        body = context.body_ending(start - 2)
        if body is None or body.kind != "school" or body.ending.case is not Case.NOM:
            continue
        if any(body.span.overlaps(other) for other in taken):
            continue
        for person in people:
            draft = RecipientDraft(person.span, "Nom", person=person)
            draft.come_from(context, body.span, body)
            found.append(draft)
    return found

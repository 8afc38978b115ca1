"""Lists of people and bodies: members side by side, each with the branch that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import BodyMention, Context, PersonMention
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_JOINTS = frozenset({",", ";", "және", "мен", "бен", "пен", "әрі"})
_OPEN = {"/": "/", "(": ")", "[": "]"}
_MOST_BRANCH_WORDS = 12


@dataclass(slots=True)
class RecipientDraft:
    """One member of a list: a person or a body, and where they are from."""

    span: Span
    case: str
    person: PersonMention | None = None
    body: BodyMention | None = None
    branch_text: str | None = None
    branch_span: Span | None = None
    branch_body: BodyMention | None = None
    place: int | None = None
    score: float | None = None


def recipient_lists(context: Context, sentence: Span) -> list[list[RecipientDraft]]:
    """Group the people of a sentence into lists: only joints, roles and branches stand between members.

    The case of a list is that of its last member.
    """
    members = [_member(context, p, sentence) for p in context.people if p.span.start in sentence]
    members.sort(key=lambda member: member.span.start)
    lists: list[list[RecipientDraft]] = []
    for member in members:
        if lists and _joined(context, lists[-1][-1], member):
            lists[-1].append(member)
        else:
            lists.append([member])
    return lists


def _member(context: Context, person: PersonMention, sentence: Span) -> RecipientDraft:
    draft = RecipientDraft(person.span, person.case, person=person)
    after_branch(context, draft, sentence.end)
    if draft.branch_text is None:
        _before_branch(context, draft, sentence.start)
    return draft


def after_branch(context: Context, draft: RecipientDraft, limit: int) -> None:
    """Read the branch between slashes or brackets right after the name, and widen the span over it."""
    words = context.words
    at = draft.span.end
    if at >= limit or words[at].text not in _OPEN:
        return
    close = _OPEN[words[at].text]
    for end in range(at + 1, min(at + _MOST_BRANCH_WORDS, limit)):
        if words[end].text == close:
            inside = Span(at + 1, end)
            if inside.end > inside.start and role_ending(context, end - 1) is None:
                draft.branch_text, draft.branch_span = words.span_text(inside), inside
                body = context.body_ending(end - 1)
                draft.branch_body = body if body is not None and body.span.start >= inside.start else None
            draft.span = Span(draft.span.start, end + 1)
            return


def _before_branch(context: Context, draft: RecipientDraft, low: int) -> None:
    """Read «Сарыөзен кітапханасынан Айгүл …»: a body in the ablative, or the body of the role, before the name."""
    at = draft.span.start - 1
    if at < low:
        return
    body = context.body_ending(at)
    if body is not None and body.ending.case is Case.ABL:
        draft.branch_body, draft.branch_text, draft.branch_span = body, body.name, body.span
        return
    role = role_ending(context, at)
    if role is not None and role.body is not None and not role.trait:
        draft.branch_body, draft.branch_text, draft.branch_span = role.body, role.body.name, role.body.span


def _joined(context: Context, before: RecipientDraft, after: RecipientDraft) -> bool:
    """Tell whether nothing but joints, a role and a body in the ablative stands between two members."""
    words = context.words
    if before.case not in {"Nom", after.case}:
        return False
    joints = 0
    i = before.span.end
    while i < after.span.start:
        if words[i].text in _JOINTS or words[i].fold in _JOINTS:
            joints += 1
            i += 1
            continue
        end = _phrase_end(context, i, after.span.start)
        if end is None:
            return False
        i = end
    return joints > 0


def _phrase_end(context: Context, start: int, limit: int) -> int | None:
    """Return the end of a role or an ablative body that fills the words from start to the member."""
    role = role_ending(context, limit - 1)
    if role is not None and role.span.start <= start:
        return limit
    body = context.body_ending(limit - 1)
    if body is not None and body.span.start <= start and body.ending.case in {Case.ABL, Case.NOM}:
        return limit
    return None

"""Winners listed twice: in short, and again with their schools. What the second list repeats is told once."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.branches import RecipientDraft

_FEWEST = 3


def without_repeats(drafts: list[AwardDraft]) -> list[AwardDraft]:
    """Return the awards without the places of a list that a later one repeats, of three winners or more.

    The later branch is kept where it names a body or the first list has none. A winner of two places is in both.
    """
    first: dict[tuple[str, int], RecipientDraft] = {}
    again: list[tuple[AwardDraft, RecipientDraft, RecipientDraft]] = []
    for draft in drafts:
        if draft.phrase.kind != "place" or draft.phrase.place is None or draft.phrase.nomination:
            continue
        for recipient in draft.recipients:
            if recipient.person is None:
                continue
            key = recipient.person.parts.full, draft.phrase.place
            earlier = first.setdefault(key, recipient)
            if earlier.span != recipient.span:
                again.append((draft, recipient, earlier))
    if len(again) < _FEWEST:
        return drafts
    for draft, recipient, earlier in again:
        draft.recipients.remove(recipient)
        if recipient.branch_text and (earlier.branch_text is None or recipient.branch_body is not None):
            earlier.branch_span, earlier.branch_text = recipient.branch_span, recipient.branch_text
            earlier.branch_body = recipient.branch_body
    emptied = {id(draft) for draft, _, _ in again if not draft.recipients}
    return [draft for draft in drafts if id(draft) not in emptied]

"""A list whose award is told only below it: «1. X / 2. Y / … бөлімнің Алғыс хатымен марапатталды»."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_items import begins, content_of
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.words import Span

_FEWEST = 2


def list_above(context: Context, clause: Span, before: list[AwardDraft]) -> list[RecipientDraft]:
    """Return those whom the lines right above a clause list, where it names nobody and they have received nothing yet.

    Args:
        context: The post.
        clause: The clause that tells the award; it opens its line.
        before: The awards told before it.
    """
    words = context.words
    lines = words.lines
    number = next((n for n, line in enumerate(lines) if line.start <= clause.start < line.end), 0)
    if any(not words[i].punct for i in range(lines[number].start, clause.start)) or context.people_in(clause):
        return []
    given = {recipient.span for draft in before for recipient in draft.recipients}
    found: list[list[RecipientDraft]] = []
    for line in reversed(lines[:number]):
        content, _ = content_of(context, line)
        members = members_of(context, content, [], listed=True) if content.end > content.start else []
        people = [member for member in members if member.person is not None and member.case == "Nom"]
        item = content.start > line.start or (people and begins(context, content, people))
        if not people or not item or any(member.span in given for member in people):
            break
        found.append(people)
    listed = [member for people in reversed(found) for member in people]
    return listed if len(found) >= _FEWEST else []

"""Where all of a list line are from, told once at its head: ««Тұлпар» тобынан (тәрбиешісі – X): Y – І орын, Z – …»."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.branches import FENCES
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case


def share_head(context: Context, line: Span, drafts: list[AwardDraft]) -> list[AwardDraft]:
    """Give the body in the ablative at the head of a line, before its colon, to those of the line without a branch."""
    words = context.words
    head = context.body_starting(line.start)
    if head is None or head.ending.case is not Case.ABL or head.span.end >= line.end:
        return drafts
    at = head.span.end
    if words[at].text in FENCES:
        close = FENCES[words[at].text]
        at = next((i + 1 for i in range(at + 1, line.end) if words[i].text == close), line.end)
    if at >= line.end or words[at].text != ":":
        return drafts
    for draft in drafts:
        for recipient in draft.recipients:
            if recipient.branch_text is None and recipient.span.start > at:
                recipient.come_from(context, head.span, head)
                recipient.branch_text = head.name
    return drafts

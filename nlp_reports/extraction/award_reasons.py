"""Why an award is given and what it marks: «… үшін», «… орай» before it."""

from __future__ import annotations

from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span


def reason_and_occasion(
    context: Context, members: list[RecipientDraft], start: int, end: int
) -> tuple[Span | None, Span | None]:
    """Return the words of «… үшін» and of «… орай» before the award."""
    reason = occasion = None
    for member in members:
        if start <= member.span.start < end:
            after = member.span.end
            if any(context.words[i].fold in {"ушин", "орай"} for i in range(after, end)):
                start = max(start, after)
    while start < end and context.words[start].punct and context.words[start].text not in '«"“':
        start += 1
    for i in range(start, end):
        if i in context.words.inside_quote:
            continue
        if context.words[i].fold == "ушин" and i > start:
            reason, start = Span(start, i + 1), i + 1
        elif context.words[i].fold == "орай" and i > start:
            occasion, start = Span(start, i), i + 1
    return reason, occasion

"""Awards in lines: «І орын – Name (school)», «• «Nomination» – Name», «1) Name, school – 2-орын»."""

from __future__ import annotations

import re

from nlp_reports.extraction.awards import AwardDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.recipients import RecipientDraft, after_branch
from nlp_reports.extraction.words import Span

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "и": 1,
    "ии": 2,
    "иии": 3,
    "1": 1,
    "2": 2,
    "3": 3,
    "бірінші": 1,
    "екінші": 2,
    "үшінші": 3,
}
_PLACE = re.compile(r"^(i{1,3}|и{1,3}|[1-3])(?:-?(?:ші|шы|ши))?(?:-?орын\w*)?$")
_WORDS = {"биринши": 1, "екинши": 2, "ушинши": 3}


def find_listed_awards(context: Context) -> list[AwardDraft]:
    """Find places and nominations given line by line, and in prose right before or after a name."""
    found: list[AwardDraft] = []
    for line in context.words.lines:
        found += _in_line(context, line)
    return found


def _in_line(context: Context, line: Span) -> list[AwardDraft]:
    words = context.words
    people = [p for p in context.people if p.span.start in line]
    marks = _marks(context, line)
    if not people or not marks:
        return []
    found: list[AwardDraft] = []
    for index, (span, kind, place, nomination) in enumerate(marks):
        after_limit = marks[index + 1][0].start if index + 1 < len(marks) else line.end
        before_limit = marks[index - 1][0].end if index else line.start
        after = [p for p in people if span.end <= p.span.start < after_limit]
        before = [p for p in people if before_limit <= p.span.start < span.start]
        leads = span.start <= line.start + 3 or (index == 0 and not before)
        chosen = after if leads and after else before or after
        if not chosen:
            continue
        draft = AwardDraft(span, kind, words.span_text(span), None, None, None, None, None, None, place, nomination)
        for person in chosen:
            recipient = RecipientDraft(person.span, person.case, person=person, place=place)
            after_branch(context, recipient, line.end)
            draft.recipients.append(recipient)
        draft.origin = "rule:award-line"
        found.append(draft)
    return found


def _marks(context: Context, line: Span) -> list[tuple[Span, str, int | None, str | None]]:
    """Return the place marks and nominations of a line: (words, kind, place, nomination)."""
    words = context.words
    nominations = context.lexicon.words("awards_rules", "nominations")
    marks: list[tuple[Span, str, int | None, str | None]] = []
    for i in range(line.start, line.end):
        fold = words[i].fold
        place = _place_number(fold)
        if place is not None and fold.endswith("орын"):
            marks.append((Span(i, i + 1), "place", place, None))
        elif place is not None and i + 1 < line.end and words[i + 1].fold.startswith("орын"):
            marks.append((Span(i, i + 2), "place", place, None))
        elif (
            place is not None
            and i + 2 < line.end
            and words[i + 1].text in "-–"
            and words[i + 2].fold.startswith("орын")
        ):
            marks.append((Span(i, i + 3), "place", place, None))
        elif fold in {"гран-при"} or (fold == "бас" and i + 1 < line.end and words[i + 1].fold.startswith("жулде")):
            marks.append((Span(i, i + (1 if fold == "гран-при" else 2)), "prize", None, None))
        elif any(fold.startswith(stem) for stem in nominations) and i > line.start:
            quote = words.quote_at.get(i - 1)
            if quote is not None:
                marks.append(
                    (Span(quote.start, i + 1), "prize", None, words.span_text(Span(quote.start + 1, quote.end - 1)))
                )
    return marks


def _place_number(fold: str) -> int | None:
    match = _PLACE.match(fold)
    if match is not None:
        return _ROMAN.get(match.group(1))
    return _WORDS.get(fold)

"""Honours that a life lists after a label: «Марапаттары: «…» төсбелгісі – 2011 ж., «…» орденінің иегері»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp_reports.extraction.award_bearers import bears
from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import award_at, find_phrases
from nlp_reports.extraction.award_topics import topic_before
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_items import content_of
from nlp_reports.extraction.words import LEADS, Span

_LINES_BACK = 2


def find_lives(context: Context, told: Sequence[AwardDraft]) -> list[AwardDraft]:
    """Find the awards listed after a label of honours, in order of the text, for whoever the text tells of there.

    Args:
        context: The post.
        told: Awards read before; those that somebody received are told once.
    """
    labels = context.lexicon.words("awards_rules", "honours_label")
    given = {draft.phrase.span for draft in told if draft.recipients}
    found: list[AwardDraft] = []
    for i in range(1, len(context.words) - 1):
        if context.words[i].fold not in labels or context.words[i + 1].text not in LEADS:
            continue
        person = topic_before(context, i, _LINES_BACK)
        if person is None:
            continue
        for stretch in _stretches(context, i + 2):
            for phrase in _listed(context, stretch):
                if phrase.span not in given:
                    holder = RecipientDraft(person.span, "Nom", person=person)
                    found.append(AwardDraft(phrase, [holder], score=0.8, origin="rule:award-life"))
    return found


def _stretches(context: Context, start: int) -> Iterator[Span]:
    """Yield the rest of the label's line, or the items of the lines below it, up to another name."""
    words = context.words
    line = words.line_of(start - 1)
    if start < line.end:
        yield _unnamed(context, Span(start, line.end))
        return
    while start < len(words):
        line = words.line_of(start)
        item = content_of(context, line)[0].start > line.start or words[line.start].text in '«"“'
        if not item or context.people_in(line):
            return
        yield line
        start = line.end


def _unnamed(context: Context, line: Span) -> Span:
    """Return the words before the next name that opens a sentence."""
    people = (mention.span.start for mention in context.people_in(line))
    other = next((at for at in people if context.words.sentence_of(at).start == at), line.end)
    return Span(line.start, other)


def _listed(context: Context, stretch: Span) -> list[AwardPhrase]:
    """Return the awards of a stretch, those told by a noun of their bearer too, in order."""
    found = find_phrases(context, stretch)
    for i in range(stretch.start + 1, stretch.end):
        phrase = award_at(context, i - 1, stretch.start, borne=True) if bears(context, i) else None
        if phrase is not None and not any(phrase.span.overlaps(other.span) for other in found):
            found.append(phrase)
    return sorted((p for p in found if not p.weak), key=lambda phrase: phrase.span.start)

"""Talks and their speakers: «Name «Title», Name «Title» тақырыптарында баяндама жасады»."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.phrases import unquoted
from nlp_reports.extraction.words import Span


@dataclass(slots=True, frozen=True)
class TalkDraft:
    """A talk in the making: its title's words and its speaker."""

    title_span: Span
    title: str
    speaker: PersonMention
    score: float
    origin: str


def find_talks(context: Context) -> list[TalkDraft]:
    """Find talks in prose: a title quoted right after the speaker's name, a word of speaking in the sentence."""
    talks: list[TalkDraft] = []
    words = context.words
    links = context.lexicon.words("program", "links")
    verbs = context.lexicon.words("program", "verbs")
    for line in words.lines:
        seen: list[TalkDraft] = []
        for quote in words.quotes:
            if quote.start not in line or any(quote.overlaps(t.title_span) for t in seen):
                continue
            speaker = _speaker(context, quote)
            if speaker is not None:
                title = unquoted(words.span_text(quote))
                seen.append(TalkDraft(quote, title, speaker, 0.85, "rule:talk"))
        if seen and _spoken(context, seen, line, links, verbs):
            talks += seen
    return talks


def _speaker(context: Context, quote: Span) -> PersonMention | None:
    """Return the person whose nominative name stands right before the title, words of speaking between allowed."""
    words = context.words
    at = quote.start - 1
    steps = 0
    while at >= 0 and steps < 4 and words[at].line == words[quote.start].line:
        person = context.person_ending(at)
        if person is not None:
            return person if person.case == "Nom" else None
        if words[at].text not in "-–—:,(" and words[at].fold not in {"болса", "озинин", "ал", "есимди"}:
            return None
        at -= 1
        steps += 1
    return None


def _spoken(context: Context, talks: list[TalkDraft], line: Span, links: frozenset[str], verbs: frozenset[str]) -> bool:
    words = context.words
    last = talks[-1].title_span.end
    after = [words[i].fold for i in range(last, min(last + 25, line.end))]
    if any(fold in links or fold in verbs for fold in after[:4]):
        return any(fold in verbs for fold in after) or bool(set(after[:3]) & links)
    return len(talks) > 1 and any(fold in verbs for fold in after)

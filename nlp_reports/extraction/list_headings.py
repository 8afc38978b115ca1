"""What a line announces for the lines below it: awards, a ranking, nominations, winners."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_labels import Label
from nlp_reports.extraction.winner_lists import (
    names_no_winners,
    winners_heading,
)
from nlp_reports.extraction.words import Span

_HEADING_WORDS = 12


@dataclass(slots=True)
class Heading:
    """What the lines above say of those below: awards that await their recipients, a ranking, nominations."""

    phrases: list[AwardPhrase] = field(default_factory=list)
    drafts: list[AwardDraft] = field(default_factory=list)
    ranking: bool = False
    nominated: bool = False
    label: Label | None = None
    winners: bool = False


def _quoted_heading(context: Context, span: Span) -> list[AwardPhrase]:
    """Read a heading that is nothing but an award in quotes: ««Алтын алқа»»."""
    quote = context.words.inside_quote.get(span.start)
    if quote is None or quote.start != span.start or span.end - quote.end > 1:
        return []
    hit = context.lexicon.match("awards", context.words.folds, quote.end - 2)
    if hit is None:
        return []
    name = context.words.span_text(Span(quote.start + 1, quote.end - 1))
    return [AwardPhrase(quote, quote.start, hit.entry.group, hit.entry.lemma, name=name)]


def heading_of(context: Context, line: Span) -> Heading | None:
    """Return what the line announces for the lines below it, None where it is no heading."""
    words = context.words
    colon = words[line.end - 1].text == ":"
    if not colon and (line.end - line.start > _HEADING_WORDS or words[line.end - 1].text in {".", "!", "?"}):
        return None
    low = line.start
    if colon and line.end - line.start > _HEADING_WORDS:
        low = words.sentence_of(line.end - 1).start
    tail = Span(low, line.end)
    folds = words.folds[tail.start : tail.end]

    def speaks_of(name: str) -> bool:
        stems = context.lexicon.words("awards_rules", name)
        return any(form.startswith(stem) for form in folds for stem in stems)

    if names_no_winners(context, tail):
        return None
    phrases = [phrase for phrase in find_phrases(context, tail) if not phrase.weak or colon]
    phrases = phrases or _quoted_heading(context, tail)
    phrases = [
        phrase for phrase in phrases if words.inside_quote.get(phrase.span.start) is None or not phrase.nomination
    ]
    won = winners_heading(context, tail) if not phrases else None
    phrases = phrases if won is None else [won]
    return Heading(phrases, [], speaks_of("rankings"), speaks_of("nominated"), winners=won is not None)

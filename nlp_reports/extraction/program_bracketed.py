"""Talks in prose whose speakers stand in brackets after their titles: ««A» (X), «B» (Y) атты баяндамалар тыңдалды»."""

from __future__ import annotations

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.program import TalkDraft, title_quotes
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import Span

_REACH = 8
_SCORE = 0.8
_LEAST = 1
_FEWEST = 2


def find_bracketed_talks(context: Context) -> list[TalkDraft]:
    """Find runs of quoted titles, each with its speaker in brackets, before words of giving or hearing talks."""
    words = context.words
    found: list[TalkDraft] = []
    for sentence in words.sentences:
        run: list[TalkDraft] = []
        end = sentence.start
        for quote in title_quotes(context, sentence):
            speaker = _speaker(context, quote, sentence)
            if speaker is None or quote.end > sentence.end:
                continue
            run.append(TalkDraft(quote, unquoted(words.span_text(quote)), speaker, _SCORE, "rule:talk_bracket"))
            end = speaker.span.end + 1
        if len(run) >= _LEAST and _heard(context, end, sentence):
            found += run
        found += _after_names(context, sentence)
    return found


def _after_names(context: Context, sentence: Span) -> list[TalkDraft]:
    """Return the talks whose titles stand in brackets after their speakers: «X («A»), Y («B») сөз сөйледі»."""
    words = context.words
    run: list[TalkDraft] = []
    for quote in title_quotes(context, sentence):
        speaker = context.person_ending(quote.start - 2) if words[quote.start - 1].text == "(" else None
        closed = quote.end < sentence.end and words[quote.end].text == ")"
        if speaker is not None and speaker.case == "Nom" and closed:
            run.append(TalkDraft(quote, unquoted(words.span_text(quote)), speaker, _SCORE, "rule:talk_bracket"))
    if len(run) < _FEWEST:
        return []
    verbs = context.lexicon.words("program", "verbs")
    end = run[-1].title_span.end
    return run if any(words[i].fold in verbs for i in range(end, min(end + _REACH, sentence.end))) else []


def _speaker(context: Context, quote: Span, sentence: Span) -> PersonMention | None:
    """Return who stands at the end of the brackets right after the title, a role before the name allowed."""
    words = context.words
    if quote.end + 2 >= sentence.end or words[quote.end].text != "(":
        return None
    close = next((i for i in range(quote.end + 1, sentence.end) if words[i].text == ")"), None)
    person = context.person_ending(close - 1) if close is not None else None
    return person if person is not None and person.span.start > quote.end else None


def _heard(context: Context, start: int, sentence: Span) -> bool:
    """Tell whether a noun of talks follows the last brackets."""
    words = context.words
    nouns = tuple(context.lexicon.words("program", "heard"))
    return any(words[i].fold.startswith(nouns) for i in range(start, min(start + _REACH, sentence.end)))

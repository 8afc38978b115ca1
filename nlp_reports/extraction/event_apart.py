"""Events of one kind that are told apart: by their days, by lines of a calendar, by their order and their places."""

from __future__ import annotations

from itertools import pairwise

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_besides import on_another_day
from nlp_reports.extraction.event_dates import day_opening
from nlp_reports.extraction.event_draft import EventDraft
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.event_names import same_name
from nlp_reports.extraction.venues import PLACE, Venue, venues_in
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_TOLD, _ALSO_TOLD = 2.0, 2.5
_ORDER_REACH = 3


def apart(context: Context, event: EventDraft, mention: EventMention) -> bool:
    """Tell whether the mention is of another event than the one in the making, though it may be of the same kind."""
    return (
        on_another_day(context, event, mention)
        or _on_a_line_of_its_own(context, event, mention)
        or _elsewhere(context, event, mention)
    )


def _on_a_line_of_its_own(context: Context, event: EventDraft, mention: EventMention) -> bool:
    """Tell whether both are told in neighbouring lines of a calendar that open with their days, be it the same one."""
    words = context.words
    if min(mention.told, event.best.told) < _TOLD or mention.pointer:
        return False
    if event.name and mention.name_span and same_name(event.name, words.span_text(mention.name_span)):
        return False
    lines = {words[told.span.start].line for told in event.mentions}
    ours = words[mention.span.start].line
    if ours in lines or not lines & {ours - 1, ours - 2}:
        return False
    return all(day_opening(context, told.span) is not None for told in (event.best, mention))


def _elsewhere(context: Context, event: EventDraft, mention: EventMention) -> bool:
    """Tell whether it is told as one more, at a place of its own: «Екінші кездесу Қызылжар ауылында өтті»."""
    if mention.told < _ALSO_TOLD or mention.pointer or mention.heading or event.best.heading:
        return False
    words = context.words
    sentence = words.sentence_of(mention.span.start)
    if sentence == words.sentence_of(event.best.span.start) or not _one_more(context, sentence, mention.span):
        return False
    theirs = {fold(venue.name) for told in event.mentions for venue in _places(context, told)}
    return any(fold(venue.name) not in theirs for venue in _places(context, mention))


def _places(context: Context, mention: EventMention) -> list[Venue]:
    sentence = context.words.sentence_of(mention.span.start)
    return [venue for venue in venues_in(context, sentence) if venue.weight >= PLACE]


def _one_more(context: Context, sentence: Span, span: Span) -> bool:
    """Tell whether an ordinal before the noun, or a word of adding in the sentence, says that it is one more."""
    words, lexicon = context.words, context.lexicon
    ordinals = lexicon.words("events_rules", "ordinals")
    if any(words[k].fold in ordinals for k in range(max(sentence.start, span.start - _ORDER_REACH), span.start)):
        return True
    adding = lexicon.words("events_rules", "adding")
    before = [words[k].fold for k in range(sentence.start, span.end)]
    return bool(adding & {*before, *(" ".join(pair) for pair in pairwise(before))})

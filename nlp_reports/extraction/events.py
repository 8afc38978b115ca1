"""What took place: the events of the post, the main one first, each with name, date and place."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_reports.extraction.context import Context, Dated
from nlp_reports.extraction.event_apart import apart
from nlp_reports.extraction.event_besides import mere_project, on_a_day, on_another_day, signs_besides, within
from nlp_reports.extraction.event_cells import day_below
from nlp_reports.extraction.event_dates import (
    at_its_time,
    date_near,
    date_of_head,
    date_of_line,
    is_day,
    labelled_date,
)
from nlp_reports.extraction.event_draft import EventDraft
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.event_mentions import find_mentions
from nlp_reports.extraction.event_names import labelled_name, same_name
from nlp_reports.extraction.event_of_talks import heard_at
from nlp_reports.extraction.event_places import place_of_event
from nlp_reports.extraction.event_signs import signs_of_mention
from nlp_reports.extraction.event_stated import linked_name, stated_name
from nlp_reports.extraction.event_titles import announced
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.phrases import nominative
from nlp_reports.weighing import odds, probability, shipped_weights

_TOLD, _ALSO_TOLD = 2.0, 2.5
_SURELY_TOLD = 3.0
WEIGHTS = "event_weights.toml"
_LIKELY = 0.4
_HEAD_SENTENCES = 4
_NEAR_SENTENCES = 2


def find_events(context: Context, talk: Span | None = None) -> list[EventDraft]:
    """Find the events that the post reports, the main one first; the same event told twice is one entry.

    Args:
        context: The post.
        talk: The title of the first talk, if any was given: where it was is an event however little is told of it.
    """
    mentions = find_mentions(context)
    best = main_mention(context, mentions) or announced(context)
    best = best or (heard_at(context, mentions, talk) if talk is not None else None)
    if best is None:
        return []
    if best not in mentions:
        mentions = [best, *mentions]
    main, *others = grouped(context, best, mentions)
    kept = [main]
    for event in others:
        signs = signs_besides(context, main, event, mentions)
        event.likelihood = probability(signs, shipped_weights(WEIGHTS, "event_further"))
        told = not _stands_for(context, main, event) and any(
            _told_besides(context, kept, mention) for mention in event.mentions
        )
        if told or event.likelihood >= _LIKELY:
            event.origin = "rule:event" if told else "rule:event-likely"
            kept.append(event)
    label = labelled_name(context)
    if main.name is None and label is not None:
        main.name, main.name_span = _text(context, label), label
    for event in kept:
        if event.name is None:
            _name_by_words(context, event)
    for event in kept:
        _complete(context, event, kept)
    for event in kept[1:]:
        event.within_main = within(context, main, event)
    return kept


def main_mention(context: Context, mentions: Sequence[EventMention]) -> EventMention | None:
    """Return the mention that tells the head event, None where nothing tells of one.

    Where it would be a bare «шара», the mention that is likeliest to say what sort of event it was tells it.
    """
    pool = [
        mention
        for mention in mentions
        if (mention.told >= 1 or mention.name_span or date_near(context, mention.span)) and not mere_project(mention)
    ]
    best = max(pool, key=lambda mention: _weight(context, mention), default=None)
    if best is not None and best.kind == "other" and best.name_span is None:
        best = max(mentions, key=lambda mention: _fits_main(context, mention, mentions))
    return best


def _fits_main(context: Context, mention: EventMention, mentions: Sequence[EventMention]) -> float:
    """Return what speaks for the mention being of the main event, to compare with that of others."""
    return odds(signs_of_mention(context, mention, mentions), shipped_weights(WEIGHTS, "event_main"))


def grouped(context: Context, best: EventMention, mentions: Sequence[EventMention]) -> list[EventDraft]:
    """Return the events that the mentions speak of, that of `best` first, each with all its mentions."""
    events = [_draft(context, best)]
    for mention in mentions:
        if mention is best:
            continue
        twin = next((event for event in events if _same(context, event, mention)), None)
        if twin is not None:
            _join(context, twin, mention)
        else:
            events.append(_draft(context, mention))
    for event in events[1:]:
        alike = [mention for mention in event.mentions if mention.kind == event.best.kind]
        event.best = max(alike, key=lambda mention: _fits_main(context, mention, mentions))
    return events


def _dated(context: Context, mention: EventMention) -> bool:
    return not mention.pointer and date_near(context, mention.span) is not None


def _weight(context: Context, mention: EventMention) -> float:
    """Return how likely the mention tells the head event: by a verb of happening, a name, a date, early in the post."""
    sentence = context.words.sentence_of(mention.span.start)
    number = context.words.sentence_number(sentence.start)
    return (
        mention.told
        + 1.2 * (mention.name_span is not None)
        + 0.8 * (date_near(context, mention.span) is not None)
        - 0.45 * min(number, 12)
        - 0.9 * mention.pointer
        - 2.0 * mention.other_time
        - {"other": 1.4, "award_ceremony": 0.6, "campaign": 0.6}.get(mention.kind, 0.0)
    )


def _same(context: Context, event: EventDraft, mention: EventMention) -> bool:
    if mention.other_time or apart(context, event, mention):
        return False
    if mention.name_span is not None and event.name:
        return same_name(_text(context, mention.name_span), event.name)
    if mention.name_span is not None and mention.lemma != event.best.lemma and not event.best.heading:
        told = mention.told >= _ALSO_TOLD and event.best.told >= _ALSO_TOLD
        if told and mention.nominal and event.best.span.start < mention.span.start:
            return False
    if mention.name_span is None and (mention.pointer or _points_by_its_day(context, event, mention)):
        return True
    return mention.kind == event.best.kind


def _points_by_its_day(context: Context, event: EventDraft, mention: EventMention) -> bool:
    """Tell whether «7 наурыздағы шараға …» gives its day to the event told before it, which has none."""
    if mention.kind != "other" or mention.lemma not in context.lexicon.data["events_rules"]["pointers"]:
        return False
    words = context.words
    apart = words.sentence_number(mention.span.start) - words.sentence_number(event.best.span.start)
    return 0 < apart <= _NEAR_SENTENCES and date_near(context, event.best.span) is None


def _join(context: Context, event: EventDraft, mention: EventMention) -> None:
    event.mentions.append(mention)
    if mention.name_span is None:
        return
    stated = _text(context, mention.name_span)
    heading_only = all(other.heading for other in event.mentions[:-1] if other.name_span is not None)
    if event.name is None or (heading_only and not mention.heading):
        event.name, event.name_span = stated, mention.name_span


def _stands_for(context: Context, main: EventDraft, event: EventDraft) -> bool:
    """Tell whether a bare «шара» is another word for the main event, of a sort of its own, on no other day."""
    bare = event.best.kind == "other" and all(mention.name_span is None for mention in event.mentions)
    return bare and main.best.kind != "other" and not on_another_day(context, main, event.best)


def _told_besides(context: Context, kept: list[EventDraft], mention: EventMention) -> bool:
    """Tell whether an event besides the main one is told: it has a name, or its noun a verb of its own."""
    if mention.name_span is not None:
        return not mere_project(mention)
    known = {event.best.kind for event in kept}
    if mere_project(mention):
        return False
    if mention.other_time and mention.nominal and mention.told >= _SURELY_TOLD:
        return True
    if mention.told >= _TOLD and not mention.pointer and mention.kind not in known and on_a_day(context, mention):
        return True
    if mention.kind in known:
        return all(apart(context, event, mention) for event in kept if event.best.kind == mention.kind)
    return mention.told >= _ALSO_TOLD and mention.modified and mention.nominal and not mention.pointer


def _draft(context: Context, mention: EventMention) -> EventDraft:
    name = _text(context, mention.name_span) if mention.name_span is not None else None
    return EventDraft(mention, [mention], name, mention.name_span)


def _name_by_words(context: Context, event: EventDraft) -> None:
    """Name an event after the words that stand before its noun without quotation marks."""
    for mention in sorted(event.mentions, key=lambda mention: (mention is not event.best, mention.span.start)):
        if mention.told < _TOLD and not mention.heading:
            continue
        linked = linked_name(context, mention.span.start)
        span = linked or stated_name(context, mention.span, mention.kind)
        if span is not None:
            event.name, event.name_span = nominative(context.words.span_text(span)), span
            return


def _text(context: Context, span: Span) -> str:
    """Return the words of a name: without its quotation marks, or without the case of its last word."""
    text = context.words.span_text(span)
    return unquoted(text) if context.words.quotes_in(Span(span.start, span.start + 1)) else nominative(text)


def _complete(context: Context, event: EventDraft, all_events: list[EventDraft]) -> None:
    """Give the event the date and place of the first of its mentions that has them, and its confidence."""
    main = event is all_events[0]
    event.date = _date(context, event, all_events)
    event.place = place_of_event(context, event.mentions, event.best, main=main)
    known = 0.2 * (event.name is not None) + 0.1 * (event.date is not None) + 0.08 * (event.place is not None)
    told = min(0.95, 0.35 + known + 0.1 * min(event.best.told, 3.0) - 0.1 * (not main))
    event.score = event.likelihood if event.origin == "rule:event-likely" else told


def _date(context: Context, event: EventDraft, all_events: list[EventDraft]) -> Dated | None:
    words = context.words
    main = event is all_events[0]
    rivals = [mention.span for other in all_events if other is not event for mention in other.mentions]
    ordered = sorted(event.mentions, key=lambda mention: (mention is not event.best, mention.span.start))
    early: list[Dated] = []
    late: list[Dated] = []
    for mention in ordered:
        dated = date_of_line(context, mention.span) or day_below(context, mention)
        if dated is None and (main or mention.told >= 2 or event.name is not None):
            dated = date_near(context, mention.span, rivals)
        if dated is not None:
            head = words.sentence_number(mention.span.start) < _HEAD_SENTENCES or mention is event.best
            (early if head or not main else late).append(dated)
    days = [dated for dated in early if is_day(dated)]
    own = [mention.span for mention in event.mentions]
    told = event.best.span
    found = (labelled_date(context) or date_of_head(context, told, own, rivals)) if main and not days else None
    written = date_of_head(context, told, own, rivals, written=True) if main else None
    best = next(filter(None, [*days, found, *early, *late, written]), None)
    return at_its_time(context, best) if best is not None else None

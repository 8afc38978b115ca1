"""What took place: nouns of events with their names, dates and places."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import BodyMention, Context, Dated
from nlp_reports.extraction.phrases import unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_LINK_REACH = 8


@dataclass(slots=True)
class EventDraft:
    """An event in the making."""

    span: Span
    kind: str
    kind_text: str
    name: str | None
    name_span: Span | None
    date: Dated | None
    place: str | None
    place_span: Span | None
    happened: bool
    heading: bool
    score: float
    origin: str


def find_events(context: Context) -> list[EventDraft]:
    """Find the events that the post reports, the main one first; the same event told twice is one entry."""
    drafts = [draft for i in range(len(context.words)) if (draft := _event_at(context, i)) is not None]
    kept: list[EventDraft] = []
    main = _main(drafts)
    for draft in ([main] if main else []) + drafts:
        if draft is main and kept:
            continue
        twin = next((other for other in kept if _same(other, draft)), None)
        if twin is not None:
            _complete(twin, draft)
        elif draft is main or (draft.name and draft.happened is not None):
            kept.append(draft)
    if kept and kept[0].date is None:
        kept[0].date = _first_date(context, kept[0])
    return kept


def _main(drafts: list[EventDraft]) -> EventDraft | None:
    """Return the head event: one that is told with a verb of happening and most is known of, early in the post."""
    told = [draft for draft in drafts if draft.happened and not draft.heading]
    pool = told or drafts

    def weight(item: tuple[int, EventDraft]) -> float:
        index, draft = item
        known = 1.5 * bool(draft.name) + 1.5 * bool(draft.date) + 0.7 * bool(draft.place)
        return known - 0.6 * index - (1.0 if draft.kind == "other" else 0.0)

    return max(enumerate(pool), key=weight)[1] if pool else None


def _same(a: EventDraft, b: EventDraft) -> bool:
    if a.name and b.name:
        return a.name == b.name
    return a.kind == b.kind


def _complete(event: EventDraft, other: EventDraft) -> None:
    if event.name is None and other.name is not None:
        event.name, event.name_span = other.name, other.name_span
    event.date = event.date or (other.date if other.name == event.name else None)
    if event.place is None and other.happened:
        event.place, event.place_span = other.place, other.place_span


def _event_at(context: Context, i: int) -> EventDraft | None:
    words, lexicon = context.words, context.lexicon
    hit = lexicon.match("events", words.folds, i)
    if hit is None or context.person_at(i) is not None or (i in words.inside_quote and _in_name(context, i)):
        return None
    if lexicon.match("bodies", words.folds, i) and context.body_ending(i) and not context.body_ending(i).bare:  # type: ignore[union-attr]
        return None
    head = i - hit.length + 1
    name_span = _name_before(context, head)
    sentence = words.sentence_of(i)
    verbs = lexicon.words("events_rules", "verbs")
    happened = any(words[k].fold in verbs for k in range(i + 1, min(sentence.end, i + 12)))
    weak = hit.entry.lemma in lexicon.data["events_rules"]["weak"]
    if hit.ending.plural and name_span is None:
        return None
    if name_span is None and (weak or hit.entry.group == "other") and not happened:
        return None
    heading = words[i].line == 0
    date = _date_of(context, sentence, i) if happened or heading else None
    place, place_span = _place_of(context, sentence, i) if happened else (None, None)
    name = unquoted(words.span_text(name_span)) if name_span else None
    score = 0.5 + 0.2 * bool(name) + 0.15 * bool(date) + 0.1 * happened
    return EventDraft(
        Span(head, i + 1), hit.entry.group, words.span_text(Span(head, i + 1)), name, name_span,
        date, place, place_span, happened, heading, score, "rule:event",
    )  # fmt: skip


def _in_name(context: Context, i: int) -> bool:
    quote = context.words.inside_quote[i]
    return quote.end - quote.start <= _LINK_REACH + 6


def _name_before(context: Context, head: int) -> Span | None:
    """Return the quoted name before the noun: «…» байқауы, «…» атты облыстық форум, «…» тақырыбында семинар."""
    words = context.words
    links = context.lexicon.words("events_rules", "name_links")
    for at in range(head - 1, max(-1, head - _LINK_REACH), -1):
        word = words[at]
        if word.line != words[head].line or word.text in ".;,:" or context.person_at(at):
            return None
        quote = words.quote_at.get(at)
        if quote is not None:
            linked = any(words[k].fold in links for k in range(at + 1, head))
            plain = all(words[k].case in {None, Case.NOM, Case.GEN} for k in range(at + 1, head))
            is_body = any(b.span.start <= quote.start and at < b.span.end <= head for b in context.bodies)
            return quote if (linked or plain) and not is_body else None
    return None


def _date_of(context: Context, sentence: Span, i: int) -> Dated | None:
    inside = [d for d in context.dates if d.span.start in sentence and d.value.precision in {"day", "time", "range"}]
    return min(inside, key=lambda d: abs(d.span.start - i)) if inside else None


def _first_date(context: Context, event: EventDraft) -> Dated | None:
    near = [
        d
        for d in context.dates
        if d.value.precision in {"day", "time"}
        and abs(context.words[d.span.start].line - context.words[event.span.start].line) <= 2
    ]
    return near[0] if near else None


def _place_of(context: Context, sentence: Span, i: int) -> tuple[str | None, Span | None]:
    """Return the venue: a body or hall in the locative, else a named place in the locative, in the sentence."""
    words = context.words
    bodies = [b for b in context.bodies if b.span.start in sentence and b.ending.case is Case.LOC and not b.bare]
    if bodies:
        venue: BodyMention = min(bodies, key=lambda b: (abs(b.span.start - i), b.span.start))
        return venue.name, venue.span
    for k in range(sentence.start, sentence.end):
        if words[k].fold in {
            "залында",
            "сахнасында",
            "алангында",
            "аланында",
            "стадионында",
            "бөлмесінде",
            "гимаратында",
        }:
            owner = context.body_ending(k - 1) or context.body_ending(k - 2)
            if owner is not None:
                return owner.name, owner.span
    places = [p for p in context.places if p.span.start in sentence and p.ending.case is Case.LOC and p.named]
    if places:
        return places[0].name, places[0].span
    return None, None


def place_text(text: str) -> str:
    """Return a place's words with the case of the last one taken off."""
    return nominative(text)

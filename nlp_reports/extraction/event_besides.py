"""What is seen of an event besides the main one: its days, its verbs, how it stands to the main one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_dates import date_of_line, is_day
from nlp_reports.extraction.event_draft import EventDraft
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.event_signs import signs_of_mention
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_ALSO_TOLD = 2.5
_SURELY_TOLD = 3.0
_SHORT = 5
_FUTURE = ("ады", "еди", "йды", "йди", "мак", "мек", "бак", "бек", "пак", "пек", "уда", "уде")


def signs_besides(
    context: Context, main: EventDraft, event: EventDraft, mentions: Sequence[EventMention]
) -> dict[str, float]:
    """Return the signs of an event besides the main one."""
    mention, words = event.best, context.words
    signs = signs_of_mention(context, mention, mentions)
    seen = {
        "mentions": math.log(len(event.mentions)),
        "as_main": mention.kind == main.best.kind,
        "main_named": main.name is not None,
        "main_generic": main.best.kind == "other",
        "beside_main": words.sentence_of(mention.span.start).start == words.sentence_of(main.best.span.start).start,
        "any_named": event.name is not None,
        "project": any(mere_project(other) for other in event.mentions),
        "on_a_day": any(on_a_day(context, other) for other in event.mentions),
        "most_told": max(other.told for other in event.mentions) / 3,
        "any_nominal_told": any(
            other.told >= _ALSO_TOLD and other.nominal and other.modified and not other.pointer
            for other in event.mentions
        ),
        "another_day": on_another_day(context, main, mention),
        "inside_main": within(context, main, event),
        "other_day": any(_apart(context, main, other) for other in event.mentions),
        "to_come": any(_to_come(context, other) for other in event.mentions),
        "listed": words[words.line_of(mention.span.start).start].text in context.lexicon.words("list", "bullets"),
        "in_main_heading": mention.heading and main.best.heading,
        "after_main": mention.span.start > main.best.span.start,
        "short_noun": len(mention.lemma) < _SHORT,
        "by_verb_alone": mention.span.end - mention.span.start == 1
        and not mention.lemma.endswith("у")
        and words[mention.span.start].pos == "VERB",
    }
    return signs | {sign: float(value) for sign, value in seen.items() if value}


def _apart(context: Context, main: EventDraft, mention: EventMention) -> bool:
    """Tell whether the mention's sentence has a day, and none that a sentence of the main event has."""
    words = context.words
    ours = {d.value.start_iso[:10] for d in context.dates_in(words.sentence_of(mention.span.start)) if is_day(d)}
    theirs = {
        d.value.start_iso[:10]
        for other in main.mentions
        for d in context.dates_in(words.sentence_of(other.span.start))
        if is_day(d)
    }
    return bool(ours) and bool(theirs) and not ours & theirs


def _to_come(context: Context, mention: EventMention) -> bool:
    """Tell whether the sentence ends in what will be: «өтеді», «өткізілмек», «жоспарлануда»."""
    words = context.words
    sentence = words.sentence_of(mention.span.start)
    last = next((words.folds[k] for k in range(sentence.end - 1, sentence.start, -1) if not words[k].punct), "")
    return last.endswith(_FUTURE)


def within(context: Context, main: EventDraft, event: EventDraft) -> bool:
    """Tell whether the event was held in the main one: «Семинар соңында … тренинг өтті»."""
    words = context.words
    sentence = words.sentence_of(event.best.span.start)
    frames = context.lexicon.words("events_rules", "inside")
    return any(
        mention.span.start in sentence
        and mention.span.end < sentence.end
        and (words.folds[mention.span.end] in frames or words[mention.span.end - 1].case is Case.LOC)
        for mention in main.mentions
        if mention.span.start < event.best.span.start
    )


def mere_project(mention: EventMention) -> bool:
    """Tell whether it is a project that nothing says to be under way: «… жобасының жетекшісі»."""
    return mention.lemma == "жоба" and not (mention.name_span and (mention.told >= _SURELY_TOLD or mention.heading))


def on_a_day(context: Context, mention: EventMention) -> bool:
    """Tell whether the sentence gives the event a day before its noun: «16 мамыр күні … өткен марапаттау рәсімінде».

    A day after it counts where the sentence begins with the event: «Марапаттау рәсімі 15 наурызда … өтеді».
    """
    sentence = context.words.sentence_of(mention.span.start)
    first = mention.nominal and mention.span.start == sentence.start
    told = sentence if first else Span(sentence.start, mention.span.start)
    return any(is_day(dated) for dated in context.dates_in(told))


def on_another_day(context: Context, event: EventDraft, mention: EventMention) -> bool:
    """Tell whether both are told by verbs of their own on days of their own: «14 тамызда … Ал 16 тамызда …»."""
    if mention.told < _ALSO_TOLD or event.best.told < _ALSO_TOLD or mention.pointer or not mention.nominal:
        return False
    theirs, ours = (_day_before(context, told) for told in (event.best, mention))
    return theirs is not None and ours is not None and theirs != ours


def _day_before(context: Context, mention: EventMention) -> str | None:
    """Return the day that the sentence tells before its event, None where it tells none or several."""
    opening = date_of_line(context, mention.span)
    if opening is not None:
        return opening.value.start_iso[:10]
    start = context.words.sentence_of(mention.span.start).start
    days = {d.value.start_iso[:10] for d in context.dates_in(Span(start, mention.span.start)) if is_day(d)}
    return days.pop() if len(days) == 1 else None

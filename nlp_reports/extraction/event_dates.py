"""When an event took place: the date of its sentence that is told of it, else that of the post's head."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from nlp_reports.extraction.context import Context, Dated
from nlp_reports.extraction.event_names import labelled, signs_of
from nlp_reports.extraction.event_other_dates import of_coming, of_document, of_rival
from nlp_reports.extraction.words import DASHES, Span

_LEAST = 1.2
_DATIVES = ("га", "ге", "ка", "ке", "на", "не")
_SURELY_ON = 2.9
_HEAD_SENTENCES = 4
_WEIGHTS = {"day": 3.0, "month": 1.7, "year": 0.3}


def date_near(context: Context, span: Span, others: Iterable[Span] = ()) -> Dated | None:
    """Return the date of the sentence that tells of the event at `span`.

    Args:
        context: The post.
        span: Words of the event's noun.
        others: Nouns of other events: a date beyond one of them is rather theirs.
    """
    sentence = context.words.sentence_of(span.start)
    rivals = list(others)
    best, most = None, _LEAST
    for dated in context.dates_in(sentence):
        low, high = sorted((dated.span.start, span.start))
        between = sum(1 for rival in rivals if low < rival.start < high)
        weight = _weight(context, dated) - 0.04 * (high - low) - 0.8 * between + 0.4 * (dated.span.start < span.start)
        weight -= 0.9 * _names_a_day(context, dated)
        weight -= 0.8 * any(rival.end == dated.span.start for rival in rivals) + 2 * of_coming(context, dated, span)
        if weight > most:
            best, most = dated, weight
    return best


def date_of_head(
    context: Context, span: Span, own: Collection[Span], others: Collection[Span], *, written: bool = False
) -> Dated | None:
    """Return the first day told in the head of the post or beside the event's sentence, None where there is none.

    Args:
        context: The post.
        span: Words of the event's noun.
        own: Words of all nouns that speak of it.
        others: Nouns of other events: a day right before one of them is theirs.
        written: Whether to return the day that stands alone after it, which is rather when the post was written.
    """
    words = context.words
    at = words.sentence_number(span.start)
    near = {*range(_HEAD_SENTENCES), at - 1, at + 1, at + 2}
    for number in sorted(near & set(range(len(words.sentences)))):
        for dated in context.dates_in(words.sentences[number]):
            if _weight(context, dated) < _SURELY_ON or of_coming(context, dated, span):
                continue
            if of_rival(context, dated, own, others):
                continue
            if (number > at and _alone(context, dated)) is written:
                return dated
    return None


def _alone(context: Context, dated: Dated) -> bool:
    """Tell whether nothing but the date stands in its sentence."""
    words = context.words
    sentence = words.sentence_of(dated.span.start)
    return all(k in dated.span or words[k].punct for k in range(sentence.start, sentence.end))


def labelled_date(context: Context) -> Dated | None:
    """Return the day that a line of its own gives: «Өтетін күні: 5 мамыр», «📅 5 мамыр»."""
    span = labelled(context, context.lexicon.words("events_rules", "date_labels"), signs_of(context, "date_signs"))
    return next((dated for dated in context.dates_in(span) if is_day(dated)), None) if span is not None else None


def date_of_line(context: Context, span: Span) -> Dated | None:
    """Return the day that opens the event's line in a calendar of events: «• 9 қараша, 15.00. …».

    A sentence of the line that has a day of its own keeps it.
    """
    words = context.words
    line = words.line_of(span.start)
    opening = Span(line.start, min(line.start + 2, span.start))
    sentence = words.sentence_of(span.start)
    if sentence.start >= opening.end and any(is_day(dated) for dated in context.dates_in(sentence)):
        return None
    dated = day_opening(context, span)
    if dated is None:
        return None
    between = context.dates_in(Span(dated.span.end, span.start)) if span.start > dated.span.end else []
    return None if any(is_day(other) and not _names_a_day(context, other) for other in between) else dated


def day_opening(context: Context, span: Span) -> Dated | None:
    """Return the day that opens the line of `span`; the first line has one where the second has one too."""
    line = context.words.line_of(span.start)
    dated = next(iter(context.dates_in(Span(line.start, min(line.start + 2, span.start)))), None)
    if dated is None or _weight(context, dated) < _SURELY_ON:
        return None
    return dated if line.start > context.words.lines[0].start or _next_opens_too(context) else None


def _next_opens_too(context: Context) -> bool:
    """Tell whether the second line opens with a day, as that of a calendar does."""
    following = context.words.lines[1:2]
    return any(is_day(dated) for line in following for dated in context.dates_in(Span(line.start, line.start + 1)))


def at_its_time(context: Context, dated: Dated) -> Dated:
    """Return the clock time that the sentence of a day tells of it, where it tells just one; else the day itself."""
    sentence = context.words.sentence_of(dated.span.start)
    day = dated.value.start_iso
    times = [other for other in context.dates_in(sentence) if other.value.start_iso.startswith(f"{day}T")]
    return times[0] if dated.value.precision == "day" and len(times) == 1 else dated


def _weight(context: Context, dated: Dated) -> float:
    words, lexicon = context.words, context.lexicon
    value, last = dated.value, dated.span.end - 1
    sentence = words.sentence_of(dated.span.start)
    weight = _WEIGHTS[_level(value.start_iso)]
    after = [words[k].fold for k in range(dated.span.end, min(dated.span.end + 4, sentence.end))]
    if value.relation in {"birth", "death"}:
        weight -= 3
    if value.relation == "period_reported":
        weight -= 1.5
    if after and after[0] in lexicon.words("event_dates", "bounds") and value.precision != "range":
        weight -= 2
    if set(after) & lexicon.words("event_dates", "lives"):
        weight -= 2
    if words[last].fold.endswith(_DATIVES) and value.precision != "range":
        weight -= 1.5
    if dated.span.start in words.inside_quote or of_document(context, dated):
        weight -= 2
    if words[dated.span.start - 1].text == "(" and dated.span.start:
        weight -= 1.5
    on = lexicon.words("event_dates", "on")
    if (after and after[0] in on) or words[last].fold in on or words[last].fold.endswith(("да", "де", "та", "те")):
        weight += 0.5
    return weight


def _names_a_day(context: Context, dated: Dated) -> bool:
    """Tell whether the date is that of a day marked: «7 мамыр – Отан қорғаушылар күніне орай», «8 наурыз … күніне»."""
    words = context.words
    end = words.sentence_of(dated.span.start).end
    last = words[dated.span.end - 1].fold
    on = last in context.lexicon.words("event_dates", "on") or last.endswith(("да", "де", "та", "те"))
    if dated.span.end >= end or (on and words[dated.span.end].text not in DASHES):
        return False
    links = context.lexicon.words("occasions", "links")
    return any(
        words[k].fold in links and words[k - 1].fold.startswith(("кун", "мереке", "мейрам"))
        for k in range(dated.span.end + 2, min(end, dated.span.end + 10))
    )


def is_day(dated: Dated) -> bool:
    """Tell whether the date is of a day, or of a run of days."""
    return _level(dated.value.start_iso) == "day"


def _level(iso: str) -> str:
    day = iso.split("T")[0]
    if len(day) == len("2019-02-19") or (day.startswith("--") and len(day) == len("--02-19")):
        return "day"
    return "month" if len(day) == len("2019-02") else "year"

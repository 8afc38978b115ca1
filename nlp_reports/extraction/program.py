"""Talks and their speakers in prose: «Name «Title», Name «Title» тақырыптарында баяндама жасады»."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.program_speakers import joined_after, joined_before, speakers_before
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import Span

_VERB_REACH = 14
_LONGEST_TITLE = 34


@dataclass(slots=True, frozen=True)
class TalkDraft:
    """A talk in the making: its title's words and its speaker."""

    title_span: Span
    title: str
    speaker: PersonMention
    score: float
    origin: str


@dataclass(slots=True)
class _Title:
    quote: Span
    speakers: list[PersonMention]


def find_talks(context: Context) -> list[TalkDraft]:
    """Find talks told in prose: titles quoted by their speakers' names, words of speaking after the last of them."""
    talks: list[TalkDraft] = []
    for line in context.words.lines:
        run: list[_Title] = []
        for quote in title_quotes(context, line):
            if run and not _goes_on(context, run[-1].quote.end, quote.start):
                run = []
            speakers = speakers_before(context, quote, topical=_linked(context, quote, "topics"))
            if speakers:
                run.append(_Title(quote, speakers))
            goes_on = False
            if _linked(context, quote, "topics"):
                score = 0.9
            elif (_linked(context, quote, "links") or len(run) > 1) and _spoken(context, quote):
                score, goes_on = 0.8, not _linked(context, quote, "links")
            elif any(person.case == "Gen" for person in speakers):
                score = 0.75
            elif len(run) > 1 and _announced(context, run[0].speakers[0]):
                score, goes_on = 0.75, True
            else:
                continue
            if not speakers:
                talks += _reversed(context, quote)
                continue
            talks += [_draft(context, title.quote, person, score) for title in run for person in title.speakers]
            run = run if goes_on else []
    return without_repetition(talks)


def title_quotes(context: Context, line: Span) -> list[Span]:
    """Return the quotes of the line that can be titles: whole ones, in no body's name, naming no event."""
    words = context.words
    found: list[Span] = []
    for quote in words.quotes_in(line):
        if quote.end - quote.start > _LONGEST_TITLE:
            continue
        if any(quote.start < other.end for other in found):
            continue
        body = context.body_covering(quote.start)
        if body is not None and quote.end <= body.span.end:
            continue
        found.append(quote)
    return [quote for quote in found if not _names_event(context, quote) and not _said(context, quote)]


def _said(context: Context, quote: Span) -> bool:
    """Tell whether the quote is speech: «…», – деді ол."""
    words = context.words
    says = context.lexicon.words("program", "says")
    return any(words[i].fold in says for i in range(quote.end, min(quote.end + 4, words.lines[-1].end)))


def _names_event(context: Context, quote: Span) -> bool:
    """Tell whether a noun of an event or a work follows: «…» тақырыбында конференция өтті, «…» әнін."""
    words, lexicon = context.words, context.lexicon
    for i in range(quote.end, min(quote.end + 7, words.sentence_of(quote.start).end)):
        if words[i].punct or context.person_at(i) is not None:
            return False
        event = lexicon.match("events", words.folds, i)
        if event is not None and event.entry.group not in {"training", "lesson"} and event.entry.lemma != "жоба":
            return True
        if i < quote.end + 3 and lexicon.match("works", words.folds, i):
            return not (words[i].fold.startswith("ангиме") and _spoken(context, Span(quote.start, i)))
    return False


def _goes_on(context: Context, start: int, end: int) -> bool:
    """Tell whether no sentence ends between the words."""
    words = context.words
    return not any(words[i].text in ".!?…;" and i not in words.inside_quote for i in range(start, end))


def _linked(context: Context, quote: Span, group: str) -> bool:
    words = context.words
    links = context.lexicon.words("program", group)
    return any(
        words[i].fold in links
        for i in range(quote.end, min(quote.end + 2, len(words)))
        if words[i].line == words[quote.start].line
    )


def _spoken(context: Context, quote: Span) -> bool:
    words = context.words
    verbs = context.lexicon.words("program", "verbs")
    end = min(quote.end + _VERB_REACH, len(words))
    for i in range(quote.end, end):
        if words[i].line != words[quote.start].line or words[i].text in ".!?":
            return False
        if words[i].fold in verbs:
            return True
    return False


def _announced(context: Context, first: PersonMention) -> bool:
    """Tell whether a colon stands before the first name of a list of talks, and words of speaking before it."""
    words, at = context.words, first.span.start - 1
    if at < 1 or words[at].text != ":":
        return False
    verbs = context.lexicon.words("program", "verbs") | context.lexicon.words("program", "cues")
    low = words.sentence_of(at - 1).start
    return any(words[i].fold in verbs for i in range(low, at))


def _reversed(context: Context, quote: Span) -> list[TalkDraft]:
    """Find «…» атты баяндаманы … Name жасады: the speaker after the title, right before the verb."""
    words = context.words
    verbs = context.lexicon.words("program", "verbs")
    end = min(quote.end + 2 * _VERB_REACH, words.sentence_of(quote.end - 1).end)
    for i in range(quote.end, end):
        person = context.person_starting(i)
        if person is None:
            continue
        speakers = joined_after(context, person, end)
        last = speakers[-1].span.end
        after = [words[k].fold for k in range(last, min(last + 3, end))]
        if person.case == "Nom" and any(fold in verbs for fold in after):
            together = speakers if len(speakers) > 1 else joined_before(context, person)
            return [_draft(context, quote, who, 0.75) for who in together]
        return []
    return []


def _draft(context: Context, quote: Span, speaker: PersonMention, score: float) -> TalkDraft:
    return TalkDraft(quote, unquoted(context.words.span_text(quote)), speaker, score, "rule:talk")


def without_repetition(talks: list[TalkDraft]) -> list[TalkDraft]:
    """Return the talks in order of the text; of two readings of one title by one speaker the surer stands."""
    best: dict[tuple[int, Span], TalkDraft] = {}
    for talk in talks:
        key = talk.title_span.start, talk.speaker.span
        if key not in best or best[key].score < talk.score:
            best[key] = talk
    return sorted(best.values(), key=lambda talk: (talk.title_span.start, talk.speaker.span.start))

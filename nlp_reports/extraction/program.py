"""Talks and their speakers in prose: «Name «Title», Name «Title» тақырыптарында баяндама жасады»."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_VERB_REACH = 14
_APPOSITION = 14
_LONGEST_TITLE = 34
_DASHES = "-–—"
_CONVERB = ("ып", "ип", "ап", "еп")
_TO_THEM = ("ларга", "лерге", "дарга", "дерге", "тарга", "терге", "ларына", "лерине")


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
            speakers = _speakers_before(context, quote, topical=_linked(context, quote, "topics"))
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


def _speakers_before(context: Context, quote: Span, *, topical: bool) -> list[PersonMention]:
    """Return who stands right before the title in the nominative; brackets, a dash or a role may come between."""
    words = context.words
    fillers = context.lexicon.words("program", "fillers")
    at = quote.start - 1
    line = words[quote.start].line
    while at >= 0 and words[at].line == line:
        person = context.person_ending(at)
        if person is not None:
            owned = person.case == "Gen" and _owned(context, quote)
            return _joined(context, person) if person.case == "Nom" or owned else []
        if words[at].fold == "ол" and at == words.sentence_of(at).start:
            return _told_before(context, at)
        if words[at].text == ")":
            at = _opening(context, at) - 1
        elif words[at].text in _DASHES + ":" or words[at].fold in fillers or listens(context, at):
            at -= 1
        elif words[at].text == "," and topical:
            return _in_apposition(context, at, line) or _goes_on_to(context, at)
        else:
            return []
    return []


def listens(context: Context, i: int) -> bool:
    """Tell whether the word is those spoken to: «X тыңдаушыларға «…» тақырыбында дәріс оқыды»."""
    word = context.words[i]
    return not word.cap and word.fold.endswith(_TO_THEM)


def _owned(context: Context, quote: Span) -> bool:
    """Tell whether a talk of somebody's follows: «…» атты баяндамасы."""
    words = context.words
    nouns = context.lexicon.words("program", "possessed")
    return any(words[i].fold in nouns for i in range(quote.end, min(quote.end + 4, len(words))))


def _opening(context: Context, at: int) -> int:
    while at > 0 and context.words[at].text != "(":
        at -= 1
    return at


def _in_apposition(context: Context, at: int, line: int) -> list[PersonMention]:
    """Return the person of «Name, role, «Title»»: the last one before, a comma right after the name."""
    words = context.words
    for i in range(at - 1, max(at - _APPOSITION, -1), -1):
        if words[i].line != line:
            return []
        person = context.person_ending(i)
        if person is not None:
            return [person] if words[i + 1].text == "," and person.case == "Nom" else []
    return []


def _told_before(context: Context, pronoun: int) -> list[PersonMention]:
    """Return whom «Ол» at the start of a sentence stands for: the one person of the sentence before in its line."""
    words = context.words
    if pronoun == 0 or words[pronoun - 1].line != words[pronoun].line:
        return []
    people = context.people_in(words.sentence_of(pronoun - 1))
    return people if len(people) == 1 else []


def _goes_on_to(context: Context, comma: int) -> list[PersonMention]:
    """Return the one subject that goes on to a talk after a converb: «X жиынды ашып, «…» тақырыбында сөз алды»."""
    words = context.words
    low = words.sentence_of(comma).start
    if not words[comma - 1].fold.endswith(_CONVERB) or words[comma - 1].cap:
        return []
    subjects = [person for person in context.people_in(Span(low, comma)) if person.case == "Nom"]
    parted = any(words[i].pos == "VERB" and words[i].fold.endswith(("са", "се")) for i in range(low, comma))
    return subjects if len(subjects) == 1 and not parted else []


def _joined(context: Context, person: PersonMention) -> list[PersonMention]:
    """Return the person, and the one joined to it by «мен»."""
    words = context.words
    at = person.span.start - 1
    role = role_ending(context, at) if at > 0 else None
    if role is not None and role.ending_case is Case.NOM:  # «тарихшы X мен ақын Y»
        at = role.span.start - 1
    elif at > 1 and not words[at].punct and not words[at].cap and words[at].pos != "VERB":
        at -= words[at].fold not in context.lexicon.words("phrase", "conjunctions")
    if at > 0 and words[at].fold in context.lexicon.words("phrase", "conjunctions"):
        other = context.person_ending(at - 1)
        if other is not None and other.case == "Nom":
            return [other, person]
    return [person]


def _reversed(context: Context, quote: Span) -> list[TalkDraft]:
    """Find «…» атты баяндаманы … Name жасады: the speaker after the title, right before the verb."""
    words = context.words
    verbs = context.lexicon.words("program", "verbs")
    end = min(quote.end + 2 * _VERB_REACH, words.sentence_of(quote.end - 1).end)
    for i in range(quote.end, end):
        person = context.person_starting(i)
        if person is None:
            continue
        speakers = _joined_after(context, person, end)
        last = speakers[-1].span.end
        after = [words[k].fold for k in range(last, min(last + 3, end))]
        if person.case == "Nom" and any(fold in verbs for fold in after):
            together = speakers if len(speakers) > 1 else _joined(context, person)
            return [_draft(context, quote, who, 0.75) for who in together]
        return []
    return []


def _joined_after(context: Context, person: PersonMention, end: int) -> list[PersonMention]:
    """Return the person and those joined to it by commas and «мен», all in the nominative."""
    words = context.words
    conjunctions = context.lexicon.words("phrase", "conjunctions")
    found = [person]
    while (at := found[-1].span.end) < end and (words[at].text == "," or words[at].fold in conjunctions):
        other = context.person_starting(at + 1)
        if other is None or other.case != "Nom" or other.span.end > end:
            break
        found.append(other)
    return found


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

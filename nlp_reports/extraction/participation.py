"""Who organized an event, who took part and how, what it marks, how many came."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nlp_reports.extraction.context import BodyMention, Context, PersonMention
from nlp_reports.extraction.event_draft import EventDraft
from nlp_reports.extraction.program import TalkDraft
from nlp_reports.extraction.quantities import QuantityDraft
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_PARTS = ("opened", "chaired", "spoke", "guest", "attended")
_OCCASION_WORDS = 14
_PARTICIPLE = re.compile(r"..(?:[гк][ае]н|[ае]тын|[ае]тин|йтын|йтин)$")


@dataclass(slots=True)
class Participation:
    """What is known of those who made and attended one event."""

    organizers: list[BodyMention] = field(default_factory=list)
    people: dict[Span, tuple[PersonMention, str]] = field(default_factory=dict)
    bodies: dict[Span, BodyMention] = field(default_factory=dict)
    occasion: Span | None = None
    attendance: int | None = None

    def add(self, person: PersonMention, part: str) -> None:
        """Note a person's part; the part noted first stays."""
        self.people.setdefault(person.span, (person, part))


def find_participation(
    context: Context, events: list[EventDraft], talks: list[TalkDraft], quantities: list[QuantityDraft]
) -> list[Participation]:
    """Return the participation in each event, in the order of the events.

    A sentence tells of the event that it names last, else of the one before it in the same paragraph, else of the
    head event; in a sentence no verb of which says what people did, nobody takes part. Who gave a talk spoke.
    """
    found = [Participation() for _ in events]
    if not events:
        return found
    for talk in talks:
        found[0].add(talk.speaker, "spoke")
    at: dict[int, int] = {}
    for number, event in enumerate(events):
        for mention in event.mentions:
            at.setdefault(context.words.sentence_number(mention.span.start), number)
    counts: dict[int, list[QuantityDraft]] = {}
    for quantity in quantities:
        counts.setdefault(context.words.sentence_number(quantity.span.start), []).append(quantity)
    told, line = 0, -1
    for number, sentence in enumerate(context.words.sentences):
        if context.words[sentence.start].line != line:
            told, line = 0, context.words[sentence.start].line
        told = at.get(number, told)
        part = found[told]
        _take_people(context, sentence, part, named=number in at)
        _take_organizers(context, sentence, part)
        if number in at:
            part.occasion = part.occasion or _occasion(context, sentence, events[told])
        if part.attendance is None:
            part.attendance = _attendance(context, sentence, counts.get(number, []))
    return found


def _take_people(context: Context, sentence: Span, into: Participation, *, named: bool) -> None:
    """Note what people of the sentence did; where it names no event, only that they spoke."""
    words = context.words
    people = [person for person in context.people_in(sentence) if person.span.start not in words.inside_quote]
    if not people:
        return
    for person in people:
        if person.case == "Gen":
            for part in ("chaired", "attended"):
                if _follows(context, person.span.end, sentence, f"{part}_by"):
                    into.add(person, part)
    doers = [person for person in people if person.case == "Nom"]
    for part in _PARTS if named else ("spoke",):
        where = _verb(context, sentence, part)
        if where is None:
            continue
        acting = [person for person in doers if person.span.end <= where] or (doers if part == "spoke" else [])
        chosen = acting if part in {"spoke", "attended", "guest"} else acting[-1:]
        if not acting and _PARTICIPLE.search(words.folds[where]):
            chosen = doers[:1]
        for person in chosen:
            into.add(person, part)
        if part == "attended":
            for body in context.bodies_in(sentence):
                if body.ending.case is Case.NOM and body.span.end <= where and not _belongs(context, body, people):
                    into.bodies.setdefault(body.span, body)


def _belongs(context: Context, body: BodyMention, people: list[PersonMention]) -> bool:
    """Tell whether the body only says where a person is from, or names a larger one: a name or noun goes on."""
    words = context.words
    after = body.span.end
    if body.bare or after >= len(words):
        return True
    return any(0 <= person.span.start - after <= 4 for person in people) or words[after].text not in ",."


def _verb(context: Context, sentence: Span, part: str) -> int | None:
    """Return the word at which a verb or phrase of the part begins, outside quotes; None where there is none."""
    words = context.words
    phrases = [tuple(phrase.split()) for phrase in context.lexicon.words("participation", part)]
    firsts = {phrase[0] for phrase in phrases}
    for i in range(sentence.start, sentence.end):
        if words.folds[i] not in firsts or i in words.inside_quote:
            continue
        if any(tuple(words.folds[i : i + len(phrase)]) == phrase for phrase in phrases):
            return i
    return None


def _follows(context: Context, at: int, sentence: Span, group: str) -> bool:
    """Tell whether a word of the group comes soon after, other people of the same list between them allowed."""
    cues = context.lexicon.words("participation", group)
    words = context.words
    for i in range(at, sentence.end):
        if words.folds[i] in cues:
            return True
        if context.person_at(i) is None and words[i].case is not Case.GEN and words[i].text not in ",":
            joined = words.folds[i] in context.lexicon.words("phrase", "conjunctions")
            if not joined and not words[i].cap and i > at + 12:
                return False
    return False


def _take_organizers(context: Context, sentence: Span, into: Participation) -> None:
    words, lexicon = context.words, context.lexicon
    by, verbs = lexicon.words("participation", "organized_by"), lexicon.words("participation", "organized")
    labels = lexicon.words("participation", "organizer_labels")
    bodies = context.bodies_in(sentence)
    organized = next((i for i in range(sentence.start, sentence.end) if words.folds[i] in verbs), None)
    label = next((i for i in range(sentence.start, sentence.end) if words.folds[i] in labels), None)
    for body in bodies:
        end = body.span.end
        if body.bare and body.ending.possession is None and organized is None:
            continue
        after = words.folds[end] if end < sentence.end else ""
        genitive = body.ending.case is Case.GEN and after in by
        subject = organized is not None and body.ending.case is Case.NOM and end <= organized
        joined = subject and after in lexicon.words("phrase", "conjunctions")
        alone = subject and not any(person.span.start >= end for person in context.people_in(Span(end, sentence.end)))
        labelled = label is not None and body.span.start > label and body.ending.case is Case.NOM
        whole = end >= sentence.end or words[end].case is not Case.GEN
        if genitive or ((joined or alone or labelled) and whole and body not in into.organizers):
            into.organizers.append(body)


def _occasion(context: Context, sentence: Span, event: EventDraft) -> Span | None:
    """Return the words of what the event marks: «… 350 жылдығына арналған», «… күніне орай», «… қарсаңында»."""
    words, lexicon = context.words, context.lexicon
    links = lexicon.words("occasions", "links")
    heads = tuple(lexicon.words("occasions", "heads"))
    for i in range(sentence.start + 1, sentence.end):
        if words.folds[i] not in links or i in words.inside_quote or i in event.best.span:
            continue
        head = i - 1
        if words.folds[head].startswith(heads) and context.dated_at(head) is None:
            start = _phrase_start(context, head, sentence.start)
            if start < head:
                return Span(start, i)
    return None


def _phrase_start(context: Context, head: int, first: int) -> int:
    words = context.words
    start = head
    while start > first and head - start < _OCCASION_WORDS:
        word = words[start - 1]
        if word.punct and word.text not in '«»"“”„–-':
            break
        if word.fold in context.stops or word.case in {Case.LOC, Case.ABL, Case.ACC}:
            break
        person = context.person_at(start - 1)
        if person is not None and person.case == "Nom":
            break
        dated = context.dated_at(start - 1)
        if (dated is not None and start - 1 != head - 1) or (not word.cap and _PARTICIPLE.search(word.fold)):
            break
        start -= 1
    while start < head and words[start].punct and words[start].text not in '«"“„':
        start += 1
    return start


def occasion_text(context: Context, span: Span) -> str:
    """Return an occasion's words in the nominative."""
    return nominative(context.words.span_text(span))


def _attendance(context: Context, sentence: Span, counts: list[QuantityDraft]) -> int | None:
    """Return how many came, where the sentence tells that people came and counts them."""
    words = context.words
    if not counts or not any(
        words.folds[i] in context.lexicon.words("events_rules", "attendance")
        for i in range(sentence.start, sentence.end)
    ):
        return None
    people = context.lexicon.data["units"]["people"]
    return next((int(item.value) for item in counts if item.unit in people and item.value >= 1), None)

"""Of whom a clause without a subject goes on to tell: «X – … басшысы, 1959 жылы туған. … орденімен марапатталған»."""

from __future__ import annotations

from bisect import bisect_left

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.endings import PLURALS
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span

_SENTENCES_BACK, _LINES_BACK = 8, 2
#: A life is told in many sentences, and those of others begin with their names.
_LIFE_SENTENCES, _LIFE_WORDS, _MOST_BEFORE = 40, 1_000, 40
_BORN = ("туган", "туды", "туылган")
_BROUGHT = ("дуниеге", "омирге")


def carried_on(context: Context, draft: AwardDraft, clause: Span) -> PersonMention | None:
    """Return the subject carried on from an earlier sentence to a clause of being rewarded without one of its own."""
    words, verb = context.words, draft.verb
    if verb is None or verb.case != "Nom" or verb.active:
        return None
    referred = any(words[i].fold == "ол" for i in range(clause.start, clause.end))
    if not referred and has_subject(context, clause):
        return None
    return topic_before(context, clause.start, 0 if referred else _LINES_BACK)


def topic_before(context: Context, at: int, lines: int) -> PersonMention | None:
    """Return who was told of last before the word `at`, so many lines back at most; of whom a life is told, farther."""
    words, sentence = context.words, context.words[at].sentence
    last = bisect_left(context.people, at, key=lambda person: person.span.start)
    for number in range(last - 1, -1, -1):
        person = context.people[number]
        start = person.span.start
        back = sentence - words[start].sentence
        if back > _LIFE_SENTENCES or at - start > _LIFE_WORDS:
            return None
        if person.case == "Nom" and opens(context, person):
            near = back <= _SENTENCES_BACK and words[at].line - words[start].line <= lines
            return person if near or tells_life(context, start) else None
    return None


def opens(context: Context, person: PersonMention) -> bool:
    """Tell whether the name opens its sentence, a date or role before it passed over."""
    words, low = context.words, context.words.sentence_of(person.span.start).start
    before = range(low, person.span.start)
    if len(before) > _MOST_BEFORE:
        return False
    if len(before) <= 1 or all(words[i].punct or context.dated_at(i) for i in before):
        return True
    told = any(words[i].pos == "VERB" or context.person_at(i) is not None for i in before)
    return not told and role_ending(context, before[-1]) is not None and any(words[i].text == "," for i in before)


def tells_life(context: Context, at: int) -> bool:
    """Tell whether the sentence of the word, or the next, says when somebody was born: «… туған», «дүниеге келген»."""
    words = context.words
    sentence = words.sentence_of(at)
    end = words.sentence_of(sentence.end).end if sentence.end < len(words) else sentence.end
    return any(words.folds[i].startswith(_BORN) or words.folds[i] in _BROUGHT for i in range(sentence.start, end))


def has_subject(context: Context, clause: Span) -> bool:
    """Tell whether the clause has a subject of its own, a noun of people or a body in the nominative."""
    words = context.words
    own = [Span(phrase.start, phrase.span.end) for phrase in find_phrases(context, clause)]
    for i in range(clause.start, clause.end):
        if any(i in span for span in own) or i in words.inside_quote:
            continue
        if (
            i > clause.start
            and words[i - 1].fold in context.lexicon.words("awards_rules", "this")
            and words[i].fold.endswith(PLURALS)
        ):
            return True
        role = context.lexicon.match("roles", words.folds, i)
        if role is not None and role.ending.case == "Nom" and not any(i in p.span for p in context.people):
            return True
        body = context.body_ending(i)
        if body is not None and body.ending.case == "Nom":
            return True
    return any(
        clause.start <= quote.start and quote.end <= clause.end and not any(quote.start in span for span in own)
        for quote in words.quotes
    )

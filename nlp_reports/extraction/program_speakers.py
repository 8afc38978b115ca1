"""Who speaks of a title in prose: the names before it, those joined to them, and whom a pronoun stands for."""

from __future__ import annotations

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.endings import PLURAL_DATIVES
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_APPOSITION = 14
_DASHES = "-–—"
_CONVERB = ("ып", "ип", "ап", "еп")
_TO_THEM = (*PLURAL_DATIVES, "ларына", "лерине")


def speakers_before(context: Context, quote: Span, *, topical: bool) -> list[PersonMention]:
    """Return who stands right before the title in the nominative; brackets, a dash or a role may come between."""
    words = context.words
    fillers = context.lexicon.words("program", "fillers")
    at = quote.start - 1
    line = words[quote.start].line
    while at >= 0 and words[at].line == line:
        person = context.person_ending(at)
        if person is not None:
            owned = person.case == "Gen" and _owned(context, quote)
            return joined_before(context, person) if person.case == "Nom" or owned else []
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


def joined_before(context: Context, person: PersonMention) -> list[PersonMention]:
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


def joined_after(context: Context, person: PersonMention, end: int) -> list[PersonMention]:
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

"""Winners told of in a run of one line: numbered «1) X; 2) Y и Z», or after a Russian «награждены … грамотой: X, Y»."""

from __future__ import annotations

import re
import unicodedata

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_labels import weighs
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.words import Span

_NUMBER = re.compile(r"([1-9])[.)]?")
_FEWEST, _LAST_PLACE = 2, 3
_LEAD_WORDS = 8
_SIGNS = frozenset({"So", "Sk", "Mn", "Cf"})


def is_sign(text: str) -> bool:
    """Tell whether a word is nothing but pictures: they mean no more than the space beside them."""
    return all(unicodedata.category(letter) in _SIGNS for letter in text)


def ranked_run(context: Context, line: Span, *, headed: bool) -> list[AwardDraft]:
    """Return the places of a line that is all names numbered in turn: «1) X; 2) Y; 3) Z».

    The line stands under a ranking's heading (`headed`) or opens with a weight or what heads a ranking: «48 кг: 1. X».
    """
    marks = _marks(context, line)
    if len(marks) < _FEWEST:
        return []
    lead = Span(line.start, marks[0].start)
    if lead.start == lead.end and not headed:
        return []
    if lead.start < lead.end and not (_closes(context, lead) and (headed or weighs(context, lead))):
        return []
    found = []
    ends = [mark.start for mark in marks[1:]] + [line.end]
    for place, (mark, end) in enumerate(zip(marks, ends, strict=True), start=1):
        members = members_of(context, Span(mark.end, end), [], listed=True, any_case=True)
        people = [member for member in members if member.person is not None] or members[:1]
        if not people or place > _LAST_PLACE:
            break
        for member in people:
            member.place = place
        phrase = AwardPhrase(mark, mark.start, "place", context.words.span_text(mark), place=place)
        found.append(AwardDraft(phrase, people, score=0.85, origin="rule:award-line"))
    return found if len(found) >= _FEWEST else []


def _closes(context: Context, lead: Span) -> bool:
    """Tell whether a colon or dash ends the few words before the first number."""
    return lead.end - lead.start <= _LEAD_WORDS and context.words[lead.end - 1].text in {":", "–", "—", "-"}


def _marks(context: Context, line: Span) -> list[Span]:
    """Return the numbers of a run, each one more than the one before, the first of them 1."""
    words = context.words
    marks: list[Span] = []
    for i in range(line.start, line.end - 1):
        match = _NUMBER.fullmatch(words[i].text)
        if match is None or int(match[1]) != len(marks) + 1:
            continue
        closed = not words[i].text.isdigit()
        if closed or words[i + 1].text in {")", "."}:
            marks.append(Span(i, i + 1 if closed else i + 2))
    return marks


def russian_run(context: Context, line: Span) -> list[AwardDraft]:
    """Return what a Russian line says that those after its colon are rewarded with: «Награждены грамотой: X, Y и Z»."""
    words = context.words
    verbs = context.lexicon.words("awards_rules", "russian")
    found: list[AwardDraft] = []
    for i in range(line.start, line.end):
        if not words.folds[i].startswith(tuple(verbs)):
            continue
        sentence = words.sentence_of(i)
        colon = next((k for k in range(i, sentence.end) if words[k].text == ":"), None)
        phrase = _named(context, Span(sentence.start, colon if colon is not None else sentence.end))
        if phrase is None:
            continue
        if colon is None:
            people = _of_verb(context, i, phrase, sentence)
            if people:
                found.append(AwardDraft(phrase, people, score=0.75, origin="rule:award-russian"))
            continue
        members = members_of(context, Span(colon + 1, line.end), [], listed=True, any_case=True)
        people = [member for member in members if member.person is not None and _of_run(context, colon, member.span)]
        if people:
            found.append(AwardDraft(phrase, people, score=0.85, origin="rule:award-russian"))
            break
    return found


def _of_verb(context: Context, verb: int, phrase: AwardPhrase, sentence: Span) -> list[RecipientDraft]:
    """Return whom a Russian sentence without a colon says to be rewarded: those after its verb, else those before.

    A name between the award and the verb is the giver's: «Грамотой акима Иванова награждены X и Y».
    """
    members = members_of(context, sentence, [phrase], listed=False, any_case=True)
    people = [m for m in members if m.person is not None]
    after = [m for m in people if m.span.start > verb]
    before = [m for m in people if m.span.end <= min(verb, phrase.span.start)]
    return after or before


def _named(context: Context, span: Span) -> AwardPhrase | None:
    """Return the award that a Russian form names in a stretch of words."""
    for i in range(span.start, span.end):
        hit = context.lexicon.match("awards", context.words.folds, i)
        if hit is not None and i - hit.length + 1 >= span.start:
            named = Span(i - hit.length + 1, i + 1)
            return AwardPhrase(named, named.start, hit.entry.group, hit.entry.lemma)
    return None


def _of_run(context: Context, colon: int, name: Span) -> bool:
    """Tell whether no full stop of a sentence stands between the colon and a name."""
    words = context.words
    return all(
        words[i].text != "." or len(words[i - 1].text) <= 2 or words[i + 1].text.islower()
        for i in range(colon + 1, name.start)
    )

"""Places told without their noun: «X бірінші, Y екінші, Z үшінші болды», «1) X; 2) Y; 3) Z»."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_phrases import find_phrases
from nlp_reports.extraction.award_places import is_ordinal, place_number
from nlp_reports.extraction.award_verbs import find_verbs
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.winners import rankings
from nlp_reports.extraction.words import Span

_MARKS = frozenset({",", ";", "."})


def find_ranked(context: Context) -> list[AwardDraft]:
    """Find the places that ordinals alone or the numbers of a line tell of, in order of the text."""
    found: list[AwardDraft] = []
    for sentence in context.words.sentences:
        found += _by_ordinals(context, sentence)
    for items in rankings(context):
        lead = Span(context.words.sentence_of(items[0].start).start, items[0].start - 2)
        if find_phrases(context, lead) or find_verbs(context, lead):
            continue
        for number, item in enumerate(items, 1):
            members = members_of(context, item, [], listed=True)
            if members and members[0].span.start == item.start:
                found.append(_draft(context, Span(item.start - 2, item.start - 1), number, members[:1]))
    return found


def _by_ordinals(context: Context, sentence: Span) -> list[AwardDraft]:
    words = context.words
    ordinals = [i for i in range(sentence.start + 1, sentence.end) if _stands_alone(context, i, sentence)]
    if not ordinals or not any(_becomes(context, i + 1, sentence) for i in ordinals):
        return []
    members = members_of(context, sentence, [], listed=False)
    found = []
    low = sentence.start
    for i in ordinals:
        before = [m for m in members if low <= m.span.start < i and m.case == "Nom"]
        near = before and not any(words[k].text == "," for k in range(_end(before[-1]), i))
        if near:
            found.append(_draft(context, Span(i, i + 1), place_number(words[i].text) or 0, before[-1:]))
        low = i
    return found


def _end(member: RecipientDraft) -> int:
    branch = member.branch_span
    return max(member.span.end, branch.end) if branch is not None else member.span.end


def _stands_alone(context: Context, i: int, sentence: Span) -> bool:
    """Tell whether the word is an ordinal with no noun after it."""
    words = context.words
    if not is_ordinal(words[i].fold) or i + 1 >= sentence.end:
        return False
    return words[i + 1].text in _MARKS or words[i + 1].fold in {"ал", "жане"} or _becomes(context, i + 1, sentence)


def _becomes(context: Context, i: int, sentence: Span) -> bool:
    return i < sentence.end and context.words[i].fold in context.lexicon.words("awards_rules", "becomes")


def _draft(context: Context, mark: Span, number: int, recipients: list[RecipientDraft]) -> AwardDraft:
    for recipient in recipients:
        recipient.place = number
    phrase = AwardPhrase(mark, mark.start, "place", context.words.span_text(mark), place=number)
    return AwardDraft(phrase, recipients, score=0.75, origin="rule:award-ranking")

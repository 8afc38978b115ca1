"""Awards that a clause does not name outright: one that its verb tells of, a weak noun that an award is meant by."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import Group
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline

_NEAR = 5


def implied(
    context: Context, sentence: Span, members: Group, wanted: list[Group], verb: AwardVerb
) -> list[AwardPhrase]:
    """Return the award that the verb itself tells of: being a winner, or a gift of whatever stands before it."""
    if verb.winner and wanted:
        kind = verb.winner
        span = verb.winner_span or verb.span
        text = context.words.span_text(span)
        if span in context.words.quotes:
            if not any(member.person for group in wanted for member in group):
                return []  # a body that got a name: «мектеп «Болашақ» атанды»
            return [AwardPhrase(span, span.start, kind, kind, name=unquoted(text))]
        return [AwardPhrase(span, span.start, kind, text, place=(verb.place or 1) if kind == "place" else None)]
    at = verb.span.start - 1
    given = any(member.person for group in wanted for member in group) or _stands_in(context, sentence, verb)
    if not (verb.gift and verb.active and given) or at < sentence.start:
        return []
    word = context.words[at]
    if word.punct or word.cap or context.person_at(at) or any(at in m.span for m in members):
        return []
    return [AwardPhrase(Span(at, at + 1), at, "gift", word.text)]


def _stands_in(context: Context, sentence: Span, verb: AwardVerb) -> bool:
    """Tell whether a word in the dative stands for the recipient: «қонаққа», «оған»."""
    stand_ins = [*context.lexicon.data["awards_rules"]["honoured"], "оған"]
    forms = {fold(word) for word in stand_ins} | {decline(word, Case.DAT) for word in stand_ins if word != "оған"}
    forms = {fold(form) for form in forms}
    return any(context.words[i].fold in forms for i in range(sentence.start, verb.span.start))


def is_meant(head: AwardPhrase, heads: list[AwardPhrase], wanted: list[Group], verb: AwardVerb) -> bool:
    """Tell whether a weak award noun is meant: near the verb, or next to those who receive or to another award."""
    if 0 <= verb.span.start - head.span.end <= _NEAR:
        return True
    if head.has_issuer and wanted:
        return True
    near = [group for group in wanted if 0 <= group[0].span.start - head.span.end <= 3]
    others = [o for o in heads if o is not head and 0 <= o.start - head.span.end <= 2]
    return bool(near or others)

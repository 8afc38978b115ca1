"""Who probably received an award where no rule reads it: people and awards near each other, their signs weighed.

The trees (`award_likely.toml`) are learnt from posts with gold by `nlp-reports train recipients`; see docs/quality.md
for what they add.
"""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_signs import Reading
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.recipients import members_of
from nlp_reports.extraction.states import PROBE, at_mention, encoder_sign
from nlp_reports.extraction.words import Span
from nlp_reports.trees import shipped_trees
from nlp_reports.weighing import shipped_weights

TREES = "award_likely.toml"
ORIGIN = "rule:award-likely"
LEAST = 0.7
"""The least probability at which someone is said to have received an award."""


def with_likely(reading: Reading, unawarded: list[AwardDraft]) -> tuple[list[AwardDraft], list[AwardDraft]]:
    """Return the awards with those that people probably received, in order of the text, and those still of no one."""
    trees, probe = shipped_trees(TREES), shipped_weights(TREES, PROBE)
    best: dict[int, tuple[float, PersonMention, AwardPhrase]] = {}
    held: dict[Span, dict[str, float]] = {}
    for mention, phrase, signs in reading.pairs():
        if mention.span not in held:
            held[mention.span] = encoder_sign(at_mention(reading.context, mention.span), probe)
        chance = trees.probability(signs | held[mention.span])
        person = reading.number[mention.span]
        if chance >= LEAST and (person not in best or chance > best[person][0]):
            best[person] = chance, mention, phrase
    awards = list(reading.awards)
    made: list[AwardDraft] = []
    for chance, mention, phrase in sorted(best.values(), key=lambda found: found[1].span.start):
        draft = next((draft for draft in made if draft.phrase.span == phrase.span), None)
        if draft is None:
            draft = _draft(reading.awards, phrase)
            made.append(draft)
            awards = [other for other in awards if other.recipients or other.phrase.span != phrase.span]
        draft.recipients.append(_recipient(reading.context, mention, phrase))
        draft.score = min(draft.score, chance)
    told = {draft.phrase.span for draft in made}
    left = [draft for draft in unawarded if draft.phrase.span not in told]
    return sorted([*awards, *made], key=lambda draft: draft.phrase.span.start), left


def _draft(awards: list[AwardDraft], phrase: AwardPhrase) -> AwardDraft:
    """Return a new award of the phrase; the issuer of one that others surely received stays with that one."""
    known = next((draft for draft in awards if draft.phrase.span == phrase.span), None)
    if known is not None and known.recipients:
        phrase = replace(phrase, issuer_role=None, issuer_body=None, issuer_person=None)
    elif known is not None:
        return replace(known, recipients=[], score=1.0, origin=ORIGIN)
    return AwardDraft(phrase, score=1.0, origin=ORIGIN)


def _recipient(context: Context, mention: PersonMention, phrase: AwardPhrase) -> RecipientDraft:
    """Return the one named, with where they are from."""
    line = context.words.line_of(mention.span.start)
    members = members_of(context, line, [phrase], listed=True, any_case=True)
    known = next((member for member in members if member.person is mention), None)
    found = known or RecipientDraft(mention.span, mention.case, person=mention)
    found.place = phrase.place
    return found

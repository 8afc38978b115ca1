"""Awards whose recipients are told elsewhere: «жеңімпаздарға», «осы бес азамат», «оған», a subject left out."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_groups import both, everyone, leaders
from nlp_reports.extraction.award_pointing import counted, list_after, listed_before
from nlp_reports.extraction.award_repeats import without_repeats
from nlp_reports.extraction.award_topics import carried_on, has_subject, opens
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.list_above import list_above
from nlp_reports.extraction.people import PersonDraft
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_HANDED = 3


def with_recipients(
    context: Context, drafts: list[AwardDraft], people: list[PersonDraft]
) -> tuple[list[AwardDraft], list[AwardDraft]]:
    """Return the awards that someone receives, in order of the text, references followed, and those of no one named.

    Args:
        context: the post.
        drafts: awards found, those without recipients too.
        people: the people of the post, to tell whom it is about.
    """
    drafts = without_repeats(sorted(drafts, key=lambda draft: draft.phrase.span.start))
    kept: list[AwardDraft] = []
    unawarded: list[AwardDraft] = []
    listed = {draft.phrase.span for draft in drafts if draft.recipients}
    for draft in drafts:
        if draft.origin == "rule:award-bearer" and _told_before(kept, draft):
            continue
        if _only_hands_over(draft, kept):
            for earlier in kept:
                if draft.phrase.plural or earlier.phrase.kind == draft.phrase.kind:
                    earlier.presenter = earlier.presenter or draft.presenter
            continue
        if not draft.recipients and draft.phrase.span in listed:
            continue
        if not (draft.recipients or draft.phrase.counted) and draft.clause is not None and draft.verb is not None:
            draft.recipients, draft.score = _referred(context, draft, draft.clause, kept, people)
            draft.origin = "rule:award-reference"
            last = kept[-1] if kept else None
            if not draft.recipients and last is not None and _goes_on(context, last, draft):
                draft.recipients = list(last.recipients)
        if draft.recipients:
            kept.append(draft)
        elif draft.verb is not None and not draft.phrase.weak:
            unawarded.append(draft)
            if draft.phrase.has_issuer:  # who gives it is told, whoever received it
                kept.append(draft)
    return kept, unawarded


def _told_before(kept: list[AwardDraft], draft: AwardDraft) -> bool:
    """Tell whether an award of the kind was given before to all whom a noun of bearers names: «жүлде иегері X»."""
    named = [set(fold(r.person.parts.full).split()) for r in draft.recipients if r.person is not None]
    given = [
        set(fold(recipient.person.parts.full).split())
        for earlier in kept
        if earlier.phrase.kind == draft.phrase.kind
        for recipient in earlier.recipients
        if recipient.person is not None
    ]
    return bool(named) and all(any(name <= other for other in given) for name in named)


def _only_hands_over(draft: AwardDraft, kept: list[AwardDraft]) -> bool:
    """Tell whether the clause only says who handed over the awards told before: «Жүлделерді X тапсырды»."""
    phrase = draft.phrase
    handed = not draft.recipients and draft.presenter is not None and phrase.definite and phrase.name is None
    return handed and (phrase.plural or any(earlier.phrase.kind == phrase.kind for earlier in kept[-_HANDED:]))


def _goes_on(context: Context, last: AwardDraft, draft: AwardDraft) -> bool:
    """Tell whether the clause goes on about the one recipient of the award before, in its sentence or the next."""
    words = context.words
    apart = words[draft.phrase.span.start].sentence - words[last.phrase.span.start].sentence
    same_line = words[draft.phrase.span.start].line == words[last.phrase.span.start].line
    alone = len(last.recipients) == 1 and last.origin == "rule:award-reference"
    handed = draft.verb is not None and draft.verb.case == "Dat"
    return same_line and ((apart == 0 and alone) or (apart <= 1 and alone and handed))


def _referred(
    context: Context, draft: AwardDraft, clause: Span, before: list[AwardDraft], people: list[PersonDraft]
) -> tuple[list[RecipientDraft], float]:
    listed = list_after(context, clause) or list_above(context, clause, before)
    if listed:
        return listed, 0.8
    together = both(context, clause, before) or leaders(context, clause)
    together = together or everyone(context, clause, before) or counted(context, clause)
    together = together or listed_before(context, clause, before)
    if together:
        return together, 0.7
    person = (
        _pronoun(context, draft, clause, people)
        or _honoured(context, draft, clause, people)
        or carried_on(context, draft, clause)
        or _told_of(context, draft, clause, people)
    )
    return ([RecipientDraft(person.span, "Nom", person=person)] if person else []), 0.6


def _pronoun(context: Context, draft: AwardDraft, clause: Span, people: list[PersonDraft]) -> PersonMention | None:
    """Return whom «оған» stands for: the last one named before it, who is not the giver."""
    words = context.words
    pronouns = context.lexicon.words("awards_rules", "pronouns")
    at = next((i for i in range(clause.start, clause.end) if words[i].fold in pronouns), None)
    if at is None:
        return None
    givers = {mention.span for mention in (draft.presenter, draft.phrase.issuer_person) if mention is not None}
    earlier = [p for p in context.people if p.span.end <= at and p.span not in givers and p.case != "Gen"]
    near = [p for p in earlier if words[at].sentence - words[p.span.start].sentence <= 1]
    draft.alternatives = near if len(near) > 1 else []
    if earlier and words[at].sentence - words[earlier[-1].span.start].sentence <= 1:
        return earlier[-1]
    return protagonist(people) or (earlier[-1] if earlier else None)


def _honoured(context: Context, draft: AwardDraft, clause: Span, people: list[PersonDraft]) -> PersonMention | None:
    """Return the one whom the post is about where the clause speaks of «мерейтой иесі», or of no one at all."""
    words = context.words
    text = " ".join(words.folds[words.sentence_of(clause.start).start : clause.end])
    if any(fold(word) in text for word in context.lexicon.data["awards_rules"]["honoured"]):
        return protagonist(people) or _celebrated(context)
    if draft.verb is None or draft.verb.case != "Dat" or not draft.verb.active or draft.phrase.weak:
        return None
    if any(body.ending.case == "Dat" for body in context.bodies_in(clause)):
        return None
    roles = (context.lexicon.match("roles", words.folds, i) for i in range(clause.start, clause.end))
    someone = any(role is not None and (role.ending.plural or role.ending.case == "Dat") for role in roles)
    return None if someone else protagonist(people) or _celebrated(context)


def protagonist(people: list[PersonDraft]) -> PersonMention | None:
    """Return the person named most often, if three times or more and half as often again as any other."""
    ranked = sorted(people, key=lambda person: -len(person.mentions))
    if not ranked or len(ranked[0].mentions) < 2:
        return None
    if len(ranked) > 1 and len(ranked[1].mentions) * 1.5 > len(ranked[0].mentions):
        return None
    return ranked[0].best


def _told_of(context: Context, draft: AwardDraft, clause: Span, people: list[PersonDraft]) -> PersonMention | None:
    """Return the one whom a life is told of where it ends «… орденімен марапатталған» without a subject."""
    verb = draft.verb
    if verb is None or verb.form != "participle" or verb.case != "Nom" or has_subject(context, clause):
        return None
    return protagonist(people)


def _celebrated(context: Context) -> PersonMention | None:
    """Return whom a post about a jubilee opens with, roles before the name."""
    first = context.people[0] if context.people else None
    if first is None or context.words[first.span.start].line > 1 or not opens(context, first):
        return None
    return first if any(form.startswith("мерейтой") for form in context.words.folds) else None

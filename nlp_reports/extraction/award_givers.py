"""Awards given together, and who gives those whose own words do not tell it."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_reports.extraction.award_drafts import AwardDraft, Group
from nlp_reports.extraction.award_groups import speaks_of_many
from nlp_reports.extraction.award_issuers import decided_by, given_by
from nlp_reports.extraction.award_verb_forms import AwardVerb
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.branches import RecipientDraft
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

#: What joins members of a list.
JOINTS = frozenset({",", "және", "мен", "бен", "пен", "әрі"})
#: Awards of the state, which a named one has of its own.
_STATE = frozenset({"order", "medal", "badge"})
_DOING = ("ган", "ген", "кан", "кен")  # «кітапхана атынан қатысқан»
_OWN_ISSUER = frozenset({"place", "prize"})


def bundled(
    context: Context, members: Sequence[RecipientDraft], heads: Sequence[AwardPhrase]
) -> list[list[AwardPhrase]]:
    """Group awards given together: «дипломы мен бағалы сыйлығы»."""
    bundles: list[list[AwardPhrase]] = []
    for head in heads:
        if bundles:
            last = bundles[-1][-1]
            between = range(last.span.end, head.span.start)
            apart = any(m.span.start in between or m.span.end - 1 in between for m in members) or any(
                _stands_for_people(context, i) for i in between
            )
            apart = apart or speaks_of_many(context, Span(last.span.end, head.start))
            # «… грамотасымен, ІІ орын алған Y …»: a place after a comma begins the next one's words
            begins = head.kind == "place" and last.kind != "place" and context.words[last.span.end].text == ","
            if not apart and not begins and between and context.words[last.span.end].text in JOINTS:
                bundles[-1].append(head)
                continue
        bundles.append([head])
    return bundles


def _stands_for_people(context: Context, i: int) -> bool:
    """Tell whether a plural noun of people in the dative stands there: «қатысушыларға»."""
    role = context.lexicon.match("roles", context.words.folds, i)
    return role is not None and role.ending.plural and role.ending.case is Case.DAT


def give_issuers(
    context: Context, found: Sequence[AwardDraft], before: int, agent: Group | None, decided: AwardPhrase | None
) -> None:
    """Give the awards of a clause who gives them, where their own words do not say it.

    Args:
        context: The post.
        found: The awards of the sentence so far; those from `before` on are the clause's.
        before: Number of the clause's first award.
        agent: Who hands over, by the clause's subject.
        decided: What the sentence's opening says of whose decision it was.
    """
    for number in range(before, len(found)):
        draft = found[number]
        head = draft.phrase
        giver = agent[0] if agent else None
        if giver is not None and giver.person is not None:
            draft.presenter = giver.person
        explicit = any(d.phrase.has_issuer for d in found[before:number])
        if head.has_issuer or (head.kind == "prize" and explicit):
            continue
        behalf = _on_behalf(context, draft)
        if behalf is not None and head.kind != "place":
            head.take_issuer(behalf)
        elif decided is not None and decided.span.start < head.span.start and head.kind not in _OWN_ISSUER:
            head.take_issuer(decided)
        elif (source := _source(context, draft)) is not None:
            head.take_issuer(source)
        elif giver is not None:
            head.issuer_person, head.issuer_body = giver.person, giver.body
            if giver.person is not None and giver.span.start:
                head.issuer_role = role_ending(context, giver.person.span.start - 1)
        elif (
            head.kind not in _OWN_ISSUER
            and not (head.kind in _STATE and head.name)
            and number
            and found[number - 1].phrase.kind not in _OWN_ISSUER
            and not _years_apart(context, found[number - 1].phrase, head)
        ):
            head.take_issuer(found[number - 1].phrase)


def _years_apart(context: Context, earlier: AwardPhrase, head: AwardPhrase) -> bool:
    """Tell whether a date between two awards parts them: «2001 жылы … грамотасы, 2011 жылы … атағы»."""
    return any(context.dated_at(i) is not None for i in range(earlier.span.end, head.span.start))


def _on_behalf(context: Context, draft: AwardDraft) -> AwardPhrase | None:
    """Return on whose behalf this award of the clause is given: «… атынан X-ке төсбелгі, … тарапынан Y-ке диплом»."""
    low = draft.clause.start if draft.clause is not None else draft.phrase.span.start
    for i in range(draft.phrase.span.start - 1, low, -1):
        if context.words[i].fold in context.lexicon.words("awards_rules", "on_behalf") and not context.words[
            i + 1
        ].fold.endswith(_DOING):
            return decided_by(context, Span(max(low - 1, 0), i + 1)) if i > low else None
    return None


def _source(context: Context, draft: AwardDraft) -> AwardPhrase | None:
    """Return who gives by the ablative before a passive verb of giving: «бөлімнен X-ке сертификат берілді»."""
    if draft.verb is None or draft.verb.case != "Dat" or draft.verb.active or draft.clause is None:
        return None
    homes = [member.branch_span for member in draft.recipients if member.branch_span is not None]
    return given_by(context, Span(draft.clause.start, draft.phrase.span.start), homes)


def agent_of(
    context: Context,
    sentence: Span,
    members: Group,
    groups: list[Group],
    wanted: list[Group],
    verb: AwardVerb,
    heads: list[AwardPhrase],
) -> Group | None:
    """Return who hands over: the nominative before the verb of giving, the last one who is no recipient."""
    if not verb.active:
        return None
    given = [member for group in wanted for member in group]
    subjects = [g for g in groups if g[-1].case == "Nom" and g[0].span.start < verb.span.start and g not in wanted]
    if subjects:
        return subjects[0]
    bodies = [
        body
        for body in context.bodies_in(Span(sentence.start, verb.span.start))
        if body.ending.case is Case.NOM and not body.bare and role_ending(context, body.span.end) is None
        if not any(body.span.overlaps(Span(head.start, head.span.end)) for head in heads)
        and not any(member.body is body or member.branch_body is body for member in members if member in given)
    ]
    return [RecipientDraft(bodies[-1].span, "Nom", body=bodies[-1])] if bodies else None

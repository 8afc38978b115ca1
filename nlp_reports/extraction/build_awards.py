"""The record's awards with their recipients, and the warnings about what is left open of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nlp_reports.extraction.words import Span
from nlp_reports.extraction.written import one_line
from nlp_reports.language.phrases import nominative
from nlp_reports.records import model

if TYPE_CHECKING:
    from nlp_reports.extraction.award_drafts import AwardDraft
    from nlp_reports.extraction.award_words import AwardPhrase
    from nlp_reports.extraction.branches import RecipientDraft
    from nlp_reports.extraction.build import Builder

#: Kinds of awards that are given by decree, whatever event a post tells of.
_BY_DECREE = frozenset({"order", "medal", "badge", "title"})


def written_awards(builder: Builder) -> tuple[model.Award, ...]:
    """Write the awards with their recipients."""
    return tuple(_award(builder, number, draft) for number, draft in enumerate(builder.found.awards, 1))


def _award(builder: Builder, number: int, draft: AwardDraft) -> model.Award:
    words, phrase = builder.context.words, draft.phrase
    return model.Award(
        id=f"a{number}", evidence=(builder.evidence(phrase.span),), confidence=draft.score, origin=draft.origin,
        kind=phrase.kind, kind_text=phrase.kind_text, name=one_line(phrase.name) if phrase.name else None,
        degree=phrase.degree, place=phrase.place,
        nomination=one_line(phrase.nomination) if phrase.nomination else None,
        issuer=_issuer(builder, phrase), presenter=builder.person_id(draft.presenter),
        reason=one_line(words.span_text(draft.reason)) if draft.reason else None,
        occasion=one_line(words.span_text(draft.occasion)) if draft.occasion else None,
        event=None if phrase.kind in _BY_DECREE else builder.only_event,
        recipients=tuple(_recipient(builder, item) for item in draft.recipients if _is_known(builder, item)),
    )  # fmt: skip


def award_warnings(builder: Builder) -> tuple[model.Warning, ...]:
    """Write what is left open about awards: no recipient named, several possible, places that contradict."""
    found = [
        model.Warning(
            kind="award_without_recipient", message="an award is told of, but not who by name received it",
            evidence=(builder.evidence(draft.phrase.span),),
        )
        for draft in builder.found.unawarded
    ]  # fmt: skip
    found += [
        model.Warning(
            kind="unknown_recipient", message="what received an award is neither a person nor a body of its own",
            evidence=(builder.evidence(item.span),),
        )
        for draft in builder.found.awards for item in draft.recipients if not _is_known(builder, item)
    ]  # fmt: skip
    names = {f"p{number}": person.best.parts.full for number, person in enumerate(builder.found.people, 1)}
    for draft in builder.found.awards:
        others = {builder.person_id(mention) for mention in draft.alternatives} - {None}
        if len(others) > 1:
            found.append(
                model.Warning(
                    kind="ambiguous_recipient",
                    message="the text names several who may have received this award",
                    evidence=(builder.evidence(draft.phrase.span),),
                    alternatives=tuple(sorted(names[str(other)] for other in others)),
                )  # fmt: skip
            )
    return (*found, *_contradictions(builder, names))


def _contradictions(builder: Builder, names: dict[str, str]) -> Iterator[model.Warning]:
    """Yield a warning for everyone whom lines of one contest give two places."""
    places: dict[str, dict[int, Span]] = {}
    for draft in builder.found.awards:
        for recipient in draft.recipients:
            who = builder.person_id(recipient.person)
            if who is not None and draft.phrase.kind == "place" and draft.phrase.place is not None:
                places.setdefault(who, {}).setdefault(draft.phrase.place, recipient.span)
    for who, won in places.items():
        if len(won) > 1:
            yield model.Warning(
                kind="contradictory_places", message=f"{names[who]} is given more than one place",
                evidence=tuple(builder.evidence(span) for span in won.values()),
                alternatives=tuple(str(place) for place in sorted(won)),
            )  # fmt: skip


def _issuer(builder: Builder, phrase: AwardPhrase) -> model.Issuer | None:
    role, body = phrase.issuer_role, phrase.issuer_body
    text = nominative(builder.context.words.span_text(role.span)) if role is not None else body.name if body else None
    body = role.body if role is not None else body
    if not text and phrase.issuer_person is None:
        return None
    return model.Issuer(
        organization=builder.body_id(body), person=builder.person_id(phrase.issuer_person),
        text=one_line(text) if text else None,
    )  # fmt: skip


def _is_known(builder: Builder, draft: RecipientDraft) -> bool:
    """Tell whether a recipient is a person or body of the record; of another the record warns."""
    return builder.person_id(draft.person) is not None or builder.body_id(draft.body) is not None


def _recipient(builder: Builder, draft: RecipientDraft) -> model.Recipient:
    # A name that a sentence gives two awards says only once where it is from.
    told = draft.span in builder.branched
    if draft.branch_text:
        builder.branched.add(draft.span)
    return model.Recipient(
        person=builder.person_id(draft.person), organization=builder.body_id(draft.body),
        branch=None if told else builder.body_id(draft.branch_body),
        branch_text=one_line(draft.branch_text) if draft.branch_text and not told else None,
        place=draft.place, score=draft.score, evidence=(builder.evidence(draft.span),),
    )  # fmt: skip

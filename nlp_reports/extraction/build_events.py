"""The record's events with their talks and people, its works and its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_reports.extraction.participation import Participation, occasion_text
from nlp_reports.extraction.written import calendar, one_line
from nlp_reports.language.dates import tells_time
from nlp_reports.records import model

if TYPE_CHECKING:
    from nlp_reports.extraction.build import Builder
    from nlp_reports.extraction.context import Dated

_DAY = len("2019-02-19")


def written_events(builder: Builder) -> tuple[model.Event, ...]:
    """Write the events, the program on the main one."""
    written = []
    for number, (draft, part) in enumerate(zip(builder.found.events, builder.found.participation, strict=True), 1):
        places = [builder.evidence(draft.best.span)] + ([builder.evidence(draft.name_span)] if draft.name_span else [])
        start, end = _when(draft.date) if draft.date else (None, None)
        written.append(
            model.Event(
                id=f"e{number}",
                evidence=tuple(places),
                confidence=round(draft.score, 3),
                origin=draft.origin,
                kind=draft.best.kind,
                kind_text=builder.context.words.span_text(draft.best.span),
                name=one_line(draft.name) if draft.name else None,
                start=start,
                end=end,
                place=one_line(draft.place.name) if draft.place else None,
                program=_talks(builder) if number == 1 else (),
                organizers=tuple(dict.fromkeys(filter(None, map(builder.body_id, part.organizers)))),
                occasion=one_line(occasion_text(builder.context, part.occasion)) if part.occasion else None,
                participants=_participants(builder, part),
                attendance=part.attendance,
                part_of="e1" if draft.within_main else None,
            )  # fmt: skip
        )
    return tuple(written)


def _participants(builder: Builder, part: Participation) -> tuple[model.Participant, ...]:
    written: dict[str, model.Participant] = {}
    for span, (person, role) in part.people.items():
        who = builder.person_id(person)
        if who is not None:
            written.setdefault(who, model.Participant(part=role, person=who, evidence=(builder.evidence(span),)))
    for span, body in part.bodies.items():
        which = builder.body_id(body)
        if which is not None:
            entry = model.Participant(part="attended", organization=which, evidence=(builder.evidence(span),))
            written.setdefault(which, entry)
    return tuple(written.values())


def _when(dated: Dated) -> tuple[str | None, str | None]:
    """Return when an event began and ended: the clock time where its words tell one, where one alone the day it ended.

    A time in figures alone is as likely the minute of publication («8 қазан 2015, 15:52»).
    """
    start, end = calendar(dated.value.start_iso, dated.value.end_iso)
    if start is None or end is None or "T" not in start:
        return start, end
    if not tells_time(dated.value.text):
        return start[:_DAY], end[:_DAY]
    return start, end[:_DAY] if start == end else end


def _talks(builder: Builder) -> tuple[model.Talk, ...]:
    return tuple(
        model.Talk(
            title=one_line(talk.title),
            speaker=builder.person_id(talk.speaker),
            evidence=(builder.evidence(talk.title_span),),
            confidence=talk.score,
            origin=talk.origin,
        )  # fmt: skip
        for talk in builder.found.talks
    )


def written_works(builder: Builder) -> tuple[model.Work, ...]:
    """Write the works named."""
    return tuple(
        model.Work(
            id=f"w{number}",
            evidence=(builder.evidence(draft.span),),
            confidence=0.8,
            origin="rule:work",
            title=one_line(draft.title),
            genre=draft.genre,
            author=builder.person_id(draft.author),
        )  # fmt: skip
        for number, draft in enumerate(builder.found.works, 1)
    )


def written_quantities(builder: Builder) -> tuple[model.Quantity, ...]:
    """Write the counts."""
    return tuple(
        model.Quantity(
            id=f"q{number}",
            evidence=(builder.evidence(draft.span),),
            confidence=0.8,
            origin="rule:quantity",
            value=draft.value,
            unit=draft.unit,
            about=one_line(draft.about) if draft.about else None,
        )  # fmt: skip
        for number, draft in enumerate(builder.found.quantities, 1)
    )

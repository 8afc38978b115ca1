"""From what was found to the record's entries: ids, evidence in the original text, confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.build_awards import award_warnings, written_awards
from nlp_reports.extraction.build_events import written_events, written_quantities, written_works
from nlp_reports.extraction.context import BodyMention, Context, Dated, PersonMention
from nlp_reports.extraction.event_draft import EventDraft
from nlp_reports.extraction.holders import Holders
from nlp_reports.extraction.organizations import BodyDraft, parent_of, place_of
from nlp_reports.extraction.participation import Participation
from nlp_reports.extraction.people import PersonDraft
from nlp_reports.extraction.program import TalkDraft
from nlp_reports.extraction.quantities import QuantityDraft
from nlp_reports.extraction.references import find_references
from nlp_reports.extraction.roles import RoleMention
from nlp_reports.extraction.words import Span
from nlp_reports.extraction.works import WorkDraft
from nlp_reports.extraction.written import calendar, one_line
from nlp_reports.records import model
from nlp_reports.repair import AlignedText


@dataclass(slots=True)
class Found:
    """Everything found in one post; `doubtful` are bodies that the record leaves out."""

    people: list[PersonDraft]
    bodies: list[BodyDraft]
    holders: Holders
    events: list[EventDraft]
    participation: list[Participation]
    talks: list[TalkDraft]
    awards: list[AwardDraft]
    works: list[WorkDraft]
    quantities: list[QuantityDraft]
    unawarded: list[AwardDraft] = field(default_factory=list)
    doubtful: list[BodyDraft] = field(default_factory=list)


class Builder:
    """Writes entries; knows the ids of people and bodies by their mentions."""

    def __init__(self, context: Context, aligned: AlignedText, found: Found) -> None:
        self.context, self.aligned, self.found = context, aligned, found
        self.person_ids: dict[Span, str] = {}
        for number, person in enumerate(found.people, 1):
            self.person_ids.update({mention.span: f"p{number}" for mention in person.mentions})
        self.body_ids: dict[Span, str] = {}
        for number, body in enumerate(found.bodies, 1):
            self.body_ids.update({mention.span: f"o{number}" for mention in body.mentions})
        self.branched: set[Span] = set()
        self.references = find_references(context, found.people, found.holders)
        self.places = {place.kind: place.name for place in reversed(context.places) if place.named}

    def evidence(self, span: Span) -> model.Evidence:
        """Return the place in the original text of a span of words."""
        return self.evidence_of(*self.context.words.chars(span))

    def evidence_of(self, start: int, end: int) -> model.Evidence:
        """Return the place in the original text of a stretch of the mended text."""
        first, last = self.aligned.to_original(start, end)
        return model.Evidence(first, last, self.aligned.original[first:last])

    def body_id(self, body: BodyMention | None) -> str | None:
        """Return the id of the body that a mention belongs to."""
        return self.body_ids.get(body.span) if body is not None else None

    def person_id(self, person: PersonMention | None) -> str | None:
        """Return the id of the person that a mention belongs to."""
        return self.person_ids.get(person.span) if person is not None else None

    def people(self) -> tuple[model.Person, ...]:
        """Write the people, each with mentions and roles."""
        return tuple(self._person(number, draft) for number, draft in enumerate(self.found.people, 1))

    def _person(self, number: int, draft: PersonDraft) -> model.Person:
        parts = draft.parts
        mentions = []
        for mention in draft.mentions:
            place = self.evidence(mention.span)
            mentions.append(model.PersonMention(start=place.start, end=place.end, text=place.text, form=mention.form))
        for reference in self.references.get(number - 1, ()):
            place = self.evidence(reference.span)
            mentions.append(model.PersonMention(start=place.start, end=place.end, text=place.text, form="role"))
        roles = [role for mention in draft.mentions for role in self.found.holders.of.get(mention.span.start, ())]
        written: dict[tuple[str, str | None, str | None], model.Role] = {}
        for role in roles:
            entry = self._role(role)
            key = (entry.title, entry.organization, entry.place)
            if not any(k[0] == entry.title and (entry.organization or entry.place) is None for k in written):
                written.setdefault(key, entry)
        name = model.Name(
            full=parts.full, surname=parts.surname, given=parts.given, patronymic=parts.patronymic,
            initials=parts.initials,
        )  # fmt: skip
        gender = next((m.parts.gender for m in [draft.best, *draft.mentions] if m.parts.gender), None)
        return model.Person(
            id=f"p{number}", evidence=(self.evidence(draft.best.span),), confidence=round(draft.confidence, 3),
            origin=draft.best.origin, name=name, gender=gender, mentions=tuple(mentions), roles=tuple(written.values()),
        )  # fmt: skip

    def _role(self, role: RoleMention) -> model.Role:
        place = None
        if role.place is not None:
            place = role.place.name if role.place.named else self.places.get(role.place.kind, role.place.name)
        return model.Role(
            title=role.title, organization=self.body_id(role.body), place=place,
            text=self.context.words.span_text(role.span), status=role.status,
            evidence=(self.evidence(role.span),), confidence=role.score, origin=role.origin,
        )  # fmt: skip

    def organizations(self) -> tuple[model.Organization, ...]:
        """Write the bodies, each with what it belongs to."""
        ids = {id(draft): f"o{number}" for number, draft in enumerate(self.found.bodies, 1)}
        written = []
        for draft in self.found.bodies:
            parent = parent_of(draft, self.found.bodies, self.context)
            best, place = draft.best, place_of(draft, self.context)
            written.append(
                model.Organization(
                    id=ids[id(draft)],
                    evidence=(self.evidence(best.span),),
                    confidence=round(draft.confidence, 3),
                    origin=best.origin,
                    name=one_line(best.name),
                    short_names=tuple(map(one_line, draft.short_names)),
                    kind=best.kind,
                    parent=ids[id(parent)] if parent is not None else None,
                    place=one_line(place) if place else None,
                    mentions=tuple(self.evidence(mention.span) for mention in draft.mentions),
                )  # fmt: skip
            )
        return tuple(written)

    def events(self) -> tuple[model.Event, ...]:
        """Write the events, the program on the main one."""
        return self._events

    @cached_property
    def _events(self) -> tuple[model.Event, ...]:
        return written_events(self)

    @cached_property
    def only_event(self) -> str | None:
        """The id of the event of a post that tells of one: what was won or handed over was so there."""
        heads = [event.id for event in self._events if event.part_of is None]
        return heads[0] if len(heads) == 1 else None

    def works(self) -> tuple[model.Work, ...]:
        """Write the works named."""
        return written_works(self)

    def quantities(self) -> tuple[model.Quantity, ...]:
        """Write the counts."""
        return written_quantities(self)

    def awards(self) -> tuple[model.Award, ...]:
        """Write the awards with their recipients."""
        return written_awards(self)

    def warnings(self) -> tuple[model.Warning, ...]:
        """Write what is left open about awards, and what may be a body."""
        return award_warnings(self) + tuple(
            model.Warning(
                kind="unsure_body", message="this may be a body, too unsure to be listed",
                evidence=(self.evidence(draft.best.span),),
            )
            for draft in self.found.doubtful
        )  # fmt: skip

    def _is_of(self, main: Dated, dated: Dated) -> bool:
        """Tell whether a date is that of the main event, or its day beside the clock time."""
        day = main.value.start_iso.partition("T")[0]
        sentences = [self.context.words.sentence_number(one.span.start) for one in (main, dated)]
        return main is dated or (dated.value.start_iso == dated.value.end_iso == day and len(set(sentences)) == 1)

    def dates(self) -> tuple[model.DateEntry, ...]:
        """Write every date expression."""
        written = []
        main = self.found.events[0].date if self.found.events else None
        for number, dated in enumerate(self.context.dates, 1):
            value = dated.value
            start, end = calendar(value.start_iso, value.end_iso)
            relation = value.relation or ("event" if main and self._is_of(main, dated) else "mention")
            written.append(
                model.DateEntry(
                    id=f"d{number}",
                    evidence=(self.evidence_of(value.start, value.end),),
                    confidence=0.9,
                    origin="rule:date",
                    text=value.text,
                    start=start,
                    end=end,
                    precision=value.precision,
                    relation=relation,
                    anchored=value.anchored,
                )  # fmt: skip
            )
        return tuple(written)

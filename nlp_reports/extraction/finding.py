"""All facts of a post, found in the order in which they build on one another."""

from __future__ import annotations

from nlp_reports.extraction.award_drafts import AwardDraft
from nlp_reports.extraction.award_likely import with_likely
from nlp_reports.extraction.award_lives import find_lives
from nlp_reports.extraction.award_references import with_recipients
from nlp_reports.extraction.award_signs import Reading
from nlp_reports.extraction.awards import find_awards
from nlp_reports.extraction.body_evidence import weigh_bodies
from nlp_reports.extraction.build import Found
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.events import find_events
from nlp_reports.extraction.holders import find_holders
from nlp_reports.extraction.lists import find_listed_awards
from nlp_reports.extraction.organizations import resolve_bodies
from nlp_reports.extraction.participation import find_participation
from nlp_reports.extraction.people import resolve_people
from nlp_reports.extraction.program import TalkDraft, find_talks, without_repetition
from nlp_reports.extraction.program_bracketed import find_bracketed_talks
from nlp_reports.extraction.program_lists import find_listed_talks
from nlp_reports.extraction.program_unquoted import find_unquoted_talks
from nlp_reports.extraction.quantities import find_quantities
from nlp_reports.extraction.rankings import find_ranked
from nlp_reports.extraction.stretches import stretch_numbers
from nlp_reports.extraction.talk_likely import with_likely_talks
from nlp_reports.extraction.talk_signs import TalkReading
from nlp_reports.extraction.works import find_works


def find_all(context: Context) -> Found:
    """Find the facts of every kind, in the order in which they build on one another."""
    reading, unawarded = read_awards(context)
    people, holders = reading.people, reading.holders
    talks = with_likely_talks(TalkReading(context, people, holders, reading.talks))
    awards, unawarded = with_likely(reading, unawarded)
    needed = {role.body.span.start for roles in holders.of.values() for role in roles if role.body is not None}
    bodies = resolve_bodies(context, needed)
    events = find_events(context, talks[0].title_span if talks else None)
    quantities = find_quantities(context)
    found = Found(
        people, bodies, holders, events, find_participation(context, events, talks, quantities), talks, awards,
        find_works(context), quantities, unawarded,
    )  # fmt: skip
    found.bodies, found.doubtful = weigh_bodies(context, found)
    return found


def read_awards(context: Context) -> tuple[Reading, list[AwardDraft]]:
    """Return the awards as rules alone read them, with the people who may have received more, and those of no one."""
    holders = find_holders(context)
    people = resolve_people(context.people, stretch_numbers(context.words))
    awards, unawarded = with_recipients(context, _awards(context), people)
    return Reading(context, people, holders, _talks(context), awards), unawarded


def _talks(context: Context) -> list[TalkDraft]:
    quoted = find_talks(context) + find_listed_talks(context) + find_bracketed_talks(context)
    return without_repetition(quoted + find_unquoted_talks(context))


def _awards(context: Context) -> list[AwardDraft]:
    told = find_awards(context) + find_listed_awards(context) + find_ranked(context)
    return told + find_lives(context, told)

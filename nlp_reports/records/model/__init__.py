"""The record as types: what one post becomes.

Field names and meanings are those of `schemas/`; `to_dict` leaves out what is not known.
"""

from nlp_reports.records.model.awards import Award, Issuer, Recipient
from nlp_reports.records.model.details import DateEntry, Quantity, Work
from nlp_reports.records.model.events import Event, Participant, Talk
from nlp_reports.records.model.origins import Language, Model, Pipeline, Source
from nlp_reports.records.model.parts import Entry, Evidence, Part, Repair, Warning
from nlp_reports.records.model.people import Name, Organization, Person, PersonMention, Role
from nlp_reports.records.model.record import SCHEMA_VERSION, Record

__all__ = [
    "SCHEMA_VERSION",
    "Award",
    "DateEntry",
    "Entry",
    "Event",
    "Evidence",
    "Issuer",
    "Language",
    "Model",
    "Name",
    "Organization",
    "Part",
    "Participant",
    "Person",
    "PersonMention",
    "Pipeline",
    "Quantity",
    "Recipient",
    "Record",
    "Repair",
    "Role",
    "Source",
    "Talk",
    "Warning",
    "Work",
]

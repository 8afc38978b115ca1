"""The contract: the record's types, its JSON Schemas, its invariants, and how it is written."""

from nlp_reports.records.model import SCHEMA_VERSION, Record
from nlp_reports.records.problem import Problem
from nlp_reports.records.schemas import schema, schema_types
from nlp_reports.records.validation import validate
from nlp_reports.records.writing import to_json

__all__ = ["SCHEMA_VERSION", "Problem", "Record", "schema", "schema_types", "to_json", "validate"]

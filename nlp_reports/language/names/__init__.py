"""Names of people: parts, gender, nominative from any case, and any case from the nominative."""

from nlp_reports.language.names.declension import decline_name
from nlp_reports.language.names.endings import (
    is_given,
    is_patronymic,
    is_surname,
    nominative_name,
)
from nlp_reports.language.names.parts import NameParts, parse_name

__all__ = ["NameParts", "decline_name", "is_given", "is_patronymic", "is_surname", "nominative_name", "parse_name"]

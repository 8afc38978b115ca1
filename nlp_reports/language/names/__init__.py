"""Names of people: parts, gender, nominative and the other cases."""

from nlp_reports.language.names.endings import decline_name, is_given, is_patronymic, is_surname, nominative_name
from nlp_reports.language.names.parts import NameParts, parse_name

__all__ = ["NameParts", "decline_name", "is_given", "is_patronymic", "is_surname", "nominative_name", "parse_name"]

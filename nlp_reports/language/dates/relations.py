"""What a date is of, as far as the words after it say."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from nlp_reports.language.dates.model import Reading
from nlp_reports.language.dates.patterns import BANK, filled

_REACH = 220


@cache
def _rules() -> list[tuple[str, re.Pattern[str], list[str]]]:
    table: dict[str, dict[str, Any]] = BANK["relations"]
    return [(name, filled(rule["after"]), rule.get("precisions", [])) for name, rule in table.items()]


def relation_of(text: str, reading: Reading) -> str | None:
    """Return the relation that the clause after an expression gives it; None where it gives none.

    Args:
        text: The folded text.
        reading: An expression in it.
    """
    after = text[reading.end : reading.end + _REACH]
    for name, pattern, precisions in _rules():
        if (not precisions or reading.precision in precisions) and pattern.match(after):
            return name
    return None

"""What a verb of awarding tells once it is read, and the endings that say which form it has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_reports.extraction.words import Span

# Verbal endings in folded letters: past, evidential, present, future, imperative; converb, conditional; participles;
# what is reported to have been: «… иеленгенін айтты».
_FINITE = r"[дт]ы|[дт]и|[ыи]?пт[ыи]|[ае]д[ыи]|йд[ыи]|ма[кх]|ме[кх]|па[кх]|пе[кх]|с[ыи]н|[ыи]лс[ыи]н|ут?уда|уде|уда"
_REPORTED = r"[гк][ае]н[ыи]н|[гк][ае]нд[ыи]г[ыи]н?"
_LINKING = r"[ыи]?п|с[ае]|[гк][ае]нда"
_PARTICIPLE = r"[гк][ае]н|[ае]т[ыи]н|йт[ыи]н"
ENDING = re.compile(
    rf"(?:(?P<finite>{_FINITE})|(?P<linking>{_LINKING})|(?P<participle>{_PARTICIPLE})|(?P<reported>{_REPORTED}))$"
)


@dataclass(slots=True, frozen=True)
class AwardVerb:
    """A verb of awarding: its words, case of the recipient, whether the giver is its subject, what form it has."""

    span: Span
    case: str
    active: bool
    form: str
    gift: bool
    winner: str | None = None
    winner_span: Span | None = None
    place: int | None = None
    listed: bool = False

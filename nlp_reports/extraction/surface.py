"""Nominative of a lexicon word as it stands: the ending is cut, the spelling kept."""

from __future__ import annotations

from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.lexicon import Entry, Lexicon
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case


def nominative_surface(lexicon: Lexicon, table: str, text: str, entry: Entry, ending: Ending) -> str:
    """Return the longest beginning of `text` that reads as the same entry, number and possessor in the nominative.

    Kazakh only adds endings, so «кітапханасында» holds «кітапханасы» and damaged «болиминин» holds «болими».
    """
    for cut in range(len(text), 1, -1):
        for other, reading in lexicon.tables[table].readings(fold(text[:cut])):
            if other == entry and reading == ending._replace(case=Case.NOM):
                return text[:cut]
    return text

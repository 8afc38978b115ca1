"""Counts with the unit that they count and what exactly is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import endings
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.numerals import find_numbers, is_numeral
from nlp_reports.language.phrases import nominative

_HYPHEN = re.compile(r"[-‐‑]")
_UNIT_REACH = 4
_MEASURED_REACH = 3
_LONGEST_TITLE = 12


@dataclass(slots=True, frozen=True)
class QuantityDraft:
    """A count in the making: «3 140 дана жаңа кітап» is 3140, `дана`, about «жаңа кітап»."""

    span: Span
    value: float
    unit: str
    about: str | None


def find_quantities(context: Context) -> list[QuantityDraft]:
    """Find numbers with the unit that they count; numbers in dates, ordinals and names of classes are none."""
    words = context.words
    found = []
    for number in find_numbers(words.text):
        span = words.at(number.start, number.end)
        if span is None or number.value is None or number.kind == "ordinal" or not number.text[:1].strip("IVXІХ"):
            continue
        if context.dated_at(span.start) is not None or (span.end < len(words) and words[span.end].text in "-–"):
            continue
        if _names(context, span, number.text):
            continue
        draft = _counted(context, span, float(number.value))
        if draft is not None:
            found.append(draft)
    return found


def _names(context: Context, span: Span, text: str) -> bool:
    """Tell whether the number is part of a name: of «№5 мектеп», «7-сынып», of a title, of a row in a table."""
    words = context.words
    before = words[span.start - 1] if span.start else None
    quote = words.inside_quote.get(span.start)
    opens = before is None or before.line != words[span.start].line
    row = words.text[words[span.end - 1].end :][:2]
    tail = fold(_HYPHEN.split(text)[-1]) if _HYPHEN.search(text) else ""
    return (
        (bool(tail) and tail not in endings())
        or (before is not None and before.text == "№")
        or (quote is not None and quote.end - quote.start <= _LONGEST_TITLE)
        or (opens and (row.startswith("\t") or row == "  "))
    )


def _counted(context: Context, span: Span, value: float) -> QuantityDraft | None:
    """Return the count whose unit is reached over words that can stand before a noun."""
    words, lexicon = context.words, context.lexicon
    end = words.sentence_of(span.start).end
    for i in range(span.end, min(span.end + _UNIT_REACH, end)):
        if words[i].punct or words[i].number or is_numeral(words[i].text):
            return None
        hit = lexicon.match("units", words.folds, i)
        if hit is not None and not _goes_on(context, i, hit.ending.case, hit.ending.possession):
            about = _measured(context, i, end) if hit.entry.lemma in lexicon.data["units"]["measures"] else None
            before = words.span_text(Span(span.end, i - hit.length + 1))
            if any(words[k].cap for k in range(span.end, i - hit.length + 1)):
                return None
            about = about or (f"{before} {hit.entry.lemma}" if before and not _vague(context, before) else None)
            return QuantityDraft(Span(span.start, i + 1), value, hit.entry.lemma, about)
        standing = words[i].case in {None, Case.NOM, Case.GEN, Case.ABL} and words[i].pos != "VERB"
        if words[i].pos != "ADJ" and not standing:
            return None
    return None


def _goes_on(context: Context, i: int, case: Case, possession: str | None) -> bool:
    """Tell whether the unit only opens a compound: «22 ауыл кітапханасы» counts libraries."""
    words = context.words
    if case is not Case.NOM or possession is not None or i + 1 >= len(words) or words[i + 1].line != words[i].line:
        return False
    after = context.lexicon.match("units", words.folds, i + 1)
    return after is not None and after.ending.possession is not None


def _measured(context: Context, i: int, end: int) -> str | None:
    """Return the noun phrase after a unit of measure: «600 түп көшет» measures «көшет»."""
    words = context.words
    for k in range(i + 1, min(i + 1 + _MEASURED_REACH, end)):
        if words[k].punct or words[k].number:
            return None
        if words[k].pos in {"NOUN", "PROPN"} or context.lexicon.match("units", words.folds, k):
            return nominative(words.span_text(Span(i + 1, k + 1)))
        if words[k].pos != "ADJ" and (words[k].case not in {None, Case.NOM} or words[k].pos == "VERB"):
            return None
    return None


def _vague(context: Context, before: str) -> bool:
    """Tell whether the words before the unit only blur the number: «жүзден астам адам»."""
    return before.casefold() in context.lexicon.data["units"]["vague"]

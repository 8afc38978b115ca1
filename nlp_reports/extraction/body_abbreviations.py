"""Bodies that stand as abbreviations: «ОКЖ», «ЖШС «Алтын»», «№5 ЖББМ»."""

from __future__ import annotations

import re

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import endings
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.proper import unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_ABBREVIATION = re.compile(
    r"^([A-ZА-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһі]{0,2}[A-ZА-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһіA-ZА-ЯӘҒҚҢӨҰҮҺІЁ]*?)(?:[-–]?([а-яәғқңөұүһі]*))$"
)


def of_abbreviation(context: Context, i: int) -> BodyMention | None:
    """Return the body that the abbreviation at word `i` stands for, with what names it on either side."""
    words, lexicon = context.words, context.lexicon
    match = _ABBREVIATION.match(words[i].text)
    if match is None:
        return None
    short, tail = match.group(1), fold(match.group(2) or "")
    kind = _abbreviation_kind(context, short)
    if tail not in endings() and tail.endswith(("гы", "ги")):
        tail = tail[:-2]  # «МКК-дағы»
    if kind is None or short in lexicon.data["not_bodies"]["abbreviations"] or tail not in endings():
        return None
    if kind == "company" and _is_form(context, i + 1) and not tail:
        return None  # «… ШЖҚ | КМК» is one legal form
    first = i - 1 if kind == "company" and i and _is_form(context, i - 1) else i
    start = phrase_start(context, first, possessed=kind != "company", kind=kind)
    end = i + 1
    following = words.inside_quote.get(end) if end < len(words) else None
    if kind == "company" and start == first and following is not None and following.start == end and not tail:
        end = following.end
    if start == first and end == i + 1 and (kind == "company" or len(short) < 3):
        return None
    quote = words.quote_at.get(first - 1)
    quoted = unquoted(words.span_text(quote)) if quote is not None and quote.start >= start else None
    name = words.text[words[start].start : words[i].start] + short
    if end > i + 1:
        name, quoted = words.span_text(Span(start, end)), unquoted(words.span_text(following or Span(i, end)))
    ending = endings()[tail]
    return BodyMention(
        Span(start, end), name, short, kind, ending, start == first, 0.8, "rule:abbreviation", quoted=quoted, short=True
    )


def _is_form(context: Context, i: int) -> bool:
    """Tell whether the word is the legal form of a company without an ending."""
    return (
        i < len(context.words) and context.words[i].text in context.lexicon.data["bodies"]["company"]["abbreviations"]
    )


def _abbreviation_kind(context: Context, short: str) -> str | None:
    for group, content in context.lexicon.data["bodies"].items():
        if short in content.get("abbreviations", ()):
            return str(content.get("kind", group))
    if short in context.lexicon.data["abbreviations"]:
        return "other"
    return None

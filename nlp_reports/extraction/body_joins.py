"""Bodies put together of two parts: a name and its legal form, an owner and a unit without a name of its own."""

from __future__ import annotations

from dataclasses import replace

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import endings
from nlp_reports.extraction.proper import place_names, unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case

_KINDS = ("company", "association")
_OPENED_BEFORE = 4
_AT = frozenset({"бойынша", "казакстандык"})


def with_legal_form(context: Context, body: BodyMention, i: int) -> BodyMention | None:
    """Take the legal form after a name whose quote holds or misplaces another: ««Жұлдыз» қолдау қоры» АҚ»."""
    words = context.words
    form = words[i].text.split("-")[0]
    first = max(words.line_of(i).start, body.span.start - _OPENED_BEFORE)
    inner = words[i - 1].text in '»"”' and any(words[k].text in '«"“' for k in range(first, body.span.end))
    kind = next((k for k in _KINDS if form in context.lexicon.data["bodies"][k]["abbreviations"]), None)
    if not inner or kind is None:
        return None
    tail = fold(words[i].text[len(form) :].lstrip("-–"))
    if tail not in endings():
        return None
    start = body.span.start
    opened = words.quote_at.get(start - 1)
    start = opened.start if opened is not None else start
    span = Span(start, i + 1)
    whole = words[start].text in '«"“' and (opened is not None or words[start + 1].text in '«"“')
    quoted = unquoted(words.span_text(Span(start, i - 1))) if whole else body.quoted
    name = words.text[words[span.start].start : words[i].start] + form
    return replace(body, span=span, name=name, head=form, kind=kind, ending=endings()[tail], short=True, quoted=quoted)


def with_owner(context: Context, mention: BodyMention, owner: BodyMention | None) -> BodyMention:
    """Name a unit that has no name of its own with the body that owns it: «одағының облыстық филиалы»."""
    if owner is None or mention.ending.possession is None or mention.short or owner.ending.plural:
        return mention
    if owner.ending.case not in {Case.NOM, Case.GEN} or context.words[owner.span.start].line != _line(context, mention):
        return mention
    levels = context.lexicon.words("bodies_rules", "levels")
    head = mention.span.end - len(mention.head.split())
    own = range(mention.span.start, head)
    thin = all(
        context.words[k].fold in levels
        or context.words[k].fold in _AT
        or context.words[k].fold in place_names(context.lexicon)
        or _in_place(context, k, head)
        for k in own
    )
    if not thin:
        return mention
    words = context.words
    between = words.text[words[owner.span.start].start : words[mention.span.start].start]
    return replace(mention, span=Span(owner.span.start, mention.span.end), name=f"{between}{mention.name}", bare=False)


def _line(context: Context, mention: BodyMention) -> int:
    return context.words[mention.span.start].line


def _in_place(context: Context, k: int, head: int) -> bool:
    """Tell whether the word is part of a place named before the head."""
    places = [context.place_ending(end) for end in range(k, min(head, k + 4))]
    return any(place is not None and k in place.span for place in places)

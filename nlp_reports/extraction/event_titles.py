"""Events known by a quoted title: its last word, the tagger, «атты» before any noun, or the lines of an invitation."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_mention import EventMention, in_heading
from nlp_reports.extraction.event_names import labelled, name_before, signs_of
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_LONGEST_NAME = 30
_BY_ITS_VERB = 3.0
_BY_A_TITLE = 2.5
_SOON = 6
_SURE_TAG = 0.7
_INVITATION = 40
_EVENT = frozenset({"EVENT"})
_NAMED_TOO = ("events", "awards", "works", "bodies")


def titled_mention(context: Context, i: int) -> EventMention | None:
    """Read the event of a quoted title that ends at or right after the word, None where there is none."""
    return _ending_in_noun(context, i) or _of_unknown_noun(context, i)


def announced(context: Context) -> EventMention | None:
    """Return the quoted title of an invitation whose day and place stand on lines of their own, whatever it titles."""
    quote = next(iter(context.words.quotes_in(Span(0, min(len(context.words), _INVITATION)))), None)
    told = [
        labelled(context, context.lexicon.words("events_rules", f"{of}_labels"), signs_of(context, f"{of}_signs"))
        for of in ("date", "place")
    ]
    if quote is None or quote.end - quote.start > _LONGEST_NAME or None in told:
        return None
    return EventMention(quote, "other", "", quote, 1.0, in_heading(context, quote.start))


def _ending_in_noun(context: Context, i: int) -> EventMention | None:
    """Read an event whose noun ends its quoted name, a verb of happening right after: «… «Кітап апталығы» өтті»."""
    words, lexicon = context.words, context.lexicon
    quote = words.inside_quote.get(i)
    if quote is None or quote.end != i + 2 or quote.end - quote.start > _LONGEST_NAME or quote.end >= len(words):
        return None
    hit = lexicon.match("events", words.folds, i)
    if hit is None or hit.entry.lemma == "жоба" or hit.ending.case is not Case.NOM or i - hit.length < quote.start:
        return None
    after = words.folds[quote.end : min(quote.end + 2, words.sentence_of(i).end)]
    verbs = lexicon.words("events_rules", "verbs") | lexicon.words("events_rules", "participles")
    if not after or after[0] not in verbs:
        return None
    head = i - hit.length + 1
    name = quote if quote.start < head - 1 else name_before(context, quote.start)  # «…» тақырыбында «дөңгелек үстел»
    return EventMention(Span(head, i + 1), hit.entry.group, hit.entry.lemma, name, _BY_ITS_VERB, in_heading(context, i))


def _of_unknown_noun(context: Context, i: int) -> EventMention | None:
    """Read a title that the tagger or «атты» makes an event's, its noun unknown, a verb of holding soon after."""
    words, lexicon = context.words, context.lexicon
    quote = words.quote_at.get(i)
    if quote is None or quote.end != i + 1 or quote.end - quote.start > _LONGEST_NAME or quote.end >= len(words):
        return None
    item = context.tagged_at(quote.start + 1, _EVENT)
    linked = words[quote.end].fold in lexicon.words("events_rules", "unquoted_links")
    if not linked and (item is None or item.score < _SURE_TAG):
        return None
    held = lexicon.words("events_rules", "held")
    for k in range(quote.end, min(words.sentence_of(i).end, quote.end + _SOON)):
        if words[k].punct or any(lexicon.match(table, words.folds, k) for table in _NAMED_TOO):
            return None
        if words[k].fold in held and k > quote.end:
            kind = _kind_before(context, quote.start)
            return EventMention(Span(quote.end, k), kind, "", quote, _BY_A_TITLE, in_heading(context, i))
    return None


def _kind_before(context: Context, i: int) -> str:
    """Return the kind of the event's noun before the title in its sentence: «Бірінші тренинг …, екіншісі … «…» …»."""
    for k in range(i - 1, context.words.sentence_of(i).start - 1, -1):
        hit = context.lexicon.match("events", context.words.folds, k)
        if hit is not None and k not in context.words.inside_quote:
            return hit.entry.group
    return "other"

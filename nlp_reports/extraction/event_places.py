"""Where an event took place: a body, hall or ground in the locative, else a place named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_mentions import EventMention
from nlp_reports.extraction.event_names import labelled, signs_of
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.proper import place_names
from nlp_reports.extraction.surface import nominative_surface
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_PARTICIPLE = re.compile(r"(?!улкен$)..(?:[гк][ае]н|[ае]тын|[ае]тин|йтын|йтин)$")
_VENUE, _GROUND, _PLACE, _TOWN, _BARE = 4.0, 3.5, 2.0, 1.5, 1.0
_TAGS = {"FACILITY": _GROUND + 0.1, "GPE": _TOWN, "LOCATION": _TOWN + 0.2}
_SURE_TAG = 0.7


class Venue(NamedTuple):
    """A place in the making: its words, its name in the nominative, how good a place it is for an event."""

    span: Span
    name: str
    weight: float


def place_of_event(
    context: Context, mentions: Sequence[EventMention], best: EventMention, *, main: bool
) -> Venue | None:
    """Return where an event took place, by its own sentences first, then by those beside the head event's.

    Args:
        context: The post.
        mentions: All mentions of the event, in order.
        best: The mention that tells it.
        main: Whether it is the head event: only then other sentences are looked at.
    """
    words = context.words
    found: list[Venue] = []
    for mention in sorted(mentions, key=lambda mention: (mention is not best, mention.span.start)):
        if mention.told < 2 and not (main and mention is mentions[0]) and not mention.heading:
            continue
        venue = best_venue(context, words.sentence_of(mention.span.start), mention.span.start)
        if venue is not None:
            found.append(venue)
            if venue.weight >= _GROUND:
                return venue
    if main:
        found += _labelled(context) + _owner(context, best) + _nearby(context, best.span) + _dateline(context)
    return max(found, key=lambda venue: venue.weight) if found else None


def _labelled(context: Context) -> list[Venue]:
    """Return the place that a line of its own gives: «Өтетін орны: …»."""
    span = labelled(context, context.lexicon.words("events_rules", "place_labels"), signs_of(context, "place_signs"))
    if span is None:
        return []
    body = next((body for body in context.bodies_in(span) if body.span.start >= span.start), None)
    if body is not None:
        return [Venue(body.span, body.name, _VENUE)]
    return [Venue(span, context.words.span_text(span), _VENUE)]


def _dateline(context: Context) -> list[Venue]:
    """Return the town that opens the report, alone or with a date: «Орал.», «Кентау қаласы, 12 қазан.»."""
    words = context.words
    names = place_names(context.lexicon)
    for sentence in words.sentences[:3]:
        inside = range(sentence.start, sentence.end)
        places = [place for i in inside if (place := context.place_ending(i)) is not None and place.named]
        place = next(iter(places), None)
        known = {i for place in places for i in range(place.span.start, place.span.end)}
        known |= {i for i in inside if context.dated_at(i) is not None or words[i].punct or words[i].fold in names}
        rest = [i for i in inside if i not in known]
        if rest:
            continue
        if place is not None:
            return [Venue(place.span, place.name, _BARE)]
        town = next((i for i in inside if words[i].fold in names and context.dated_at(i) is None), None)
        if town is not None:
            return [Venue(Span(town, town + 1), words[town].text, _BARE)]
    return []


def _owner(context: Context, best: EventMention) -> list[Venue]:
    """Return the body whose anniversary it is: «… мектебінің 60 жылдық мерейтойы»."""
    if best.kind != "celebration":
        return []
    for i in range(best.span.start - 1, max(best.span.start - 5, -1), -1):
        body = context.body_ending(i)
        if body is not None and body.ending.case is Case.GEN and not body.bare:
            return [Venue(body.span, body.name, _PLACE + 0.5)]
    return []


def _nearby(context: Context, span: Span) -> list[Venue]:
    """Return places of the sentences around, where those tell that people met or something went on there."""
    words, lexicon = context.words, context.lexicon
    verbs = lexicon.words("events_rules", "verbs") | lexicon.words("events_rules", "participles")
    verbs |= lexicon.words("venue_rules", "gathering") | lexicon.words("events_rules", "business")
    at = words.sentence_number(span.start)
    found = []
    for number in (at + 1, at - 1, at + 2):
        if not 0 <= number < len(words.sentences):
            continue
        sentence = words.sentences[number]
        if any(words[k].fold in verbs for k in range(sentence.start, sentence.end)):
            venue = best_venue(context, sentence, sentence.end)
            if venue is not None:
                found.append(venue._replace(weight=venue.weight - 0.2 * (1 + abs(number - at))))
    return found


def venues_in(context: Context, sentence: Span, *, cases: frozenset[Case] = frozenset({Case.LOC})) -> list[Venue]:
    """Return the places of the sentence that stand in one of the cases, in order."""
    found: list[Venue] = []
    for i in range(sentence.start, sentence.end):
        venue = _part(context, i, cases) or _body(context, i, cases) or _ground(context, i, cases)
        venue = venue or _tagged(context, i, cases) or _place(context, i, cases) or _town(context, i, cases)
        if venue is not None and not _of_another_verb(context, i, sentence):
            found = [other for other in found if other.span.start < venue.span.start]
            found.append(venue)
    return found


def best_venue(context: Context, sentence: Span, at: int) -> Venue | None:
    """Return the place of the event told at word `at` of the sentence, the nearest one of the best sort.

    A dative counts too, for less, where the sentence tells that people came; «мұнда» is the place told before.
    """
    words, lexicon = context.words, context.lexicon
    folds = {words[k].fold for k in range(sentence.start, sentence.end)}
    found = venues_in(context, sentence)
    if folds & lexicon.words("venue_rules", "gathering"):
        dative = venues_in(context, sentence, cases=frozenset({Case.DAT}))
        found += [venue._replace(weight=venue.weight - 1) for venue in dative]
    if not found and folds & lexicon.words("venue_rules", "here"):
        found = _before(context, sentence)
    return max(found, key=lambda venue: venue.weight - 0.03 * abs(venue.span.end - at)) if found else None


def _before(context: Context, sentence: Span) -> list[Venue]:
    """Return the places of the sentence before: in the locative, else any body named."""
    number = context.words.sentence_number(sentence.start)
    if number == 0:
        return []
    before = context.words.sentences[number - 1]
    named = [body for body in context.bodies_in(before) if not body.bare]
    return venues_in(context, before) or [Venue(body.span, body.name, _GROUND) for body in named[:1]]


def _of_another_verb(context: Context, i: int, sentence: Span) -> bool:
    """Tell whether the place belongs to the verbal noun or participle right after: «мектепте оқыту туралы»."""
    if i + 1 >= sentence.end:
        return False
    after = context.words[i + 1]
    if after.fold in context.lexicon.words("events_rules", "participles"):
        return False
    verbal = after.fold.endswith("у") and len(after.fold) > 3 and not after.cap
    return verbal or _PARTICIPLE.search(after.fold) is not None


def _part(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    """Return the body that the room belongs to: «… кітапханасының оқу залында» is the library."""
    words = context.words
    hit = context.lexicon.match("venues", words.folds, i, {"parts"})
    if hit is None or hit.ending.case not in cases or _titled(context, i):
        return None
    head = i - hit.length + 1
    quote = words.quote_at.get(head - 1)
    head = quote.start if quote is not None and quote.start > words.sentence_of(i).start else head
    for back in range(head - 1, max(words.sentence_of(i).start - 1, head - 4), -1):
        body = context.body_ending(back)
        owns = body is not None and (body.ending.case is Case.GEN or (back == head - 1 and hit.ending.possession))
        if body is not None and owns:
            name = _full(context, body.head, body.name) if body.bare else body.name
            return Venue(Span(body.span.start, i + 1), name, _VENUE)
    start = phrase_start(context, head, possessed=hit.ending.possession is not None, kind="other")
    if start == head:
        return None
    return Venue(Span(start, i + 1), _named(context, Span(start, i + 1), hit), _GROUND)


def _body(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    body = context.body_ending(i)
    if (
        body is None
        or body.ending.case not in cases
        or body.ending.plural
        or body.head in context.lexicon.data["venue_rules"]["never"]
    ):
        return None
    if not body.bare:
        return Venue(body.span, body.name, _VENUE)
    before = context.words[i - 1]
    if body.ending.possession and before.cap and before.line == context.words[i].line:
        return Venue(Span(i - 1, i + 1), f"{before.text} {body.name}", _GROUND)
    name = _full(context, body.head, "")
    return Venue(body.span, name, _GROUND) if name else Venue(body.span, body.name, _BARE)


def _ground(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    words = context.words
    hit = context.lexicon.match("venues", words.folds, i, {"heads"})
    if hit is None or hit.ending.case not in cases or hit.ending.plural or _titled(context, i):
        return None
    head = i - hit.length + 1
    start = phrase_start(context, head, possessed=hit.ending.possession is not None, kind="other")
    if start == head or not any(words[k].cap or words[k].text in '«"“' for k in range(start, head)):
        return None
    return Venue(Span(start, i + 1), _named(context, Span(start, i + 1), hit), _VENUE)


def _tagged(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    """Return the house or land that the tagger sees, where its last word stands in one of the cases."""
    words = context.words
    case = next((case for ending, case in _TOWN_ENDINGS.items() if words[i].fold.endswith(ending)), None)
    if case not in cases or case is not words[i].case or _titled(context, i) or _owns(context, i):
        return None
    item = context.tagged_ending(i)
    if item is None or item.label not in _TAGS or item.score < _SURE_TAG or not words[item.span.start].cap:
        return None
    return Venue(item.span, nominative(words.span_text(item.span)), _TAGS[item.label])


def _place(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    place = context.place_ending(i)
    if place is None or place.ending.case not in cases or not place.named:
        return None
    start = place.span.start
    while start < i - 1 and context.person_at(start) is not None:
        start += 1
    if start == place.span.start:
        return Venue(place.span, place.name, _PLACE)
    return Venue(Span(start, i + 1), " ".join(place.name.split()[start - place.span.start :]), _PLACE)


def _town(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    word = context.words[i]
    if not word.cap or _titled(context, i) or _owns(context, i):
        return None
    names = place_names(context.lexicon) | {fold(place.name.split()[0]) for place in context.places if place.named}
    for ending, case in _TOWN_ENDINGS.items():
        if case in cases and word.fold.endswith(ending) and word.fold[: -len(ending)] in names:
            return Venue(Span(i, i + 1), word.text[: -len(ending)], _TOWN)
    return None


_TOWN_ENDINGS = {
    **dict.fromkeys(("да", "де", "та", "те"), Case.LOC),
    **dict.fromkeys(("га", "ге", "ка", "ке"), Case.DAT),
}


def _named(context: Context, span: Span, hit: Hit) -> str:
    words = context.words
    last = words[span.end - 1]
    surface = nominative_surface(context.lexicon, "venues", last.text, hit.entry, hit.ending)
    return f"{words.text[words[span.start].start : last.start]}{surface}"


def _full(context: Context, head: str, otherwise: str) -> str:
    """Return the name under which the body with this head is named elsewhere."""
    named = [body.name for body in context.bodies if body.head == head and not body.bare]
    return named[0] if named else otherwise


def _owns(context: Context, i: int) -> bool:
    """Tell whether a possessed body follows, so that the word is its owner: «Канада елшіліктері»."""
    after = context.lexicon.match("bodies", context.words.folds, i + 1) if i + 1 < len(context.words) else None
    return after is not None and after.ending.possession is not None


def _titled(context: Context, i: int) -> bool:
    return i in context.words.inside_quote

"""Places that a sentence names as one where something is held: a body, a hall, a ground, a town, in the locative."""

from __future__ import annotations

import re
from typing import NamedTuple

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.proper import place_names
from nlp_reports.extraction.surface import nominative_surface
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_PARTICIPLE = re.compile(r"(?!улкен$)..(?:[гк][ае]н|[ае]тын|[ае]тин|йтын|йтин)$")
VENUE = 4.0
GROUND = 3.5
PLACE = 2.0
_TOWN = 1.5
BARE = 1.0
# The smaller a place, the better it tells where
_NEARNESS = {"village": 0.3, "settlement": 0.3, "street": 0.3, "microdistrict": 0.3, "region": -0.4, "country": -0.6}
_NOMINATIVE = frozenset({Case.NOM})
_AND = frozenset({"мен", "пен", "бен", "жане"})
_VERBAL = ("уында", "уинде", "уына", "уине")
_TAGS = {"FACILITY": GROUND + 0.1, "GPE": _TOWN, "LOCATION": _TOWN + 0.2}
_SURE_TAG = 0.7
_BRACKETED = 12


class Venue(NamedTuple):
    """A place in the making: its words, its name in the nominative, how good a place it is for an event."""

    span: Span
    name: str
    weight: float


def venues_in(context: Context, sentence: Span, *, cases: frozenset[Case] = frozenset({Case.LOC})) -> list[Venue]:
    """Return the places of the sentence that stand in one of the cases, in order."""
    found: list[Venue] = []
    for i in range(sentence.start, sentence.end):
        venue = _part(context, i, cases) or _body(context, i, cases) or _ground(context, i, cases)
        venue = venue or _tagged(context, i, cases) or _place(context, i, cases) or _town(context, i, cases)
        venue = venue or _owned(context, i, cases)
        if venue is not None and not _of_another_verb(context, i, sentence):
            venue = _with_joined(context, venue, sentence)
            found = [other for other in found if other.span.start < venue.span.start]
            found.append(venue)
    return found


def _with_joined(context: Context, venue: Venue, sentence: Span) -> Venue:
    """Return the place with the house that «мен» joins to it: only the last of both carries the case."""
    words = context.words
    at = venue.span.start - 2
    if venue.weight < GROUND or at <= sentence.start or words[at + 1].fold not in _AND:
        return venue
    other = _body(context, at, _NOMINATIVE) or _ground(context, at, _NOMINATIVE)
    if other is None or other.weight < GROUND:
        return venue
    both = words.text[words[venue.span.start].start : words[venue.span.end - 1].end]
    name = f"{other.name} {words[at + 1].text} {nominative(both)}"
    return Venue(Span(other.span.start, venue.span.end), name, venue.weight)


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
    quoted = quote is not None and quote.start > words.sentence_of(i).start
    head = quote.start if quote is not None and quoted else _before_brackets(context, _of_whole(context, head))
    for back in range(head - 1, max(words.sentence_of(i).start - 1, head - 4), -1):
        body = context.body_ending(back)
        owns = body is not None and (body.ending.case is Case.GEN or (back == head - 1 and hit.ending.possession))
        if body is not None and owns:
            name = _full(context, body.head, body.name) if body.bare else body.name
            return Venue(Span(body.span.start, i + 1), name, VENUE)
    start = phrase_start(context, head, possessed=hit.ending.possession is not None, kind="other")
    if start == head and not quoted:
        return None
    return Venue(Span(start, i + 1), _named(context, Span(start, i + 1), hit), GROUND)


def _of_whole(context: Context, head: int) -> int:
    """Return where the larger room begins that owns the one at the word: «… ғимаратының екінші қабатында»."""
    ordinal = context.words[head - 1].fold.endswith(("нши", "ншы")) if head > 1 else False
    back = head - 1 - ordinal
    hit = context.lexicon.match("venues", context.words.folds, back, {"parts"}) if back > 0 else None
    return back - hit.length + 1 if hit is not None and hit.ending.case is Case.GEN else head


def _before_brackets(context: Context, head: int) -> int:
    """Return where brackets right before the word open: «… кітапханасының (бұдан әрі – кітапхана) залында»."""
    words = context.words
    if head == 0 or words[head - 1].text != ")":
        return head
    floor = max(words.sentence_of(head - 1).start, head - _BRACKETED)
    return next((k for k in range(head - 2, floor - 1, -1) if words[k].text == "("), head)


def never_hosts(context: Context, body: BodyMention) -> bool:
    """Tell whether the body is of those that say and decide, and host nothing: papers, commissions, governments."""
    return body.head.lower() in context.lexicon.data["venue_rules"]["never"]


def _body(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    body = context.body_ending(i)
    if body is None or body.ending.case not in cases or body.ending.plural or never_hosts(context, body):
        return None
    if body.ending.possession and body.ending.possession != "3" and body.span.end - body.span.start == 1:
        return Venue(body.span, _full(context, body.head, body.head), GROUND)  # «мектебімізде»
    if not body.bare:
        return Venue(body.span, body.name, VENUE)
    before = context.words[i - 1]
    if body.ending.possession and before.cap and before.line == context.words[i].line:
        return Venue(Span(i - 1, i + 1), f"{before.text} {body.name}", GROUND)
    name = _full(context, body.head, "")
    return Venue(body.span, name, GROUND) if name else Venue(body.span, body.name, BARE)


def _ground(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    words = context.words
    hit = context.lexicon.match("venues", words.folds, i, {"heads"})
    if hit is None or hit.ending.case not in cases or hit.ending.plural or _titled(context, i):
        return None
    head = i - hit.length + 1
    start = phrase_start(context, head, possessed=hit.ending.possession is not None, kind="other")
    if start == head and hit.ending.possession is not None:
        start = _owner_start(context, head)
    if start == head:
        return None
    named = any(words[k].cap or words[k].text in '«"“' for k in range(start, head))
    level = words[head - 1].fold in context.lexicon.words("bodies_rules", "levels")
    if not (named or level or words[head - 1].case is Case.GEN):
        return None
    return Venue(Span(start, i + 1), _named(context, Span(start, i + 1), hit), VENUE if named else GROUND)


def _owner_start(context: Context, head: int) -> int:
    """Return where the genitive right before a noun begins with what it owns: «облыс әкімінің аппараты»."""
    words = context.words
    if head == 0 or words[head - 1].case is not Case.GEN or words[head - 1].line != words[head].line:
        return head
    start = head - 1
    while start > max(0, head - 3):
        before = words[start - 1]
        if before.punct or before.case is not Case.NOM or before.line != words[head].line or before.number:
            break
        if before.fold in context.stops or context.person_at(start - 1) or context.dated_at(start - 1):
            break
        start -= 1
    return start


def _owned(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    """Return a ground of whatever noun that a body or place owns: «Қалқан тауының бауырында», «колледж асханасында»."""
    words = context.words
    word, reading = words[i], words[i].nominal
    if i < 2 or reading is None or reading.case not in cases or reading.possession != "3":
        return None
    if word.fold[-2:] not in _TOWN_ENDINGS:  # «ауылындағы»
        return None
    if word.fold.startswith(tuple(context.lexicon.words("venue_rules", "abstract"))) or word.fold.endswith(_VERBAL):
        return None
    if context.lexicon.match("events", words.folds, i) or context.dated_at(i) is not None or _titled(context, i):
        return None
    for back in (i - 1, i - 2):
        body, place = context.body_ending(back), context.place_ending(back)
        owner = place if place is not None and place.named else body
        if owner is not None and owner.ending.case is Case.GEN and not owner.ending.plural:
            span = Span(owner.span.start, i + 1)
            return Venue(span, nominative(words.span_text(span)), GROUND - 0.5)
    return None


def _tagged(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    """Return the house or land that the tagger sees, where its last word stands in one of the cases."""
    words = context.words
    case = next((case for ending, case in _TOWN_ENDINGS.items() if words[i].fold.endswith(ending)), None)
    if case not in cases or case is not words[i].case or _titled(context, i) or _owns(context, i):
        return None
    if words[i].fold in place_names(context.lexicon):  # «Қызылорда» is no locative
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
    weight = PLACE + _NEARNESS.get(place.kind, 0.0)
    if start == place.span.start:
        return Venue(place.span, place.name, weight)
    return Venue(Span(start, i + 1), " ".join(place.name.split()[start - place.span.start :]), weight)


def _town(context: Context, i: int, cases: frozenset[Case]) -> Venue | None:
    word = context.words[i]
    if not word.cap or _titled(context, i) or _owns(context, i) or word.fold in place_names(context.lexicon):
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
    """Tell whether a possessed body or places in the plural follow: «Канада елшіліктері», «Бірлік, Шалқар ауылдары»."""
    if i + 1 >= len(context.words):
        return False
    after = context.lexicon.match("bodies", context.words.folds, i + 1)
    places = kind_reading(context.lexicon, context.words[i + 1].fold)
    return (after is not None and after.ending.possession is not None) or (places is not None and places[2].plural)


def _titled(context: Context, i: int) -> bool:
    return i in context.words.inside_quote

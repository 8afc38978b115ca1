"""Where an event took place: a body, hall or ground in the locative, else a place named."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_cells import house_below
from nlp_reports.extraction.event_mention import EventMention
from nlp_reports.extraction.event_names import labelled, signs_of
from nlp_reports.extraction.proper import place_names
from nlp_reports.extraction.venues import BARE, GROUND, PLACE, VENUE, Venue, never_hosts, venues_in
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_UNTOLD = 2.5


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
    below = next((venue for mention in mentions if (venue := house_below(context, mention)) is not None), None)
    if below is not None:
        return below
    found: list[Venue] = []
    for mention in sorted(mentions, key=lambda mention: (mention is not best, mention.span.start)):
        named = main and (mention is mentions[0] or mention.name_span is not None)
        if mention.told < 2 and not named and not mention.heading:
            continue
        venue = best_venue(
            context, words.sentence_of(mention.span.start), mention.span.start, going=best.kind == "visit"
        )
        if venue is not None:
            found.append(venue)
            if venue.weight >= GROUND or (best.kind == "visit" and mention is best):
                return venue
    if best.kind == "encounter":
        found += _home_of_people(context, best.span)
    if main:
        found += (
            _labelled(context)
            + _owner(context, best)
            + _nearby(context, best.span)
            + _nearby(context, mentions[0].span)
            + _dateline(context)
        )
    return max(found, key=lambda venue: venue.weight) if found else None


def _home_of_people(context: Context, span: Span) -> list[Venue]:
    """Return the house or place whose people somebody met: «колледждің студенттерімен кездесті»."""
    words = context.words
    sentence = words.sentence_of(span.start)
    people = tuple(context.lexicon.words("venue_rules", "people"))
    for i in range(span.start - 1, max(sentence.start, span.start - 6), -1):
        if not (words[i].fold.startswith(people) and words[i].case is Case.INS):
            continue
        for back in range(i - 1, max(sentence.start, i - 5) - 1, -1):
            body, place = context.body_ending(back), context.place_ending(back)
            owner = body if body is not None and not body.bare else place if place is not None and place.named else None
            if owner is not None and owner.ending.case in {Case.GEN, Case.NOM} and not owner.ending.plural:
                return [Venue(owner.span, owner.name, PLACE - 0.3)]
    return []


def _labelled(context: Context) -> list[Venue]:
    """Return the place that a line of its own gives: «Өтетін орны: …»."""
    span = labelled(context, context.lexicon.words("events_rules", "place_labels"), signs_of(context, "place_signs"))
    if span is None:
        return []
    words = context.words
    commas = [i for i in range(span.start, span.end) if words[i].text == "," and i not in words.inside_quote]
    pieces = [Span(a, b) for a, b in zip([span.start, *(i + 1 for i in commas)], [*commas, span.end], strict=True)]
    for piece in pieces:
        body = next((body for body in context.bodies_in(piece) if body.span.start >= piece.start), None)
        if body is None:
            continue
        room = context.lexicon.match("venues", words.folds, piece.end - 1, {"parts"})
        if body.span.end == piece.end or room is not None or not body.bare:
            return [Venue(body.span, body.name, VENUE)]
        return [Venue(piece, words.span_text(piece), VENUE)]
    return [Venue(span, words.span_text(span), VENUE)]


def _dateline(context: Context) -> list[Venue]:
    """Return the house or town that opens the report, alone or with a date: «Орал.», «12 қазан, Шу, №1 мектеп»."""
    words = context.words
    names = place_names(context.lexicon)
    for number, sentence in enumerate(words.sentences[:4]):
        inside = range(sentence.start, sentence.end)
        places = [place for i in inside if (place := context.place_ending(i)) is not None and place.named]
        dated = any(context.dated_at(i) is not None for i in inside) or _only_date_before(context, number)
        house = _house_alone(context, sentence) if dated or places else None
        known = {i for place in places for i in range(place.span.start, place.span.end)}
        known |= {i for i in inside if context.dated_at(i) is not None or words[i].punct or words[i].fold in names}
        known |= set(range(house.span.start, house.span.end)) if house is not None else set()
        if any(i not in known for i in inside):
            continue
        if house is not None:
            return [house]
        if places:
            return [Venue(places[0].span, places[0].name, BARE)]
        town = next((i for i in inside if words[i].fold in names and context.dated_at(i) is None), None)
        if town is not None:
            return [Venue(Span(town, town + 1), words[town].text, BARE)]
    return []


def _only_date_before(context: Context, number: int) -> bool:
    """Tell whether the sentence before, on the same line, is nothing but a date: «2023 жылғы 15 ақпан. …»."""
    words = context.words
    sentence, before = words.sentences[number], words.sentences[number - 1] if number else None
    if before is None or words[before.start].line != words[sentence.start].line:
        return False
    return all(context.dated_at(i) is not None or words[i].punct for i in range(before.start, before.end))


def _house_alone(context: Context, sentence: Span) -> Venue | None:
    """Return the named body in the nominative that closes a member of an address: at the end, or before a comma."""
    words = context.words
    for body in context.bodies_in(sentence):
        closed = body.span.end >= sentence.end or words[body.span.end].text in ".,;"
        if closed and not body.bare and body.ending.case is Case.NOM and not never_hosts(context, body):
            return Venue(body.span, body.name, VENUE)
    return None


def _owner(context: Context, best: EventMention) -> list[Venue]:
    """Return the body whose anniversary it is: «… мектебінің 60 жылдық мерейтойы»."""
    if best.kind != "celebration":
        return []
    for i in range(best.span.start - 1, max(best.span.start - 5, -1), -1):
        body = context.body_ending(i)
        if body is not None and body.ending.case is Case.GEN and not body.bare:
            return [Venue(body.span, body.name, PLACE + 0.5)]
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
        held = any(words[k].fold in verbs for k in range(sentence.start, sentence.end))
        venue = best_venue(context, sentence, sentence.end)
        if venue is not None and (held or (venue.weight >= GROUND and not _goes_on(context, sentence))):
            found.append(venue._replace(weight=venue.weight - 0.2 * (1 + abs(number - at)) - _UNTOLD * (not held)))
    return found


def _goes_on(context: Context, sentence: Span) -> bool:
    """Tell whether the sentence ends in a verb of what goes on, which places no event: «мектепте сабақ береді»."""
    words = context.words
    last = next((words.folds[k] for k in range(sentence.end - 1, sentence.start, -1) if not words[k].punct), "")
    return last in context.lexicon.words("venue_rules", "goes_on")


def best_venue(context: Context, sentence: Span, at: int, *, going: bool = False) -> Venue | None:
    """Return the place of the event told at word `at` of the sentence, the nearest one of the best sort.

    A dative counts too, for less, where the sentence tells that people came, or for as much of a visit (`going`);
    «мұнда» is the place told before.
    """
    words, lexicon = context.words, context.lexicon
    folds = {words[k].fold for k in range(sentence.start, sentence.end)}
    found = venues_in(context, sentence)
    if going:
        found += venues_in(context, sentence, cases=frozenset({Case.DAT}))
    elif folds & lexicon.words("venue_rules", "gathering"):
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
    named = [body for body in context.bodies_in(before) if not body.bare and not never_hosts(context, body)]
    return venues_in(context, before) or [Venue(body.span, body.name, GROUND) for body in named[:1]]

"""Verbs that are an event by themselves: people met, a house opened, a work was shown."""

from __future__ import annotations

from functools import cache

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_feasts import feast_name
from nlp_reports.extraction.event_mention import EventMention, in_heading
from nlp_reports.extraction.event_names import name_before
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.venues import never_hosts, venues_in
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline

_VISITED = 2.2


def verb_mention(context: Context, i: int) -> EventMention | None:
    """Read the word as a verb that is an event by itself, None where it is none."""
    words, lexicon = context.words, context.lexicon
    if i in words.inside_quote or words[i].punct:
        return None
    verb = words[i].fold
    feast = feast_name(context, i)
    if feast is not None:
        told = 1.0 if in_heading(context, i) else 3.0
        return EventMention(Span(i, i + 1), "celebration", verb, feast, told, in_heading(context, i))
    if _visits(context, i):
        return EventMention(Span(i, i + 1), "visit", verb, None, _VISITED, in_heading(context, i))
    if verb in lexicon.words("event_verbs", "sitting") and _somewhere(context, i):
        return EventMention(Span(i, i + 1), "meeting", verb, None, 1.0, in_heading(context, i), modified=False)
    name: Span | None = None
    for kind in ("encounter", "opening", "presentation", "other"):
        if verb not in lexicon.words("event_verbs", kind):
            continue
        if kind == "opening" and not _opens(context, i):
            continue
        if kind in {"presentation", "other"}:
            name = _staged(context, i)
            if name is None:
                continue
        heading = in_heading(context, i)
        told = 1.0 if heading else 2.5
        return EventMention(Span(i, i + 1), kind, verb, name, told, heading, modified=True)
    return None


def _somewhere(context: Context, i: int) -> bool:
    """Tell whether a day and a house stand before the verb."""
    before = Span(context.words.sentence_of(i).start, i)
    return bool(context.dates_in(before)) and bool(venues_in(context, before))


def _visits(context: Context, i: int) -> bool:
    """Tell whether somebody of office was at a house or place: «… министрі Шиелі ауданында болып, …»."""
    words, lexicon = context.words, context.lexicon
    cases = lexicon.data["event_verbs"]["goes_to"].get(words[i].text.lower(), "")
    if not cases or i == 0:
        return False
    body, place = context.body_ending(i - 1), context.place_ending(i - 1)
    house = body if body is not None and not never_hosts(context, body) else place
    kind = kind_reading(lexicon, words[i - 1].fold)  # «… ауылдарын аралады»: places in the plural
    ending = house.ending if house is not None else kind[2] if kind is not None and kind[2].plural else None
    if ending is None or ending.case.value != cases:
        return False
    before = Span(words.sentence_of(i).start, house.span.start if house is not None else i - 1)
    if any(lexicon.match("events", words.folds, k) for k in range(before.start, before.end)):
        return False
    return bool(context.people_in(before)) or any(k in context.roles for k in range(before.start, before.end))


def _opens(context: Context, i: int) -> bool:
    """Tell whether a house or body is opened: «… кешені ашылды», «… пайдалануға берілді», «есігін айқара ашты»."""
    words, lexicon = context.words, context.lexicon
    if i == 0 or words[i - 1].line != words[i].line:
        return False
    if words[i - 1].fold in lexicon.words("event_verbs", "opening_before"):
        return True
    if i > 1 and words[i - 1].fold == "турде" and words[i - 2].fold == "салтанатты":
        return True
    if words[i].fold != "ашылды":
        return False
    building = lexicon.match("bodies", words.folds, i - 1) or lexicon.match("venues", words.folds, i - 1)
    opened = any(words[i - 1].fold in {thing, *_possessed(thing)} for thing in lexicon.words("event_verbs", "opened"))
    return opened or (building is not None and building.ending.case is Case.NOM)


@cache
def _possessed(thing: str) -> frozenset[str]:
    """Return the folded forms of «its thing»: «ескерткіші», «тақтасы»."""
    return frozenset(fold(decline(thing, Case.NOM, possession="3", plural=plural)) for plural in (False, True))


def _staged(context: Context, i: int) -> Span | None:
    """Return the title of the work that the verb puts before people: «… атты драмасы алғаш рет қойылды»."""
    words = context.words
    sentence = words.sentence_of(i)
    for k in range(i - 1, max(sentence.start, i - 6), -1):
        hit = context.lexicon.match("works", words.folds, k)
        if hit is not None and (hit.ending.case in {Case.NOM, Case.ACC} or words[i - 1].fold == "тусауы"):
            return name_before(context, k - hit.length + 1)
    return None

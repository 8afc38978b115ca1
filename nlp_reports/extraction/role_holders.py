"""The body or place that owns a title: right before it, further left over its complements, or as tagged."""

from __future__ import annotations

from nlp_reports.extraction.context import BodyMention, Context, PlaceMention
from nlp_reports.extraction.endings import PLACED, Ending
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.proper import place_names, unquoted
from nlp_reports.extraction.school_classes import before_class
from nlp_reports.extraction.title_words import Title, position_at
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

OWNING = (Case.NOM, Case.GEN)
_REACH = 10
_SURE_TAG = 0.7
_BODILESS = frozenset({"traits", "honours", "degrees"})


def held_in(context: Context, title: Title, start: int) -> tuple[BodyMention | None, PlaceMention | None, int]:
    """Return the body or place that owns the title, and where the role's words begin.

    The owner stands right before the title, or further left where only complements of the title stand between
    («университетінің ғылым жөніндегі проректоры», «мектептің тарих пәнінің мұғалімі»).
    """
    words = context.words
    if title.possessed:
        ministry = _ministry(context, title)
        if ministry is not None:
            return ministry, None, ministry.span.start
    at, skipped, bridged = start - 1, 0, False
    if at >= 0 and words[at].text == "-":
        at -= 1
    at = before_class(context, at)
    tagged = position_at(context, title.end - 1)
    low = tagged.span.start if tagged is not None and tagged.score >= 0.5 else title.start
    while at >= 0 and skipped <= _REACH and words[at].line == words[title.end - 1].line:
        body = context.body_ending(at)
        if body is not None and body.ending.case in OWNING and _may_own(body, title, skipped):
            return body, None, body.span.start
        if body is not None and at == start - 1 and not title.possessed and _works_at(context, body, title):
            return body, None, body.span.start
        place = context.place_ending(at)
        if place is not None and place.ending.case in OWNING and (not skipped or place.ending.case is Case.GEN):
            return None, place, place.span.start
        if title.group in _BODILESS or context.person_at(at) is not None:
            break
        bridged = bridged or words[at].fold in context.lexicon.words("roles", "complements", "words")
        if not (at >= low and words[at].text not in ";:.") and not _complement(context, at, bridged, title):
            break
        at, skipped = at - 1, skipped + 1
    return None, None, _modifiers(context, title, start)


def _works_at(context: Context, body: BodyMention, title: Title) -> bool:
    """Tell whether the title is held in a body told by its case: «мектепте мұғалім», «мектепке мұғалім болып»."""
    if body.ending.case is Case.LOC:
        return True
    after = context.words[title.end].fold if title.end < len(context.words) else ""
    return body.ending.case is Case.DAT and title.case is Case.NOM and after in {"болып", "боп", "етип"}


def _modifiers(context: Context, title: Title, start: int) -> int:
    """Return where the nouns begin that a possessed title is tied to: «театр және кино актері», «тарих мұғалімі»."""
    words = context.words
    tagged = position_at(context, title.end - 1)
    low = tagged.span.start if tagged is not None and tagged.score >= _SURE_TAG else max(0, start - 2)
    while title.possessed and start > low:
        word = words[start - 1]
        joined = word.fold in context.lexicon.words("phrase", "conjunctions") and tagged is not None
        plain = not word.cap and word.pos in {"NOUN", "ADJ", "PROPN"} and word.case in {Case.NOM, None, Case.GEN}
        if word.punct or word.fold in context.stops or not (joined or plain) or word.line != words[start].line:
            break
        if word.fold in context.lexicon.words("roles", "classes", "words"):
            break  # «7-сынып | оқушысы»
        start -= 1
    return start


def _may_own(body: BodyMention, title: Title, skipped: int) -> bool:
    """Tell whether the body can be the possessor of the title that many words further right."""
    if body.ending.plural:
        return False
    if body.ending.case is Case.GEN or not skipped:
        return True
    return body.quoted is not None or body.short or body.ending.possession is not None


def _complement(context: Context, at: int, bridged: bool, title: Title) -> bool:
    """Tell whether the word can stand between a body and the title held in it."""
    words = context.words
    word = words[at]
    if word.fold in context.lexicon.words("roles", "complements", "words") or word.fold.endswith(PLACED):
        return True
    if word.fold in context.lexicon.words("roles", "classes", "words") or (word.number and "-" in word.text):
        return True
    if word.punct or word.fold in context.stops:
        return bool(bridged and word.text == ",")
    if bridged:
        return not word.cap or word.fold in context.lexicon.words("phrase", "conjunctions")
    return title.possessed and not word.cap and word.pos in {"NOUN", "ADJ"} and word.case in {Case.NOM, None}


def tagged_holder(context: Context, title: Title, start: int) -> tuple[BodyMention | None, PlaceMention | None, int]:
    """Read what a tagged position holds before its title as the body: «Astana IT University профессоры»."""
    tagged = position_at(context, title.end - 1)
    if tagged is None or tagged.score < _SURE_TAG or tagged.span.start >= start or title.group in _BODILESS:
        return None, None, start
    words = context.words
    first, last = tagged.span.start, start
    while last > first and (words[last - 1].punct or not _names(context, last - 1)):
        last -= 1
    if last < start and not (words[last].punct or _completes(context, last)):
        return None, None, start  # «ҚР Білім | беру ісінің қызметкері» names no body
    while first > 0 and words[first - 1].text in '«"“':
        first -= 1
    span = Span(first, last)
    proper = [k for k in range(first, last) if words[k].cap]
    if last > first and not (words[last - 1].cap or words[last - 1].text in '»"”'):
        return None, None, start
    if not proper or words[proper[0]].line != words[title.end - 1].line or context.body_covering(last - 1):
        return None, None, start
    name = unquoted(nominative(words.span_text(span)))
    countries = context.lexicon.data["not_bodies"]["abbreviations"]
    if all(_place_word(context, k) or words[k].text in countries for k in range(first, last)):
        ending = Ending(False, None, Case.NOM)
        return None, PlaceMention(span, name, "other", ending, named=True), first
    score = round(tagged.score * 0.7, 3)
    ending = Ending(False, None, Case.NOM)
    body = BodyMention(span, name, name.split()[-1], "other", ending, False, score, tagged.origin, quoted=None)
    return body, None, first


def _completes(context: Context, i: int) -> bool:
    """Tell whether the word goes with the title rather than with the body before it."""
    word = context.words[i]
    complement = word.fold in context.lexicon.words("roles", "complements", "words")
    return complement or word.fold.endswith(PLACED) or word.pos == "ADJ"


def _place_word(context: Context, i: int) -> bool:
    """Tell whether the word belongs to the name of a region, city, district or country, in whatever case."""
    word = context.words[i]
    return bool({word.fold, fold(nominative(word.text))} & place_names(context.lexicon))


def _names(context: Context, i: int) -> bool:
    """Tell whether the word can end the name of a body: capitalised, or a noun that carries the izafet."""
    word = context.words[i]
    if word.fold in context.lexicon.words("roles", "complements", "words") or word.fold.endswith(PLACED):
        return False
    return word.cap or word.case is Case.GEN


def outer_body(context: Context, unit: BodyMention) -> tuple[BodyMention | None, int]:
    """Return the body whose name stands right before a bare unit: «басқарманың бөлім басшысы»."""
    before = context.body_ending(unit.span.start - 1) if unit.span.start else None
    if before is None or before.ending.case not in {*OWNING, Case.LOC} or before.ending.plural:
        return None, unit.span.start
    return before, before.span.start


def _ministry(context: Context, title: Title) -> BodyMention | None:
    """Read «ҚР Білім және ғылым министрі» as the head of the ministry that its words name."""
    noun = context.lexicon.data["roles"].get("heads_of", {}).get(title.lemma)
    if noun is None:
        return None
    first = phrase_start(context, title.start, possessed=True, kind="ministry")
    if first == title.start or not any(context.words[k].cap for k in range(first, title.start)):
        return None
    before = context.words.span_text(Span(first, title.start))
    ending = Ending(False, "3", Case.NOM)
    return BodyMention(
        Span(first, title.end), f"{before} {noun}", noun, "ministry", ending, False, 0.7, "rule:ministry"
    )

"""Where events are spoken of: nouns of events with their names, beside verbs that are an event by themselves."""

from __future__ import annotations

import re

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_dates import date_of_line
from nlp_reports.extraction.event_mention import EventMention, in_heading
from nlp_reports.extraction.event_names import name_after, name_before
from nlp_reports.extraction.event_telling import followed_by, told_at
from nlp_reports.extraction.event_titles import titled_mention
from nlp_reports.extraction.event_verbs import verb_mention
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.numerals import is_numeral

_ADJECTIVES = ("лык", "лик", "дык", "дик", "тык", "тик")
_OF_ITS_OWN = 2.0
_ON_ITS_LINE = 2.5
_BY_ITS_VERB = 3.0
_LONGEST_NAME = 30
_SOLEMN = "салтанатты"
_JOINING = "оиае"
_SHORTEST_PART = 3
_LINE_OPENING = 9
_EVENT = frozenset({"EVENT"})
_DASHES = "-–—"
_YEAR = re.compile(r"(?:19|20)\d\d$")


def find_mentions(context: Context) -> list[EventMention]:
    """Find every mention of an event, in order."""
    found = []
    for i in range(len(context.words)):
        mention = _noun(context, i) or titled_mention(context, i) or verb_mention(context, i)
        if mention is not None:
            found.append(mention)
    return found


def _names_award(context: Context, i: int) -> bool:
    """Tell whether an award's noun follows the bare word, which only says of what sort it is: «мерейтой медалі»."""
    words = context.words
    reading = words[i].nominal
    plain = reading is None or reading.possession is None
    return plain and i + 1 < len(words) and context.lexicon.match("awards", words.folds, i + 1) is not None


def _noun(context: Context, i: int) -> EventMention | None:
    words, lexicon = context.words, context.lexicon
    rules = lexicon.data["events_rules"]
    hit = lexicon.match("events", words.folds, i) or _compound(context, i)
    if hit is None or context.person_at(i) is not None or _in_title(context, i) or _modifies(context, i, hit):
        return None
    if hit.entry.lemma.endswith("у") and hit.ending.case is Case.DAT and followed_by(context, i, "modals"):
        return None
    body = context.body_covering(i)
    if body is not None and not body.bare and lexicon.match("bodies", words.folds, i):
        return None
    if hit.entry.group == "celebration" and _names_award(context, i):
        return None
    head = i - hit.length + 1
    before = words[head - 1] if head and words[head - 1].line == words[i].line else None
    bare = hit.entry.lemma in rules["possessed_only"] and not _owned(context, head, hit)
    if bare:
        return None
    weak = hit.entry.lemma in rules["weak"] or hit.entry.group == "other"
    if (weak and followed_by(context, i, "matters")) or _is_draft(context, head, hit):
        return None
    name_span = name_before(context, head) or name_after(context, i)
    told = told_at(context, i, hit)
    if words[i].fold == _SOLEMN and not followed_by(context, i, "verbs"):
        told = min(told, 1.0)  # «салтанатты жағдайда»: a hint of one, if nothing else is told
    if told < _ON_ITS_LINE and _opens_calendar_line(context, head, i):
        told = _ON_ITS_LINE
        name_span = name_span or _title_of_line(context, head)
    several = hit.ending.plural or _counted(context, head, hit.entry.lemma)
    if several and name_span is None and not _scheduled(context, i, told):
        return None
    heading = in_heading(context, i)
    announced = heading and hit.length > 1
    if weak and name_span is None and told < 2 and not announced and hit.entry.lemma not in rules["pointers"]:
        return None
    pointing = before is not None and before.fold in lexicon.words("events_rules", "pointing")
    other_time = any(
        words[k].fold in lexicon.words("events_rules", "other_times")
        for k in range(max(words.sentence_of(i).start, head - 3), head)
    )
    modified = before is not None and not before.punct
    weak = weak and told < _OF_ITS_OWN
    of_its_own = name_span is not None or (modified and told >= _OF_ITS_OWN)
    pointer = pointing or (hit.entry.lemma in rules["pointers"] and not of_its_own) or (weak and name_span is None)
    going = hit.entry.group == "visit" and hit.ending.case is Case.INS  # «жұмыс сапарымен барды»
    if hit.entry.group == "opening" and told == _OF_ITS_OWN and hit.ending.case is Case.DAT and head:
        going = words[head - 1].case is Case.GEN  # «емхананың ашылуына қатысты»
        told = _ON_ITS_LINE if going else told
    return EventMention(
        Span(head, i + 1), hit.entry.group, hit.entry.lemma, name_span, max(told, 1.0) if heading else told,
        heading, pointer, modified, other_time, going or hit.ending.case in {Case.NOM, Case.ACC},
    )  # fmt: skip


def _opens_calendar_line(context: Context, head: int, i: int) -> bool:
    """Tell whether the noun up to `i` is the first event of a line that a day opens: «► 4 қараша. «…» – … концерті»."""
    words = context.words
    if date_of_line(context, Span(head, head + 1)) is None or followed_by(context, i, "frames"):
        return False
    start = words.line_of(head).start
    return all(context.lexicon.match("events", words.folds, k) is None for k in range(start, head))


def _title_of_line(context: Context, head: int) -> Span | None:
    """Return the title that stands right after the day of a calendar's line and before its event."""
    words = context.words
    line = words.line_of(head)
    for quote in words.quotes_in(Span(line.start, min(head, line.start + _LINE_OPENING))):
        if _names_a_house(context, quote) or any(followed_by(context, k, "frames") for k in range(quote.end, head)):
            return None
        seen = context.tagged_at(quote.start + 1, _EVENT)
        alone = all(words[k].punct or context.dated_at(k) or words[k].number for k in range(line.start, quote.start))
        return quote if alone or seen is not None else None
    return None


def _names_a_house(context: Context, quote: Span) -> bool:
    """Tell whether the quote is the name of the body or ground right after it: ««Астана» мұз айдыны»."""
    words, after = context.words, range(quote.end, min(quote.end + 3, len(context.words)))
    body = context.body_covering(quote.start)
    grounds = (context.lexicon.match("venues", words.folds, k) for k in after)
    return (body is not None and not body.bare) or any(ground is not None for ground in grounds)


def _compound(context: Context, i: int) -> Hit | None:
    """Return the noun of an event that ends a compound the lexicon lacks: «этнофестиваль», «22-сессия»."""
    lexicon, word = context.lexicon, context.words.folds[i]
    known = _compounding(context)
    starts = [at + 1 for at, letter in enumerate(word) if letter == "-"] or [
        at + 1 for at, letter in enumerate(word) if letter in _JOINING and at + 1 >= _SHORTEST_PART
    ]
    for start in starts:
        hit = lexicon.match("events", [word[start:]], 0)
        if hit is None or fold(hit.entry.lemma) not in known:
            continue
        weak = hit.entry.lemma in lexicon.data["events_rules"]["weak"] and hit.entry.lemma != "сессия"
        if not (word[0].isdigit() and weak):
            return hit
    return None


def _compounding(context: Context) -> frozenset[str]:
    return context.lexicon.words("events_rules", "compounding")


def _scheduled(context: Context, i: int, told: float) -> bool:
    """Tell whether events in the plural have a day and a verb of their own: «15 мамыр күні … тренингтер өтеді»."""
    days = (dated.value.start_iso for dated in context.dates_in(context.words.sentence_of(i)))
    return told >= _BY_ITS_VERB and any(len(day.split("T")[0]) == len("2019-02-19") for day in days)


def _counted(context: Context, head: int, lemma: str) -> bool:
    """Tell whether a number stands before the noun and counts it: «18 отырыс», «3-курс»."""
    words = context.words
    if head > 1 and words[head - 1].fold == "бирдей" and is_numeral(words[head - 2].text):
        return True  # «екі бірдей шара»
    hyphened = head > 1 and words[head - 1].text in "-–"
    at = head - 2 if hyphened else head - 1
    if at < 0 or not words[at].number or words[at].line != words[head].line:
        return False
    if hyphened and not words[head - 1].spaced and words[head].nominal and fold(lemma) in _compounding(context):
        return False  # «22-сессия»
    return not (at and words[at - 1].text in _DASHES and _YEAR.match(words[at].text))  # «Жыл адамы – 2023»


def _is_draft(context: Context, head: int, hit: Hit) -> bool:
    """Tell whether the project is the draft of something: «заң жобасы»."""
    drafts = context.lexicon.words("events_rules", "drafts")
    return hit.entry.lemma == "жоба" and head > 0 and context.words[head - 1].fold in drafts


def _owned(context: Context, head: int, hit: Hit) -> bool:
    """Tell whether something says what kind of it this is: «тәрбие сағаты», «құқықтық сағат»."""
    adjective = head > 0 and context.words[head - 1].fold.endswith(_ADJECTIVES)
    return hit.ending.possession is not None or hit.length > 1 or adjective


def _in_title(context: Context, i: int) -> bool:
    quote = context.words.inside_quote.get(i)
    return quote is not None and quote.end - quote.start <= _LONGEST_NAME


def _modifies(context: Context, i: int, hit: Hit) -> bool:
    """Tell whether the noun only says more of the noun after it: «дебат клубы», «жобалар байқауы»."""
    words, lexicon = context.words, context.lexicon
    if i + 1 >= len(words) or words[i + 1].line != words[i].line:
        return False
    event = lexicon.match("events", words.folds, i + 1)
    room = lexicon.match("venues", words.folds, i + 1)
    if (event is not None and event.length > 1) or (room is not None and room.length > 1):
        return True
    if hit.ending.case is not Case.NOM or hit.ending.possession is not None:
        return False
    body = lexicon.match("bodies", words.folds, i + 1)
    after = event or body or lexicon.match("roles", words.folds, i + 1)
    return after is not None and (after is body or after.ending.possession is not None)

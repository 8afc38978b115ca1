"""Where events are spoken of: nouns of events with their names, and verbs that are an event by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.event_names import name_after, name_before
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline

_VERB_REACH = 14
_NEAR_VERB = 4
_ADJECTIVES = ("лык", "лик", "дык", "дик", "тык", "тик")
_OF_ITS_OWN = 2.0
_BY_ITS_VERB = 3.0
_LONGEST_NAME = 30
_LONGEST_HEADING = 25
_JOINING = "оиае"
_SHORTEST_PART = 3


@dataclass(slots=True)
class EventMention:
    """One place that speaks of an event.

    Attributes:
        span: The words of the noun or verb.
        kind: What kind of event it names.
        lemma: The noun of the lexicon, or the verb.
        name_span: The quoted name, marks included; None where there is none.
        told: How surely it is told as taking place here: 3 by a verb right after, 2 by a verb of the sentence or by
            those who came to it, 1 in the title, 0 not at all.
        heading: Whether it stands in the title.
        pointer: Whether it most likely points back at an event already told.
        modified: Whether a word before the noun says which event it is.
        nominal: Whether the noun stands in the nominative or accusative, so that its verb is its own.
        other_time: Whether it is the next or the last one of its kind.
    """

    span: Span
    kind: str
    lemma: str
    name_span: Span | None
    told: float
    heading: bool = False
    pointer: bool = False
    modified: bool = True
    other_time: bool = False
    nominal: bool = True


def find_mentions(context: Context) -> list[EventMention]:
    """Find every mention of an event, in order."""
    found = []
    for i in range(len(context.words)):
        mention = _noun(context, i) or _quoted(context, i) or _verb(context, i)
        if mention is not None:
            found.append(mention)
    return found


def _noun(context: Context, i: int) -> EventMention | None:
    words, lexicon = context.words, context.lexicon
    rules = lexicon.data["events_rules"]
    hit = lexicon.match("events", words.folds, i) or _compound(context, i)
    if hit is None or context.person_at(i) is not None or _in_title(context, i) or _modifies(context, i, hit):
        return None
    body = context.body_covering(i)
    if body is not None and not body.bare and lexicon.match("bodies", words.folds, i):
        return None
    head = i - hit.length + 1
    before = words[head - 1] if head and words[head - 1].line == words[i].line else None
    if _counted(context, head) or (hit.entry.lemma in rules["possessed_only"] and not _owned(context, head, hit)):
        return None
    name_span = name_before(context, head) or name_after(context, i)
    told = _told(context, i, hit)
    if hit.ending.plural and name_span is None and not _scheduled(context, i, told):
        return None
    weak = hit.entry.lemma in rules["weak"] or hit.entry.group == "other"
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
    return EventMention(
        Span(head, i + 1), hit.entry.group, hit.entry.lemma, name_span, max(told, 1.0) if heading else told,
        heading, pointer, modified, other_time, hit.ending.case in {Case.NOM, Case.ACC} or (hit.entry.group == "visit" and hit.ending.case is Case.INS),
    )  # fmt: skip


def _compound(context: Context, i: int) -> Hit | None:
    """Return the noun of an event that ends a compound the lexicon lacks: «этнофестиваль», «22-сессия»."""
    lexicon, word = context.lexicon, context.words.folds[i]
    known = lexicon.words("events_rules", "compounding")
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


def _quoted(context: Context, i: int) -> EventMention | None:
    """Read an event whose noun ends its quoted name, a verb of happening right after: «… «Кітап апталығы» өтті»."""
    words, lexicon = context.words, context.lexicon
    quote = words.inside_quote.get(i)
    if quote is None or quote.end != i + 2 or quote.end - quote.start > _LONGEST_NAME or quote.end >= len(words):
        return None
    hit = lexicon.match("events", words.folds, i)
    if hit is None or hit.ending.case is not Case.NOM or i - hit.length < quote.start:
        return None
    after = words.folds[quote.end : min(quote.end + 2, words.sentence_of(i).end)]
    verbs = lexicon.words("events_rules", "verbs") | lexicon.words("events_rules", "participles")
    if not after or after[0] not in verbs:
        return None
    head = i - hit.length + 1
    return EventMention(
        Span(head, i + 1), hit.entry.group, hit.entry.lemma, quote, _BY_ITS_VERB, in_heading(context, i)
    )


def _scheduled(context: Context, i: int, told: float) -> bool:
    """Tell whether events in the plural have a day and a verb of their own: «15 мамыр күні … тренингтер өтеді»."""
    days = (dated.value.start_iso for dated in context.dates_in(context.words.sentence_of(i)))
    return told >= _BY_ITS_VERB and any(len(day.split("T")[0]) == len("2019-02-19") for day in days)


def in_heading(context: Context, i: int) -> bool:
    """Tell whether the word stands in the title: a first line that is short and not the whole post."""
    line = context.words.lines[0]
    return i in line and line.end - line.start <= _LONGEST_HEADING and len(context.words.lines) > 1


def _counted(context: Context, head: int) -> bool:
    """Tell whether a number stands before the noun: «18 отырыс», «3-курс»."""
    words = context.words
    at = head - 2 if head > 1 and words[head - 1].text in "-–" else head - 1
    return at >= 0 and words[at].number and words[at].line == words[head].line


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


def _told(context: Context, i: int, hit: Hit) -> float:
    words, lexicon = context.words, context.lexicon
    verbs, forms = lexicon.words("events_rules", "verbs"), lexicon.words("events_rules", "participles")
    sentence, case = words.sentence_of(i), hit.ending.case
    told = 0.0
    if i + 1 < sentence.end and words[i + 1].fold in lexicon.words("events_rules", "frames"):
        return told
    for k in range(i + 1, min(sentence.end, i + _VERB_REACH + 1)):
        near = k - i <= _NEAR_VERB
        if words[k].fold in verbs and (near or case is not Case.LOC):
            told = 3.0 if near and case is not Case.LOC else 2.0
            break
        if words[k].fold in forms and near and _its_own(context, k, case):
            told = 3.0 if _auxiliary(context, k) else 2.5
            break
    head = i - hit.length + 1
    before = range(max(sentence.start, head - 3), head)
    if told < 2 and any(words[k].fold in forms and not _dated(context, k + 1) for k in before):
        told = 2.0
    after = {words[k].fold for k in range(i + 1, sentence.end)}
    came = case is Case.DAT and after & lexicon.words("events_rules", "attendance")
    if told < 2 and (came or (case is Case.LOC and after & lexicon.words("events_rules", "business"))):
        told = 2.0
    return told


def _its_own(context: Context, k: int, case: Case) -> bool:
    """Tell whether the participle or converb at `k` is the event's: that of its noun, or of a part it owns.

    «болып» before a verb of being is none («іс-шара болып саналады»).
    """
    words = context.words
    after = words[k + 1].fold if k + 1 < len(words) else ""
    if words[k].fold == "болып" and after in context.lexicon.words("events_rules", "copulas"):
        return False
    part = words[k - 1].nominal
    staged = case is Case.GEN and part is not None and part.possession == "3" and part.case is Case.NOM
    return case in {Case.NOM, Case.ACC} or staged


def _auxiliary(context: Context, k: int) -> bool:
    words = context.words
    follows = k + 1 < len(words) and words[k + 1].fold in context.lexicon.words("events_rules", "auxiliaries")
    return follows and words[k].fold.endswith("тин")


def _dated(context: Context, i: int) -> bool:
    return context.dated_at(i) is not None or context.dated_at(i - 1) is not None


def _verb(context: Context, i: int) -> EventMention | None:
    words, lexicon = context.words, context.lexicon
    if i in words.inside_quote or words[i].punct:
        return None
    verb = words[i].fold
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


def _opens(context: Context, i: int) -> bool:
    """Tell whether a house or body is opened: «… кешені ашылды», «… пайдалануға берілді», «есігін айқара ашты»."""
    words, lexicon = context.words, context.lexicon
    if i == 0 or words[i - 1].line != words[i].line:
        return False
    if words[i - 1].fold in lexicon.words("event_verbs", "opening_before"):
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
        if hit is not None and (hit.ending.case is Case.NOM or words[i - 1].fold == "тусауы"):
            return name_before(context, k - hit.length + 1)
    return None

"""The left edge of a body's name where the tagger proposes one too, and words that may stand at it."""

from __future__ import annotations

import re

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import PLURALS
from nlp_reports.extraction.proper import is_sentence_start, place_names
from nlp_reports.extraction.words import Word, Words
from nlp_reports.language.morphology import Case

OBJECT_CASES = (Case.ACC, Case.DAT, Case.INS)
_OBJECTS = re.compile(r"[лдт][ае]рд[ыи]$")
_DOERS = re.compile(r"[гк][ае]нд[ае]р(?:дын|дин)?$")
_BODY_TAGS = frozenset({"ORGANISATION", "FACILITY", "POSITION"})
_SURE_TAG = 0.5
_SURE_CUT = 0.75


def tagged_start(context: Context, start: int, head: int, *, possessed: bool) -> int:
    """Meet the tagger's span around the head: take what it begins with, leave what it surely leaves out."""
    tagged = context.tagged_at(head, _BODY_TAGS)
    if tagged is None or tagged.score < _SURE_TAG:
        return start
    first = tagged.span.start
    while possessed and start > first and _adds(context, start, start - 1):
        start -= 1
    quote = context.words.inside_quote.get(start)
    if quote is not None and quote.start == start - 1 and quote.end <= head:
        start -= 1
    bears = context.person_at(start) is not None  # «Жүсіпбек Аймауытұлының | Баянтаудағы мұражай-үйі»
    if tagged.score >= _SURE_CUT and start < first <= head and not bears and not _inside(context, first):
        while start < first and not _opens(context, start) and not (possessed and _members(context, start, head)):
            start += 1
    return start


def _inside(context: Context, first: int) -> bool:
    """Tell whether no name can begin at the word: «мүгедектігі бар | адамдар», «және | олардың»."""
    words = context.words
    return words[first].fold in context.stops or words[first - 1].fold == "бар"


def _adds(context: Context, start: int, i: int) -> bool:
    """Tell whether a word that only the tagger takes can belong to the name: it neither owns it nor begins anew."""
    words, lexicon = context.words, context.lexicon
    word = words[i]
    if word.line != words[start].line or word.fold in context.stops or is_legal_form(context, word):
        return False
    if word.punct:
        return word.text in ',-–«»"“”' and i > 0
    if context.person_at(i) is not None or context.dated_at(i) is not None:
        return False
    if word.fold in lexicon.words("roles", "status", "former") | lexicon.words("roles", "status", "new"):
        return False
    if _OBJECTS.search(word.fold) and not object_ahead(context, start, word):
        return False
    body = lexicon.match("bodies", words.folds, i)
    if body is not None and words[start].fold in lexicon.words("bodies_rules", "levels"):
        return False
    return body is None or (body.ending.possession is None and body.ending.case is Case.NOM)


def _opens(context: Context, i: int) -> bool:
    """Tell whether the first word of the phrase can open a name: level, place, number, quotation or proper name."""
    word, lexicon = context.words[i], context.lexicon
    known = word.fold in lexicon.words("bodies_rules", "levels") or word.fold in place_names(lexicon)
    if word.punct or word.number or known:
        return True
    return word.upper or (word.cap and not is_sentence_start(context, i))


def _members(context: Context, i: int, head: int) -> bool:
    """Tell whether a plural right before a capitalised head says whose body it is: «Суретшілер Одағының мүшесі»."""
    word = context.words[i]
    return i + 1 == head and word.cap and context.words[head].cap and word.fold.endswith(PLURALS)


def is_legal_form(context: Context, word: Word) -> bool:
    """Tell whether the word is a legal form, which closes the name of a body: «… АҚ | өңірлік филиалы»."""
    companies = context.lexicon.data["bodies"]["company"]["abbreviations"]
    form = word.text.partition("-")[0] if word.case is not Case.NOM else word.text  # «РМК-ның»
    return form in companies or form in context.lexicon.data["bodies_rules"]["forms"]


def owner_of_object(context: Context, start: int, head: int, i: int) -> bool:
    """Tell whether a genitive owns what the body is for: «су тасқынының | алдын алу жөніндегі штаб»."""
    words = context.words
    inside = context.lexicon.words("phrase", "inside")
    if words[i].cap and not is_sentence_start(context, i):
        return False
    if context.lexicon.match("bodies", words.folds, i) or context.place_ending(i) is not None:
        return False
    inner = words[start].nominal
    owned = (inner is not None and inner.possession is not None) or words[start].fold == "алдын"
    return owned and any(word.fold in inside for word in words.list[start:head])


def is_nominal_participle(word: Word) -> bool:
    """Tell whether the word names those who did something: «толмағандардың»."""
    return _DOERS.search(word.fold) is not None


def closes_phrase(context: Context, i: int, start: int) -> bool:
    """Tell whether the word before a proper name or an owner ends another phrase: «… шарасы | Кеңтүп …»."""
    word, first = context.words[i], context.words[start]
    if not first.cap or first.punct or first.fold in context.lexicon.words("bodies_rules", "levels"):
        return False
    if word.cap:
        many = word.fold.endswith(("лар", "лер", "дар", "дер", "тар", "тер")) and first.case is Case.GEN
        return many and is_sentence_start(context, i) and word.fold not in place_names(context.lexicon)
    event = context.lexicon.match("events", context.words.folds, i)
    return event is not None and event.ending.possession == "3" and event.ending.case is Case.NOM


def ends_name(context: Context, i: int, kind: str) -> bool:
    """Tell whether the word before a conjunction closes a name of its own: «… кеңес | пен …», «… арнасы | және …»."""
    words = context.words
    inner = words[i].nominal
    possessed = inner is not None and inner.possession is not None
    if possessed and i and words.quote_at.get(i - 1) is not None:
        return True
    hit = context.lexicon.match("bodies", words.folds, i)
    if hit is None or hit.ending.plural:
        return False
    if kind in {"library", "school"}:
        return True
    before = i - hit.length
    same_line = before >= 0 and words[before].line == words[i].line
    levels = context.lexicon.words("bodies_rules", "levels")
    return same_line and (words[before].fold in levels or hit.length > 1 or words.quote_at.get(before) is not None)


def object_ahead(context: Context, start: int, word: Word) -> bool:
    """Tell whether the word can be the object of a verbal noun that the phrase from `start` on already holds."""
    inside = context.lexicon.words("phrase", "inside")
    ahead = [other.fold for other in context.words.list[start : start + 5] if not other.cap]
    return word.case in OBJECT_CASES and any((fold.endswith("у") and len(fold) > 2) or fold in inside for fold in ahead)


def plural_again(context: Context, i: int, start: int, head: int) -> bool:
    """Tell whether the pronoun takes up those named before a conjunction: «… ісі және олардың құқығын қорғау»."""
    words, owned = context.words, context.words[start].nominal
    joined = i > 0 and words[i - 1].fold in context.lexicon.words("phrase", "conjunctions")
    inner = any(word.fold in context.lexicon.words("phrase", "inside") for word in words.list[start:head])
    return joined and inner and owned is not None and owned.possession is not None


def had_before(words: Words, i: int, head: int) -> bool:
    """Tell whether «бар» says what those have whom a body is of: «мүгедектігі бар адамдар қоғамы»."""
    had = words[i - 1].nominal if 0 < i < head - 1 else None
    return had is not None and had.possession is not None

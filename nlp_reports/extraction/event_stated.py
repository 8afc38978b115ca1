"""What an event without quotation marks is called: the phrase that its noun ends, or the words before «атты»."""

from __future__ import annotations

import re

from nlp_reports.extraction.attributes import CLAUSAL, is_attribute
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.extraction.words import DASHES, Span, Word, Words
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.numerals import is_numeral, read_roman

_MOST_WORDS = 9
_ORDINAL_ENDINGS = ("нши", "ншы")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_EVENT = frozenset({"EVENT"})
_SURE_TAG = 0.7
_LATIN = re.compile("[A-Za-z]{2,}$")
_PARTICIPLE = re.compile(r"..(?:[гк][ае]н|[ае]тын|йтын|йтин)$")


def stated_name(context: Context, span: Span, kind: str) -> Span | None:
    """Return the words that name an event whose noun stands at `span`, the noun included; None where none do.

    «…нде дзюдодан облыс біріншілігі өтті»: its sport, whose it is or which in order makes a contest's phrase its
    name; a level alone («аудандық байқау») does not. Words in capitals before the noun are a name of any kind
    («Жыл кітапханашысы – 2023 байқауы»).
    """
    words = context.words
    hit = context.lexicon.match("events", words.folds, span.end - 1)
    if hit is not None and hit.ending.plural:
        return None
    if fold(words.span_text(span)).startswith(tuple(context.lexicon.words("events_rules", "named_by_noun"))):
        return span
    capitals = _capitals(context, span.start)
    if capitals is not None:
        return capitals
    seen = _seen(context, span)
    if seen is not None:
        return seen
    if kind not in context.lexicon.data["events_rules"]["named_by_phrase"]:
        return None
    head = start = span.start
    end = span.end
    if head > 1 and words[head - 1].fold == "ушин":
        # «… әкімінің кубогы үшін жарыс»: the prize names the contest
        head = start = head - 2
        end = head + 1
    floor = max(words.line_of(start).start, words.sentence_of(start).start, start - _MOST_WORDS)
    while start > floor and _takes(context, start - 1, start, head):
        start -= 1
    joins = context.lexicon.words("phrase", "conjunctions")
    while start < head and (words[start].punct or words[start].fold == "бойынша" or words[start].fold in joins):
        start += 1
    if not any(_tells_which(context, words[i]) for i in range(start, head)):
        return None
    return Span(start, end)


def _seen(context: Context, span: Span) -> Span | None:
    """Return the name that the tagger sees, where the event's noun ends it or follows it, levels between allowed."""
    words = context.words
    levels = context.lexicon.words("bodies_rules", "levels")
    at = span.end - 1
    while at > words.sentence_of(span.start).start:
        item = context.tagged_at(at, _EVENT)
        if item is not None:
            whole = item.span.start < span.start and not words[item.span.start].punct
            return Span(item.span.start, max(item.span.end, span.end)) if whole and item.score >= _SURE_TAG else None
        if at < span.start and words[at].fold not in levels:
            return None
        at -= 1
    return None


def linked_name(context: Context, head: int) -> Span | None:
    """Return the unquoted words before «атты» or «тақырыбында» that name the event whose noun is at `head`."""
    words = context.words
    links = context.lexicon.words("events_rules", "unquoted_links")
    sentence = words.sentence_of(head)
    link = next((i for i in range(head - 1, max(sentence.start, head - 5), -1) if words[i].fold in links), None)
    if link is None or link - 1 in words.inside_quote or words[link - 1].punct:
        return None
    shouted = words[link].upper
    start = link
    floor = max(sentence.start, words.line_of(head).start, link - _MOST_WORDS)
    while start > floor and not _ends_before(context, start - 1):
        start -= 1
    while start < link and not shouted and not words[start].cap:
        start += 1
    return Span(start, link) if start < link else None


def _ends_before(context: Context, i: int) -> bool:
    """Tell whether a name cannot reach as far left as the word: a date, a place, a frame, a pause."""
    word = context.words[i]
    if word.punct and word.text not in DASHES:
        return True
    stop = word.fold in context.lexicon.words("occasions", "links") or word.fold in context.stops
    in_place = word.case is Case.LOC and word.fold[-2:] in {"да", "де", "та", "те"}
    return stop or in_place or context.dated_at(i) is not None or context.person_at(i) is not None


def _capitals(context: Context, head: int) -> Span | None:
    """Return the run of capitals before the noun, levels between allowed, that is Latin or ends in a year."""
    words = context.words
    sentence = words.sentence_of(head)
    levels = context.lexicon.words("bodies_rules", "levels")
    end = head
    while end > sentence.start and words[end - 1].fold in levels and not words[end - 1].cap:
        end -= 1
    start, dated = end, False
    if start > sentence.start and _YEAR.match(words[start - 1].text):
        dated, start = True, start - 1
        if start > sentence.start and words[start - 1].text in DASHES:
            start -= 1
    first = start
    while first > sentence.start and _part_of_title(context, words[first - 1], lower=dated and first > start - 2):
        first -= 1
    latin = any(_is_latin(words[i]) for i in range(first, start))
    return Span(first, end) if first < start and (words[first].cap or latin) and (dated or latin) else None


def _is_latin(word: Word) -> bool:
    return _LATIN.match(word.text) is not None and read_roman(word.text) is None


def _part_of_title(context: Context, word: Word, *, lower: bool) -> bool:
    """Tell whether the word can stand in a name in capitals, of which a last word may be none: «Жыл адамы – 2023»."""
    if word.punct or word.number or word.i in context.words.inside_quote:
        return False
    if context.dated_at(word.i) is not None or context.person_at(word.i) is not None:
        return False
    return word.cap or _LATIN.match(word.text) is not None or (lower and word.case is Case.NOM)


def _takes(context: Context, i: int, nearer: int, head: int) -> bool:
    """Tell whether the word belongs to the phrase that ends in the noun."""
    words, word = context.words, context.words[i]
    if word.punct:
        return word.text in DASHES
    if word.fold == "бойынша":
        return True
    if word.fold in context.stops or i in words.inside_quote or context.dated_at(i) is not None:
        return False
    if context.person_at(i) is not None or word.fold in context.lexicon.words("events_rules", "outside_phrase"):
        return False
    if read_roman(word.text) is not None or (is_numeral(word.text) and word.fold.endswith(_ORDINAL_ENDINGS)):
        return True
    if word.number:
        return "-" in word.text
    if word.fold in context.lexicon.words("phrase", "conjunctions"):
        return context.lexicon.match("events", words.folds, i - 1) is None
    if _PARTICIPLE.search(word.fold) or _subject(words, i, nearer, head):
        return False
    if word.case is Case.ABL:
        return not word.cap and all(words[k].case is not Case.ABL for k in range(nearer, head))
    return word.case in {Case.NOM, Case.GEN} or (word.case is None and word.pos not in CLAUSAL)


def _subject(words: Words, i: int, nearer: int, head: int) -> bool:
    """Tell whether a possessed noun stands right before a head that is not: no word of the phrase owns it."""
    reading, owned = words[i].nominal, words[head].nominal
    possessed = reading is not None and reading.case is Case.NOM and reading.possession is not None
    return possessed and nearer == head and owned is not None and owned.possession is None


def _tells_which(context: Context, word: Word) -> bool:
    if word.fold in context.lexicon.words("bodies_rules", "levels") or word.punct:
        return False
    if word.fold in context.lexicon.words("events_rules", "says_little"):
        return False
    if word.cap and not is_sentence_start(context, word.i):
        return True
    return word.case is Case.ABL or word.number or read_roman(word.text) is not None or not is_attribute(word)

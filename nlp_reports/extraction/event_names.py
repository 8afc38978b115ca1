"""What an event is called: the quoted name before its noun, or the name given on a line of its own."""

from __future__ import annotations

import re

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import GENITIVES
from nlp_reports.extraction.words import LEADS, Span, Word, Words
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case

_DOER = re.compile(r"уш[ыи](?:л[ае]р)?$")
_WORDS = re.compile(r"\w+")
_LINK_REACH = 8
_FAR_REACH = 20
_LONGEST_NAME = 34
_OF_WHAT = frozenset({Case.GEN, Case.ACC, Case.DAT})


def name_before(context: Context, head: int) -> Span | None:
    """Return the quoted name before the noun: «…» байқауы, «…» атты облыстық форум, «…» тақырыбында … семинар.

    A name with a word of naming after it («атты», «тақырыбында») may stand far before the noun, one without has to
    stand right before it, adjectives between allowed.
    """
    words = context.words
    links = context.lexicon.words("events_rules", "name_links")
    sentence = words.sentence_of(head)
    linked_only = False
    for at in range(head - 1, max(sentence.start - 1, head - _FAR_REACH), -1):
        if words[at].text in ".;:," and at not in words.inside_quote:
            return None
        if context.person_at(at) is not None and at not in words.inside_quote:
            linked_only = True
        quote = words.quote_at.get(at)
        if quote is None or quote.end - quote.start > _LONGEST_NAME:
            continue
        if at + 1 < head and words[at + 1].fold in links:
            return None if _of_joined(context, quote, head) or _of_document(context, quote, head) else quote
        if linked_only or head - at > _LINK_REACH or not _right_before(context, quote, head):
            linked_only = True
            continue
        return quote
    return None


def _right_before(context: Context, quote: Span, head: int) -> bool:
    words = context.words
    body = context.body_covering(quote.start)
    if body is not None and quote.end <= body.span.end <= head:
        return False
    if words[quote.end - 2].fold.endswith(GENITIVES) and words[quote.end - 2].case is Case.GEN:
        return False
    between = [words[k] for k in range(quote.end, head)]
    if between and between[-1].fold == "бойынша" and context.lexicon.match("works", words.folds, quote.end):
        return False
    if any(word.text == "," or not _adnominal(words, word) for word in between):
        return False
    return not _of_joined(context, quote, head)


def _adnominal(words: Words, word: Word) -> bool:
    """Tell whether the word can stand inside a noun phrase.

    An accusative may be an adjective («тегін»), an object goes with its doer («домбырада орындаушылар»).
    """
    if word.case in {None, Case.NOM, Case.GEN} or (word.case is Case.ACC and Case.NOM in word.cases):
        return True
    following = words[word.i + 1] if word.i + 1 < len(words) else None
    return following is not None and _DOER.search(following.fold) is not None


def _of_joined(context: Context, quote: Span, head: int) -> bool:
    """Tell whether the name is that of a noun nearer to it, joined to this one: «…» атты көрме мен семинар."""
    words = context.words
    joins = context.lexicon.words("phrase", "conjunctions")
    owned = _possessed(words[head])
    return any(
        words[k].fold in joins
        and (context.lexicon.match("events", words.folds, k - 1) or (not owned and _possessed(words[k - 1])))
        for k in range(quote.end + 1, head)
    )


def _of_document(context: Context, quote: Span, head: int) -> bool:
    """Tell whether the name is that of something written or said: «…» атты халыққа Жолдауын түсіндіру сапары."""
    documents = tuple(context.lexicon.words("event_dates", "documents"))
    between = context.words.list[quote.end : head]
    return any(word.fold.startswith(documents) and word.case in _OF_WHAT for word in between)


def _possessed(word: Word) -> bool:
    reading = word.nominal
    return reading is not None and reading.possession == "3"


def name_after(context: Context, i: int) -> Span | None:
    """Return the quoted name that a colon or dash joins to the noun: «ашық сабақ: «…»», «келесі акция – «…»».

    So does its «тақырыбы»: «Дөңгелек үстел тақырыбы «…» болды», «Отырыстың тақырыбы – «…»».
    """
    words = context.words
    if i + 2 < len(words) and words[i + 1].fold in context.lexicon.words("events_rules", "name_labels"):
        at = i + 2 + (words[i + 2].text in LEADS)
        return next((quote for quote in words.quotes_in(Span(at, at + 1)) if words[at].line == words[i].line), None)
    dated = context.dated_at(i + 1)
    if dated is not None:  # «тренинг 12 қараша күні «…» тақырыбында»
        at = dated.span.end
        while at < len(words) and words[at].fold in context.lexicon.words("event_dates", "on"):
            at += 1
        quote = next(iter(words.quotes_in(Span(at, at + 1))), None) if at < len(words) else None
        links = context.lexicon.words("events_rules", "unquoted_links")
        linked = quote is not None and quote.end < len(words) and words[quote.end].fold in links
        return quote if linked else None
    if i + 2 >= len(words) or words[i + 1].text not in LEADS or words[i + 2].line != words[i].line:
        return None
    return next(iter(words.quotes_in(Span(i + 2, i + 3))), None)


def labelled(context: Context, labels: frozenset[str], signs: frozenset[str] = frozenset()) -> Span | None:
    """Return what stands after a label and a colon, or a sign, to the end of the sentence: «Тақырыбы: «…»», «📍 …».

    A dash serves after a label of two words, or after one that begins its sentence: «Өткізілген орны – …».
    """
    words = context.words
    for i in range(len(words) - 1):
        if words[i].text in signs or (words[i].text in LEADS and _is_label(words, i, labels)):
            sentence = words.sentence_of(i)
            end = sentence.end
            while end > i + 1 and words[end - 1].text in ".;":
                end -= 1
            if end > i + 1:
                return Span(i + 1, end)
    return None


def _is_label(words: Words, i: int, labels: frozenset[str]) -> bool:
    """Tell whether a label stands right before the colon or dash."""
    if i > 1 and f"{words.folds[i - 2]} {words.folds[i - 1]}" in labels:
        return True
    single = i > 0 and words.folds[i - 1] in labels
    return single and (words[i].text == ":" or words.sentence_of(i).start == i - 1)


def signs_of(context: Context, name: str) -> frozenset[str]:
    """Return the signs that stand for a label."""
    return frozenset(context.lexicon.data["events_rules"][name])


def labelled_name(context: Context) -> Span | None:
    """Return the quoted name that a line of its own gives, None where there is none."""
    span = labelled(context, context.lexicon.words("events_rules", "name_labels"))
    if span is None:
        return None
    return next(iter(context.words.quotes_in(Span(span.start, span.start + 1))), None)


def same_name(left: str, right: str) -> bool:
    """Tell whether two names of events are one: all words of the shorter stand in the longer."""
    first, second = set(_WORDS.findall(fold(left))), set(_WORDS.findall(fold(right)))
    return bool(first) and bool(second) and (first <= second or second <= first)

"""Which words may stand where in the name of a body: owners, levels, roles, nouns of a coordination, whom it serves."""

from __future__ import annotations

import re

from nlp_reports.extraction.attributes import CLAUSAL, is_attribute
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import PLACED, Ending
from nlp_reports.extraction.phrase_edges import OBJECT_CASES, is_nominal_participle, object_ahead, owner_of_object
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.language.morphology import Case

_PARTICIPLE = re.compile(r"(?!улкен$)..(?:[гк][ае]н|[ае]тин|йтын|[ае]тын)$")


def levels_only(context: Context, start: int, head: int) -> bool:
    """Tell whether nothing but adjectives of level stands between a quoted name and the head."""
    levels, kinds = (context.lexicon.words("bodies_rules", key) for key in ("levels", "kinds"))
    folds = context.words.folds[start:head]
    return context.words[start].fold in levels and all(fold in levels or fold in kinds for fold in folds)


def only_placed(context: Context, start: int, head: int) -> bool:
    """Tell whether nothing but where it is stands between a name and the house of who bears it."""
    return all(word.fold.endswith(PLACED) for word in context.words.list[start:head])


def is_plain_noun(context: Context, i: int, start: int) -> bool:
    """Tell whether the word is a noun that another may be joined to inside a name: «мәдениет және спорт бөлімі»."""
    word = context.words[i]
    if word.punct or word.fold in context.stops or context.person_at(i) is not None or word.number:
        return False
    role = context.lexicon.match("roles", context.words.folds, i)
    if role is not None and (role.entry.group == "posts" or role.ending.possession):
        return False
    if object_ahead(context, start, word):
        return True
    return word.case in {None, Case.NOM} or word.fold.endswith("у")


def is_owner(context: Context, i: int, head: int) -> bool:
    """Tell whether only adjectives of level stand between a name and a possessed head, so that it is its owner."""
    levels = context.lexicon.words("bodies_rules", "levels")
    between = context.words.list[i + 1 : head]
    named = context.words[i].pos == "PROPN"
    return named and bool(between) and all(word.fold in levels for word in between)


def role_may_stand(context: Context, i: int, start: int, head: int, ending: Ending, *, possessed: bool) -> bool:
    """Tell whether a role noun can stand inside the name: «мейіргер ісі бөлімі», «Президенті жанындағы кеңес»."""
    word, following = context.words[i], context.words[start]
    if following.fold == "жанындагы":
        return True
    if word.cap and is_sentence_start(context, i) and ending.possession is None and not ending.plural:
        return False
    if ending.plural:
        return ending.case is Case.NOM and possessed and (not word.cap or following.text.islower())
    if ending.possession is not None or ending.case is not Case.NOM:
        offices = tuple(context.lexicon.words("bodies_rules", "offices"))
        return following.fold.startswith(offices) and ending.case in {Case.NOM, Case.GEN}
    inner = following.nominal
    return following.fold.startswith("уй") or (
        start < head and inner is not None and inner.possession is not None and not following.cap
    )


def plain_may_stand(context: Context, i: int, start: int, head: int, *, possessed: bool) -> bool:
    """Tell whether a common noun, an adjective or a verbal form can stand inside the name: «тілдерді дамыту бөлімі»."""
    word = context.words[i]
    award = context.lexicon.match("awards", context.words.folds, i)
    if award is not None and award.ending.possession and context.words.quote_at.get(i - award.length) is not None:
        return False
    if award is not None and award.ending.case is Case.NOM and context.words[start].cap:
        return False  # «Бірінші жүлде Арнасай кітапханасының …»
    if not possessed and start == head:
        return is_attribute(word) or is_numbered(context, i)
    if word.pos in CLAUSAL and not word.fold.endswith("у") and not (word.cases and Case.NOM in word.cases):
        return False
    if _PARTICIPLE.search(word.fold) and word.fold not in context.lexicon.words("bodies_rules", "participles"):
        return False
    if is_attribute(word) and (context.words.quote_at.get(i - 1) is not None or is_numbered(context, i)):
        return True
    if word.case is Case.GEN:
        ahead = context.words[start]
        return ahead.fold in context.lexicon.words("phrase", "inside") or owner_of_object(context, start, head, i)
    if word.case in {Case.LOC, Case.ABL}:
        return False
    if word.case is Case.DAT and is_nominal_participle(context.words[start]):
        return True  # «кәмелетке | толмағандардың»
    return word.case not in OBJECT_CASES or object_ahead(context, start, word)


def is_numbered(context: Context, i: int) -> bool:
    """Tell whether a number or a quoted name stands before the word: «№1 тірек мектеп»."""
    before = context.words[i - 1] if i else None
    return before is not None and (before.number and "№" in context.words[max(0, i - 2)].text + before.text)


def first_served(context: Context, last: int) -> int:
    """Return the first word of whom a school or a house is for, up to the word `last`: «дарынды балаларға»."""
    words = context.words
    sexes = context.lexicon.words("bodies_rules", "sexes")
    first = last
    while first and last - first < 2 and not words[first - 1].punct:
        if not is_attribute(words[first - 1]) and words[first - 1].fold not in sexes:
            break
        first -= 1
    return first

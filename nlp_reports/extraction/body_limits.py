"""What keeps a head from being a body: a count before it, a class, a title or something else that it is a word of."""

from __future__ import annotations

from nlp_reports.extraction.attributes import is_attribute
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.language.morphology import Case
from nlp_reports.language.names import is_given
from nlp_reports.language.numerals import is_numeral

_ADJECTIVES = frozenset({"орталық"})
_SURE = 0.5
_CHARGED = frozenset({"жониндеги", "жанындагы"})  # «… жөніндегі республикалық штаб»
_WORLDWIDE = frozenset({"халыкаралык"})


def becomes(context: Context, i: int, hit: Hit) -> bool:
    """Tell whether the head only says what something was founded as: «бастауыш мектеп болып ашылды»."""
    words = context.words
    plain = hit.ending.case is Case.NOM and i + 1 < len(words)
    return plain and words[i + 1].fold in {"болып", "ретинде"} and words[i + 1].line == words[i].line


def only_says_of(context: Context, start: int, head: int, hit: Hit) -> bool:
    """Tell whether an unnamed head only says of what sort the next noun is: «ауқымды театр жобалары»."""
    words = context.words
    end = head + hit.length
    if hit.ending.plural or hit.ending.possession is not None or hit.ending.case is not Case.NOM:
        return False
    if end >= len(words) or words[end].line != words[head].line or context.lexicon.match("roles", words.folds, end):
        return False
    inner = words[end].nominal
    if words[end].punct or words[end].cap or inner is None or inner.possession is None or start == head:
        return False
    levels = context.lexicon.words("bodies_rules", "levels") - _WORLDWIDE
    return all(is_attribute(words[k]) and words[k].fold not in levels for k in range(start, head))


def names_else(context: Context, head: int, hit: Hit) -> bool:
    """Tell whether the word before the head makes it something else than a body: «кітап қоры», «теориялық бөлім»."""
    others = context.lexicon.words("bodies_rules", "not_after", hit.entry.lemma)
    before = context.words[head - 1].fold if head else ""
    i = head + hit.length - 1
    after = context.words[i + 1] if i + 1 < len(context.words) else None
    beginnings = context.lexicon.words("bodies_rules", "not_before", hit.entry.lemma)
    if hit.ending.case is Case.DAT and after is not None and after.fold.startswith("дейинги"):
        return True  # «мектепке дейінгі»
    plain = hit.ending.case is Case.NOM and hit.ending.possession is None and after is not None
    if plain and after is not None and after.fold.startswith(tuple(beginnings)) and beginnings:
        return True
    if plain and after is not None and hit.entry.lemma in _ADJECTIVES and _is_head(context, i + 1):
        return True
    if (
        hit.length == 1
        and context.words[i].cap
        and hit.ending.case is not Case.NOM
        and is_given(context.words[i].text) >= _SURE
    ):
        return True
    return before in others or (before.endswith(("лар", "лер")) and before[:-3] in others)


def _is_head(context: Context, i: int) -> bool:
    """Tell whether the word is a ground or room that the adjective before it describes: «орталық алаңында»."""
    return context.lexicon.match("venues", context.words.folds, i) is not None


def in_title_phrase(context: Context, i: int) -> bool:
    """Tell whether the head is a word of a title: «басқарма төрағасы»."""
    words = context.words
    for k in range(i + 1, min(i + 3, len(words))):
        hit = context.lexicon.match("roles", words.folds, k)
        if hit is not None and k - hit.length + 1 <= i:
            return True
    return False


def before_title(context: Context, i: int) -> bool:
    """Tell whether a title or award follows: in «қор президенті», «орталықтың алғыс хаты» the head is its body."""
    words = context.words
    return any(
        context.lexicon.match("roles", words.folds, k) is not None
        or (words[i].case is Case.GEN and context.lexicon.match("awards", words.folds, k) is not None)
        for k in range(i + 1, min(i + 3, len(words)))
        if words[k].line == words[i].line
    )


def named(context: Context, start: int, head: int) -> bool:
    """Tell whether a proper name stands among the modifiers."""
    return any(context.words[k].cap and not is_sentence_start(context, k) for k in range(start, head))


def weak_heads(context: Context) -> frozenset[str]:
    """Return the heads that make a body only where something before them names it."""
    return frozenset(context.lexicon.data["bodies_rules"]["weak"])


def counted(context: Context, start: int) -> bool:
    """Tell whether a number or quantifier makes the phrase a class: «22 балабақша», «әрбір мектеп»."""
    words = context.words
    quantifiers = context.lexicon.words("bodies_rules", "quantifiers")
    if words[start].fold in quantifiers:
        return True
    if start == 0 or words[start - 1].line != words[start].line:
        return False
    before = words[start - 1]
    if before.fold in quantifiers:
        return True
    if context.dated_at(start - 1) is not None:  # «сағат 11.00-де аудандық кітапханада»
        return False
    return (before.number and not before.text.endswith((".", ")"))) or is_numeral(before.text)


def names_weak(context: Context, start: int, head: int, hit: Hit) -> bool:
    """Tell whether a weak head is named: by a quote, a proper name, or a noun besides adjectives of level."""
    words = context.words
    levels = context.lexicon.words("bodies_rules", "levels")
    if any(words[k].text in '«"“' for k in range(start, head)) or named(context, start, head):
        return True
    if any(words[k].fold in _CHARGED for k in range(start + 1, head)):
        return True
    if hit.entry.lemma in context.lexicon.data["bodies_rules"]["levelled"] and start < head:
        return not hit.ending.plural
    plain = [k for k in range(start, head) if words[k].fold not in levels and context.place_ending(k) is None]
    return bool(plain) and hit.ending.possession is not None

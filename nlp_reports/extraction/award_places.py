"""Places won: «І орын», «1-ші орынды», «бірінші орынға», «ІІ дәрежелі лауреат», medals drawn as signs."""

from __future__ import annotations

import re

from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import LEADS, Span
from nlp_reports.language.folding import fold

# Roman, Arabic and written ordinals in folded letters; Ш, П and l are what scanning makes of III, II and I.
NUMBERS = {"i": 1, "и": 1, "l": 1, "1": 1, "ii": 2, "ии": 2, "п": 2, "2": 2, "iii": 3, "иии": 3, "ш": 3, "3": 3}
_WRITTEN = {"биринши": 1, "екинши": 2, "ушинши": 3}
NUMBERS |= _WRITTEN
_SUFFIXED = re.compile(r"[123]-?(?:ши|шы)")
_PLACE = re.compile(
    r"(?P<number>[iиl]{1,3}|[123пш]|биринши|екинши|ушинши)(?:-?(?:ши|шы))?-?(?P<noun>орын(?!бас)\w*|мест[оаеу])?"
)
DEGREE = re.compile(r"дарежел[иы]|дареженин")
HALLMARKS = frozenset({"иегери", "иегерлери", "иегерлерине", "иегерине", "иегер"})
#: Places that metals stand for.
METALS = {"алтын": 1, "кумис": 2, "кола": 3}
# Endings of an object: «алтынды», «күмісін»
_OBJECT = frozenset({"", "ды", "ти", "ны", "ын", "ин", "сын"})
_RUSSIAN = frozenset({"место", "места", "месте", "месту"})
# «екінші сатыны иеленді»: of the steps where winners stand
_STEPS = frozenset({"саты", "сатыны", "сатыга", "тугыр", "тугырды", "тугырга"})
_MEDALS = {"🥇": 1, "🥈": 2, "🥉": 3}


def place_at(context: Context, start: int, end: int) -> bool:
    """Tell whether just these words name a place won: «I орын»."""
    phrase = place_starting(context, start, start, end)
    return phrase is not None and phrase.span.end == end


def place_starting(context: Context, i: int, low: int, limit: int) -> AwardPhrase | None:
    """Return «І орын», «1-ші орынды», «бірінші орынға», «ІІ дәрежелі лауреат» whose first word is the word `i`."""
    words = context.words
    if words[i].text in _MEDALS and not (i + 1 < limit and place_starting(context, i + 1, low, limit)):
        return AwardPhrase(Span(i, i + 1), i, "place", words[i].text, place=_MEDALS[words[i].text])
    match = _PLACE.fullmatch(words[i].fold)
    if match is None or (words[i].text.islower() and len(words[i].text) == 1):
        return None
    number = NUMBERS.get(match["number"])
    end = i + 1
    if match["noun"] is None:
        if number is None or (match["number"] in {"и", "п", "ш", "l"} and words[i].text.islower()):
            return None
        if end < limit and words[end].fold == "-":
            end += 1
        if end < limit and words[end].fold in {"ши", "шы"}:
            end += 1
        if end < limit and words[end].fold == "жулдели":
            if words[i].text.isdigit() and end == i + 1:
                return None  # a count: «12 жүлделі орын»
            end += 1
        if _shares_noun(context, i, end, limit):
            return AwardPhrase(Span(i, end), i, "place", words[i].text, place=number)
        if end >= limit or not _place_noun(words[end].fold, words.folds[end + 1 : end + 2]):
            return None
        end += 2 if DEGREE.match(words[end].fold) else 1
    if end < limit and words[end].fold in HALLMARKS | {"алгандарга", "алгандар"} and not heads_list(context, end):
        return None
    if _tallied(context, end, limit):
        return None
    head = Span(i - 1 if i > low and words[i - 1].fold == "жулдели" else i, end)
    return AwardPhrase(head, head.start, "place", context.words.span_text(head), place=number)


def _tallied(context: Context, end: int, limit: int) -> bool:
    """Tell whether a dash and a number after it say how many such places there are: «1 орын – 2, 2 орын – 3»."""
    words = context.words
    if end + 1 >= limit or words[end].text not in LEADS or not words[end + 1].text.isdigit():
        return False
    return end + 2 >= limit or words[end + 2].text in {",", ";", "."}


def _shares_noun(context: Context, i: int, end: int, limit: int) -> bool:
    """Tell whether a written ordinal after a name shares the noun of the next: «X екінші, Y үшінші орынды алды»."""
    words = context.words
    if not is_ordinal(words[i].fold) or end >= limit or words[end].text not in {",", "ал"}:
        return False
    if context.person_ending(i - 1) is None:
        return False
    return any(is_ordinal(words[k].fold) and _place_noun(words[k + 1].fold, []) for k in range(end, limit - 1))


def is_ordinal(form: str) -> bool:
    """Tell whether a folded word is an ordinal of a place, written or as a number: «екінші», «2-ші»."""
    return form in _WRITTEN or _SUFFIXED.fullmatch(form) is not None


def metal_at(context: Context, i: int, span: Span) -> AwardPhrase | None:
    """Return the medal that its metal alone names, where somebody wins it: «алтынды X, күмісті Y алды», «қола алды»."""
    words = context.words
    metal = next((metal for metal in METALS if words[i].fold.startswith(metal)), None)
    tail = words[i].fold.removeprefix(metal) if metal else None
    if tail not in _OBJECT or i + 1 >= span.end or (words[i].cap and i > span.start):
        return None
    wins = context.lexicon.words("awards_rules", "winning_metals")
    limit = span.end if tail else min(span.end, i + 3)
    if not any(words.folds[k].startswith(tuple(wins)) and words[k].pos == "VERB" for k in range(i + 1, limit)):
        return None
    if not any(context.lexicon.match("events", words.folds, k, {"contest"}) for k in range(len(words))):
        return None
    return AwardPhrase(Span(i, i + 1), i, "medal", words[i].text)


def heads_list(context: Context, i: int) -> bool:
    """Tell whether a colon, a dash or the names of the next lines follow a noun of bearers: «I орын иегерлері:»."""
    words, line = context.words, context.words.line_of(i)
    if i + 1 < line.end:
        return words[i + 1].fold in {":", "-"}
    return all(words[k].fold not in {":", "-"} for k in range(line.start, i))


def place_number(text: str) -> int | None:
    """Return the number of a place written alone, Roman or Arabic, 1 to 3; None for any other text."""
    match = _PLACE.fullmatch(fold(text))
    return NUMBERS.get(match["number"]) if match else None


def _place_noun(word: str, following: list[str]) -> bool:
    return (
        word in _RUSSIAN
        or word in _STEPS
        or (word.startswith("орын") and not word.startswith("орынбас"))
        or bool(DEGREE.match(word) and following and following[0].startswith(("лауреат", "орын")))
    )

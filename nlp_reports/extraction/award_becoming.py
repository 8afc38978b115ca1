"""Verbs of becoming a winner: «жеңімпаз атанды», «үздік спикер деп танылды», «топ жарды», ««Халық сүйіктісі» болды»."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from nlp_reports.extraction.award_places import METALS, place_starting
from nlp_reports.extraction.award_verb_forms import ENDING, AwardVerb
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_BECOMES = re.compile(r"атан|бол(?!ып)|таныл|аталд")
_HONOURS = ("атан", "танылд", "танылып")
_RENAMED = re.compile(r"аталд|бол")
_COMES_OUT = ("шыкты", "шыкса")
_CONDITIONAL = ("са", "се")
_REACH = 14
_WINNER_ENDINGS = frozenset({"", "ы", "и", "лар", "лер", "лары", "лери", "дар", "дары"})


def becoming_at(context: Context, i: int, low: int) -> AwardVerb | None:
    """Read «жеңімпаз атанды», «байқау жеңімпазы болып X танылды»: the winner's noun with a verb of becoming."""
    words = context.words
    if (victory := _victory(context, i, low)) is not None:
        return victory
    if words[i].fold.startswith(_COMES_OUT):
        return _quoted_title(context, i, low)
    if not _BECOMES.match(words[i].fold):
        return None
    best = _best(context, i, low) or _honorific(context, i, low) or _quoted_title(context, i, low)
    if best is not None:
        return best
    linking = context.lexicon.words("awards_rules", "as_what")
    at = next((k for k in range(i - 1, max(low, i - 3) - 1, -1) if words[k].fold not in linking), None)
    kind = _winner_noun(context, at) if at is not None else None
    if kind is None:
        as_what = next((k for k in range(i - 1, max(low, i - _REACH), -1) if words[k].fold == "болып"), None)
        at = as_what - 1 if as_what is not None else None
        kind = _winner_noun(context, at) if at is not None and at >= low else None
    ending = ENDING.search(words[i].fold)
    if kind is None or at is None or ending is None:
        return None
    near = at >= i - 3
    place = _metal_before(context, at) if kind != "diploma" else None
    told = Span(at - 1 if place else at, at + 1)
    return AwardVerb(
        Span(told.start if near else i, i + 1), "Nom", False, str(ending.lastgroup), False,
        "place" if place else kind, told, place=place,
    )  # fmt: skip


def _victory(context: Context, i: int, low: int) -> AwardVerb | None:
    """Read «X топ жарды», «X жеңіске жетті» where the second or third place follows and no first is told."""
    words = context.words
    if i <= low:
        return None
    for second in _victories(tuple(context.lexicon.data["awards_rules"]["victories"])).get(words[i - 1].fold, ()):
        if words[i].fold.startswith(second):
            ending = ENDING.fullmatch(words[i].fold[len(second) :])
            sure = words[i - 1].fold in context.lexicon.words("awards_rules", "summits")
            if (
                ending is not None
                and (ending.lastgroup == "finite" or words[i].fold.endswith(_CONDITIONAL))
                and (sure or _before_others(context, i))
            ):
                span = Span(i - 1, i + 1)
                return AwardVerb(span, "Nom", False, str(ending.lastgroup), False, "place", span)
    return None


@cache
def _victories(pairs: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the second words of the phrases of victory by their first, folded."""
    found: dict[str, list[str]] = {}
    for first, second in (fold(pair).split() for pair in pairs):
        found.setdefault(first, []).append(second)
    return found


def _before_others(context: Context, i: int) -> bool:
    """Tell whether the sentence or the next tells of second or third places and neither of a first."""
    words = context.words
    sentence = words.sentence_of(i)
    end = words.sentence_of(sentence.end).end if sentence.end < len(words) else sentence.end
    told = {
        phrase.place
        for k in range(sentence.start, end)
        if (phrase := place_starting(context, k, sentence.start, end)) is not None
    }
    return bool(told & {2, 3}) and 1 not in told


def _best(context: Context, i: int, low: int) -> AwardVerb | None:
    """Read «X үздік спикер атанды», «турнирдің үздік спикері деп X танылды»: a title that begins with a superlative."""
    words = context.words
    said = next((k for k in range(i - 1, max(low, i - _REACH), -1) if words[k].fold == "деп"), i)
    superlatives = context.lexicon.words("awards_rules", "superlatives")
    first = next((k for k in range(said - 2, max(low, said - 4) - 1, -1) if words[k].fold in superlatives), None)
    ending = ENDING.search(words[i].fold)
    if first is None or ending is None or any(words[k].punct or context.person_at(k) for k in range(first, said)):
        return None
    title = Span(first, said)
    near = said >= i - 1
    return AwardVerb(Span(first if near else i, i + 1), "Nom", False, str(ending.lastgroup), False, "title", title)


def _honorific(context: Context, i: int, low: int) -> AwardVerb | None:
    """Read «X еңбек сіңірген ұстазы атанды», «… құрметті азаматы деп танылды»: a title of honour without quotes."""
    words = context.words
    said = i - 1 if words[i - 1].fold in context.lexicon.words("awards_rules", "as_what") else i
    ending = ENDING.search(words[i].fold)
    if ending is None or not words[i].fold.startswith(_HONOURS) or not words[said - 1].fold.endswith(("ы", "и")):
        return None
    for text in context.lexicon.data["awards_rules"]["honorifics"]:
        form = [fold(part) for part in text.split()]
        for first in range(max(low, said - len(form) - 2), said - len(form)):
            title = Span(first, said)
            if words.folds[first : first + len(form)] == form and not any(words[k].punct for k in range(first, said)):
                return AwardVerb(Span(first, i + 1), "Nom", False, str(ending.lastgroup), False, "title", title)
    return None


def _quoted_title(context: Context, i: int, low: int) -> AwardVerb | None:
    """Read «X «Ауданның құрметті азаматы» атанды», «… «Үздік ұстаз» деп танылды»: a title told by its quote alone."""
    words = context.words
    linking = context.lexicon.words("awards_rules", "as_what")
    as_what = next((k for k in range(i - 1, max(low, i - _REACH), -1) if words[k].fold in linking), None)
    if as_what is None and words[i].fold.startswith(_COMES_OUT):
        return None
    at = as_what - 1 if as_what is not None else i - 1
    quote = words.quote_at.get(at)
    ending = ENDING.search(words[i].fold)
    if quote is None or quote.start < low or ending is None or _RENAMED.match(words[i].fold):
        return None
    if context.lexicon.match("awards", words.folds, quote.end - 2):
        return None  # the award stands in the quote: «Көрермен көзайымы»
    near = as_what is None or as_what == i - 1  # «Халық сүйіктісі» болып X шықты»: the name stands between
    return AwardVerb(
        Span(quote.start if near else i, i + 1), "Nom", False, str(ending.lastgroup), False, "title", quote
    )


def _winner_noun(context: Context, i: int) -> str | None:
    return winner_kind(context, i, _WINNER_ENDINGS)


def winner_kind(context: Context, i: int, endings: Collection[str]) -> str | None:
    """Return the kind of award that a noun of the winner with one of the folded endings tells of: «жеңімпазы»."""
    form = context.words[i].fold
    for word, kind in context.lexicon.data["awards_rules"]["winners"].items():
        if form.removeprefix(fold(word)) in endings:
            return str(kind)
    return None


def _metal_before(context: Context, i: int) -> int | None:
    """Return the place that a metal before the winner's noun tells: «қола жүлдегер» is the third."""
    return METALS.get(context.words.folds[i - 1]) if i else None

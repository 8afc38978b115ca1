"""The award as it stands: its noun, degree or place, quoted name, and the chain of whoever gives it.

`[issuer + genitive] [«name»] [adjective] noun`: «облыс әкімінің Құрмет грамотасы», «ІІІ дәрежелі «Даңқ» ордені»,
«Көрермен көзайымы» номинациясы, «бірінші орын».
"""

from __future__ import annotations

import re

from nlp_reports.extraction.award_issuers import read_issuer, read_quoted_issuer
from nlp_reports.extraction.award_places import (
    DEGREE,
    HALLMARKS,
    NUMBERS,
    heads_list,
    metal_at,
    place_number,
    place_starting,
)
from nlp_reports.extraction.award_words import AwardPhrase
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_GRADE = re.compile(r"дарежеси(?!з)")
_OBLIQUE = frozenset({Case.GEN, Case.LOC, Case.ABL})
_JOINTS = frozenset({"жане", "мен", "пен", "бен"})
_AND = frozenset({",", "және", "мен", "-", "–"})
_LONG_QUOTE = 12
_SHORT_LINE = 12
_ECHO = 60
_YEAR_WORDS = 5
#: Awards that members of a team win, whose number is told of the team.
_WON = frozenset({"medal", "prize", "diploma", "certificate"})


def find_phrases(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the awards named in a stretch of words, in order, none inside another."""
    found: list[AwardPhrase] = []
    low = span.start
    i = span.start
    while i < span.end:
        phrase = place_starting(context, i, low, span.end) or award_at(context, i, low) or _graded(context, i, low)
        phrase = phrase or metal_at(context, i, span) or _echo(context, i, low)
        if phrase is not None:
            last = found[-1] if found else None
            if last is not None and _same_award(context, last, phrase):
                low = phrase.span.end
                i += 1
                continue
            if phrase.plural and (phrase.name or phrase.nomination):
                found += _shared_noun(context, phrase, low)
            found.append(phrase)
            low = phrase.span.end
            i = max(i, phrase.span.end - 1)
        i += 1
    return found


def _echo(context: Context, i: int, low: int) -> AwardPhrase | None:
    """Return «осындай құрметке», «дәл осындай хатты»: an award of the kind, and of the issuer, told of last."""
    words, rules = context.words, context.lexicon
    pointed = i > low and words[i - 1].fold in rules.words("awards_rules", "such")
    if not pointed or not any(words[i].fold.startswith(noun) for noun in rules.words("awards_rules", "honours")):
        return None
    for at in range(i - 2, max(0, i - _ECHO), -1):
        told = award_at(context, at, words.sentence_of(at).start) or (
            award_at(context, at, words.sentence_of(at).start, borne=True) if words[at].case is Case.GEN else None
        )
        if told is not None and not told.weak:
            echo = AwardPhrase(Span(i - 1, i + 1), i - 1, told.kind, told.kind_text, name=told.name)
            echo.take_issuer(told)
            return echo
    return None


def _graded(context: Context, i: int, low: int) -> AwardPhrase | None:
    """Return the award of which the word is the degree: «дипломның ІІ дәрежесімен», «орденінің І дәрежесіне»."""
    words = context.words
    if not _GRADE.match(words[i].fold) or i - 2 < low:
        return None
    degree = place_number(words[i - 1].text)
    head = i - 2 if degree is not None else i - 1
    phrase = award_at(context, head, low, borne=True)
    hit = context.lexicon.match("awards", words.folds, head)
    if phrase is None or hit is None or hit.ending.case is not Case.GEN:
        return None
    phrase.span, phrase.degree = Span(phrase.span.start, i + 1), degree
    return phrase


def _same_award(context: Context, last: AwardPhrase, phrase: AwardPhrase) -> bool:
    """Tell whether the phrase only says what the one before is: «грант сертификаты», «арнайы сыйлығы – планшет»."""
    if last.span.end == phrase.span.start and phrase.name is None and not last.plural and phrase.place is None:
        return last.place is None
    dash = phrase.span.start - last.span.end == 1 and context.words[last.span.end].fold == "-"
    return dash and phrase.weak and last.kind == "prize"


def award_at(context: Context, i: int, low: int, *, borne: bool = False) -> AwardPhrase | None:
    """Return the award whose noun ends at the word `i`; `borne` where a noun of its bearer follows."""
    words, rules = context.words, context.lexicon.data["awards_rules"]
    hit = context.lexicon.match("awards", words.folds, i)
    if hit is None or context.person_at(i) is not None or i - hit.length + 1 < low or _goes_on(context, i):
        return None
    line = words.line_of(i)
    if (
        hit.entry.group == "gift"
        and i - hit.length >= low
        and words[i - hit.length].fold in context.lexicon.words("awards_rules", "many")
    ):
        return None  # «ең көп кітап алған оқырмандар»
    if _is_foreign(context, hit) and line.end - line.start > _SHORT_LINE:
        return None
    quote = words.inside_quote.get(i)
    quoted_whole = quote is not None and quote.start == i - hit.length and quote.end == i + 2 and quote.start >= low
    if quoted_whole and any(context.lexicon.match("awards", words.folds, k) for k in _heads_after(context, i + 2)):
        return None  # the name of what follows: ««Құрмет белгісі» ордені»
    if quote is not None and quote.end - quote.start < _LONG_QUOTE and not quoted_whole:
        return None
    if hit.ending.case in _OBLIQUE and not borne and not _is_nomination(context, hit):
        return None
    after = i + 2 if quoted_whole else i + 1
    following = words[after].fold if after < len(words) else ""
    if words[i].fold.startswith("жолдама") and _to_stage(context, i - hit.length):
        return None
    if not borne and (following in {"атындагы", "ушин"} or (following in HALLMARKS and not heads_list(context, after))):
        return None
    start, name, degree = _own_words(context, i - hit.length + 1, low)
    if quoted_whole and quote is not None:
        start, name, degree = quote.start, None, None
    nomination = name if _is_nomination(context, hit) else None
    phrase = AwardPhrase(
        Span(start, i + 2 if quoted_whole else i + 1), start, hit.entry.group, hit.entry.lemma,
        None if nomination else name, degree=degree, nomination=nomination,
        weak=hit.entry.lemma in rules["weak"] and name is None, plural=hit.ending.plural,
        counted=name is None and hit.entry.group in _WON and _many(context, start - 1, low),
    )  # fmt: skip
    object_ = hit.ending.case is Case.ACC and hit.ending.possession is None
    phrase.definite = object_ and (phrase.plural or is_sentence_start(context, start))
    read_quoted_issuer(context, phrase)
    possessed = hit.ending.possession is not None or hit.entry.words[-1][-1] in "ыи"
    read_issuer(context, phrase, low, owned=possessed)
    _read_title(context, phrase)
    return phrase


def _heads_after(context: Context, i: int) -> list[int]:
    """Return where the noun of a quoted award stands that ends before the word, a year in brackets passed over."""
    words = context.words
    if i < len(words) and words[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + _YEAR_WORDS, len(words))) if words[k].text == ")"), i)
    return [i] if i < len(words) else []


def _many(context: Context, i: int, low: int) -> bool:
    """Tell whether the word counts two or more awards: «21 медаль», «екі күміс медаль»."""
    word = context.words[i]
    return (
        i >= low
        and (word.fold in context.lexicon.words("awards_rules", "cardinals") or word.text.isdigit())
        and (word.text != "1")
    )


def _to_stage(context: Context, i: int) -> bool:
    """Tell whether the word is a stage of a contest in the dative: «облыстық кезеңге жолдама»."""
    words, stages = context.words, context.lexicon.words("awards_rules", "stages")
    return i >= 0 and words[i].case is Case.DAT and any(words[i].fold.startswith(stage) for stage in stages)


def _read_title(context: Context, phrase: AwardPhrase) -> None:
    """Read «үздік спикер атағы»: the role before the noun of a title is its name, not who gives it."""
    role = phrase.issuer_role
    if phrase.kind == "title" and phrase.name is None and role is not None and role.ending_case is Case.NOM:
        phrase.name, phrase.issuer_role = context.words.span_text(role.span), None
        phrase.span, phrase.weak = Span(role.span.start, phrase.span.end), False


def _goes_on(context: Context, i: int) -> bool:
    """Tell whether a longer award noun holds the word: «алғыс» in «алғыс хаты»."""
    folds = context.words.folds
    for end in range(i + 1, min(i + 3, len(folds))):
        hit = context.lexicon.match("awards", folds, end)
        if hit is not None and end - hit.length < i:
            return True
    return False


def _is_foreign(context: Context, hit: Hit) -> bool:
    return " ".join(hit.entry.words) in context.lexicon.words("awards", "forms")


def _is_nomination(context: Context, hit: Hit) -> bool:
    return hit.entry.lemma in context.lexicon.data["awards_rules"]["nominations"]


def _own_words(context: Context, head: int, low: int) -> tuple[int, str | None, int | None]:
    """Return where the award's own words begin, the name quoted before its noun and its degree."""
    words = context.words
    adjectives = context.lexicon.words("awards_rules", "adjectives")
    start, degree, name = head, None, None
    while start > low:
        before = words[start - 1]
        opening = _year_before(context, start, low) if start == head else None
        quote = words.quote_at.get((start if opening is None else opening) - 1)
        if quote is not None and quote.start >= low and name is None:
            name = words.span_text(Span(quote.start + 1, quote.end - 1))
            start = quote.start
        elif before.fold in adjectives or DEGREE.match(before.fold):
            start -= 1
        elif before.fold in NUMBERS and start < head and DEGREE.match(words[start].fold):
            degree, start = NUMBERS[before.fold], start - 1
            while start - 2 > low and words[start - 1].text in _AND and words[start - 2].fold in NUMBERS:
                degree, start = None, start - 2
        else:
            break
    if words[start].text == "," and start < head:
        start += 1
    return start, name, degree


def _year_before(context: Context, head: int, low: int) -> int | None:
    """Return where a year in brackets begins between a quoted name and its noun: «Құрмет белгісі» (1981) орденімен."""
    words = context.words
    if words[head - 1].text != ")":
        return None
    opening = next((i for i in range(head - 2, max(low, head - _YEAR_WORDS), -1) if words[i].text == "("), None)
    dated = opening is not None and context.dated_at(opening + 1) is not None
    return opening if dated else None


def _shared_noun(context: Context, phrase: AwardPhrase, low: int) -> list[AwardPhrase]:
    """Return the awards whose noun stands only with the last: «A» …, «B» …, «C» арнайы жүлделері."""
    words = context.words
    found: list[AwardPhrase] = []
    for quote in words.quotes:
        if not low <= quote.start or quote.end > phrase.span.start:
            continue
        after = words[quote.end]
        if not (after.punct or after.fold in _JOINTS):
            continue
        text = words.span_text(Span(quote.start + 1, quote.end - 1))
        name, nomination = (None, text) if phrase.nomination else (text, None)
        found.append(
            AwardPhrase(
                Span(quote.start, quote.end), quote.start, phrase.kind, phrase.kind_text, name, nomination=nomination
            )
        )
    return found

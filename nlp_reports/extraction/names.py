"""People's names as they stand: initials, surnames, given names and patronymics side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.proper import is_sentence_start
from nlp_reports.extraction.words import Span, Word
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline
from nlp_reports.language.names import is_given, is_patronymic, is_surname, nominative_name, parse_name

_INITIALS = re.compile(r"^(?:[А-ЯӘҒҚҢӨҰҮҺІЁA-Z](?:[а-яәғқңөұүһі])?\.){1,3}$")
ABBREVIATED = re.compile(r"^[А-ЯӘҒҚҢӨҰҮҺІ]{2,6}[-–][а-яәғқңөұүһі]+$")
_MOST_WORDS = 4
_SURE = 0.5


def _kinds(context: Context, word: Word) -> str:
    """Return the letters of what a word can be in a name: Initials, Patronymic, Surname, Given, Capitalised."""
    if _INITIALS.match(word.text):
        return "I"
    if word.punct or not word.cap or word.number or "." in word.text or ABBREVIATED.match(word.text):
        return ""
    if _opens_award(context, word.i):
        return ""
    text = word.text.capitalize() if word.upper and len(word.text) > 2 else word.text
    kinds = "P" if is_patronymic(text) >= _SURE else ""
    kinds += "S" if is_surname(text) >= _SURE else ""
    kinds += "G" if is_given(text) >= _SURE else ""
    if kinds:
        return kinds
    if word.text.lower() in context.lexicon.data["phrase"]["stops"] or (word.upper and len(word.text) > 1):
        return ""
    if any(context.lexicon.match(table, context.words.folds, word.i) for table in ("roles", "bodies", "events")):
        return ""
    return "C"


def _opens_award(context: Context, i: int) -> bool:
    """Tell whether the word and the next name an award: «Айгүл Сейітова | Алғыс хатпен»."""
    hit = context.lexicon.match("awards", context.words.folds, i + 1) if i + 1 < len(context.words) else None
    return hit is not None and hit.length > 1


def find_names(context: Context) -> list[PersonMention]:
    """Find names by what their words can be, left to right, none overlapping."""
    found: list[PersonMention] = []
    words = context.words
    kinds = [_kinds(context, word) for word in words.list]
    for word in words.list[1:]:
        if not kinds[word.i] and _signed(context, word, kinds[word.i - 1]):
            kinds[word.i] = "S"
    i = 0
    while i < len(words):
        span = _run(context, kinds, i) if kinds[i] else None
        if span is None:
            i += 1
            continue
        found.append(mention_of(context, span, _score(kinds, span), "rule:name"))
        i = span.end
    return found


def _signed(context: Context, word: Word, before: str) -> bool:
    """Tell whether a word in capitals is the surname after a given name that opens its line: «Айгүл ЖҰМАБЕК»."""
    previous = context.words[word.i - 1]
    opens = previous.line == word.line and context.words.line_of(word.i).start == previous.i
    return opens and "G" in before and not previous.upper and word.upper and word.text.isalpha() and len(word.text) > 4


def _run(context: Context, kinds: list[str], start: int) -> Span | None:
    words = context.words
    end = start
    while end < len(words) and end - start < _MOST_WORDS and kinds[end] and words[end].line == words[start].line:
        if end > start and (context.dated_at(end) is not None or words.gap(end)):
            break
        if end > start and kinds[end - 1] != "I" and _inflected(words[end - 1].text):
            break
        if end > start and not words[end - 1].spaced and kinds[end - 1] != "I" and kinds[end] != "I":
            break
        end += 1
    if end == start + 1 and _addressed(context, kinds, start):
        if words[end].fold not in context.lexicon.words("names", "epithets", "words"):
            return Span(start, end)
        return Span(start, end + 1 + _follows_epithet(context, kinds, end + 1))
    if end == start + 2 and _addressed(context, kinds, end - 1) and kinds[start] != "I":
        return Span(start, end)
    for stop in range(end, start, -1):
        if _is_name(context, kinds, start, stop):
            return Span(start, stop)
    return None


def _follows_epithet(context: Context, kinds: list[str], i: int) -> bool:
    """Tell whether the word after «қажы» or «сал» is the bearer's surname: «Сейіт қажы Оспан»."""
    words = context.words
    if i >= len(words) or words[i].line != words[i - 1].line or kinds[i] in {"", "I"} or words[i].punct:
        return False
    return words[i].cap and not _inflected(words[i].text)


def addresses(context: Context) -> frozenset[str]:
    """Return the folded words that follow a name in address, in every case: «ата», «апайға», «ақсақалдың»."""
    return _declined(tuple(context.lexicon.data["names"]["addresses"]["words"]))


@cache
def _declined(nouns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(decline(noun, case)) for noun in nouns for case in Case)


def _addressed(context: Context, kinds: list[str], i: int) -> bool:
    """Tell whether a single name is known by the address after it: «Сейіт ақсақал», «Жәнібек батыр»."""
    words = context.words
    if i + 1 >= len(words) or words[i + 1].line != words[i].line or words[i + 1].fold not in addresses(context):
        return False
    if i + 2 < len(words) and (_bears(context, i + 2) or _ranks(context, i + 2)):
        return False
    return "G" in kinds[i] or ("C" in kinds[i] and not is_sentence_start(context, i))


def _ranks(context: Context, i: int) -> bool:
    """Tell whether a title makes the word before it a rank, no address: «… аға жаттықтырушысы»."""
    rank = context.words[i - 1].fold in context.lexicon.words("roles", "ranks", "words")
    return rank and context.lexicon.match("roles", context.words.folds, i) is not None


def _bears(context: Context, i: int) -> bool:
    """Tell whether the word makes what stands before it the name of a body, a place or a prize."""
    folds = context.words.folds
    if any(folds[i].startswith(stem) for stem in context.lexicon.words("names", "bearers", "words")):
        return True
    hit = context.lexicon.match("bodies", folds, i)
    kind = kind_reading(context.lexicon, folds[i])
    return (hit is not None and hit.ending.possession == "3") or (kind is not None and kind[2].possession == "3")


def _inflected(text: str) -> bool:
    return nominative_name(text) != text


def _is_name(context: Context, kinds: list[str], start: int, end: int) -> bool:
    run = kinds[start:end]
    size = end - start
    if size < 2 or (run[-1] == "C" and size > 3):
        return False
    if run[0] == "C" and (is_sentence_start(context, start) and "I" not in run):
        return False
    if any("I" in kind for kind in run):
        others = [kind for kind in run if kind != "I"]
        return bool(others) and len(others) <= 2 and run.index("I") in {0, size - 1, size - 2}
    if any("P" in kind for kind in run):
        return True
    given = sum("G" in kind for kind in run)
    surname = sum("S" in kind for kind in run)
    return size <= 3 and (given >= 1 or surname >= 1) and (given + surname >= 2 or run.count("C") == 1)


def _score(kinds: list[str], span: Span) -> float:
    run = kinds[span.start : span.end]
    if len(run) == 1 or not run[-1]:
        return 0.9 if len(run) == 1 else 0.95
    if any("P" in kind or kind == "I" for kind in run):
        return 0.95
    return 0.9 if all(kind != "C" for kind in run) else 0.7


def mention_of(context: Context, span: Span, score: float, origin: str) -> PersonMention:
    """Return the mention of a person for a span of words: parts in the nominative, form, case of the last word."""
    text = context.words.span_text(span)
    if text.isupper() and len(text) > 4:
        text = " ".join(part.capitalize() if len(part) > 2 else part for part in text.split())
    parts = parse_name(text)
    if parts.surname and not parts.given and not parts.initials and is_surname(parts.surname) < _SURE:
        parts = replace(parts, surname=None, given=parts.surname)
    if span.end - span.start == 1 and _courteous(context, span.end):
        parts = replace(parts, surname=parts.surname or parts.given, given=None)
    if parts.initials:
        form = "initials"
    elif parts.given and not parts.surname and not parts.patronymic:
        form = "given"
    elif parts.surname and not parts.given:
        form = "surname"
    else:
        form = "full"
    whole = [context.words[i].text for i in range(span.start, span.end) if context.words[i].text[-1] != "."]
    last = whole[-1] if whole else text
    return PersonMention(span, parts, form, case_of_name(last), _plural(last), score, origin)


def _courteous(context: Context, i: int) -> bool:
    """Tell whether the word is «мырза» or «ханым», before which a surname stands as often as a given name."""
    words = context.words
    follows = 0 < i < len(words) and words[i].line == words[i - 1].line
    return follows and words[i].fold in _declined(("мырза", "ханым"))


def case_of_name(text: str) -> str:
    """Return the case that a name's last word stands in, as universal dependencies write it."""
    base = nominative_name(text)
    tail = text[len(base) :].lower() if text.lower().startswith(base.lower()) else ""
    return _CASES.get(tail.lstrip("-–'’"), "Nom")


def _plural(text: str) -> bool:
    base = nominative_name(text)
    tail = text[len(base) :].lower() if text.lower().startswith(base.lower()) else ""
    return tail[:3] in {"лар", "лер", "дар", "дер", "тар", "тер"}


def _case_endings() -> dict[str, str]:
    table = {
        "Gen": "ның нің дың дің тың тің нын нин дын дин тын тин",
        "Dat": "ға ге қа ке на не а е га ка",
        "Acc": "ны ні ды ді ты ті н",
        "Loc": "да де та те нда нде",
        "Abl": "дан ден тан тен нан нен",
        "Ins": "мен бен пен",
    }
    plurals = ("", "лар", "лер", "дар", "дер", "тар", "тер")
    return {plural + tail: case for case, tails in table.items() for tail in tails.split() for plural in plurals}


_CASES = _case_endings()

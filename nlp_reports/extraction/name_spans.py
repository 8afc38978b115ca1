"""The words of a name that a tagger proposed, mended at the edges: two names run into one, a place taken along."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import ABLATIVES, LOCATIVES, PLACED
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.words import Span
from nlp_reports.language.names import is_given, is_patronymic, is_surname, nominative_name

_MOST_WORDS = 5
_ACCUSATIVE = ("ды", "ді", "ты", "ті", "ны", "ні")
_FENCES = {"/": "/", "(": ")", "[": "]"}
_SHORT_QUOTE = 6
_ROMAN = frozenset({"I.", "І.", "V.", "X."})
_NUMERALS = frozenset({"I", "І", "V", "X"})
_COUNTED = ("дареже", "орын", "санат", "разряд", "жулдели", "топ")
_SURE = 0.5
_INITIAL = 2
_TWO = 2


def name_spans(context: Context, span: Span) -> list[Span]:
    """Return the names that a proposed span holds: none, one or two."""
    words = context.words
    start, end = span.start, span.end
    end = next((i for i in range(start + 1, end) if words.gap(i) or words[i].text == "."), end)
    end = next((i + 1 for i in range(start + 1, end - 1) if _declined_patronymic(words[i].text)), end)
    while start < end and words[start].fold.endswith(PLACED) and not is_patronymic(words[start].text):
        start += 1
    if _names_place(context, Span(start, end)) or (end < len(words) and words[end].fold.startswith("согыс")):
        return []  # «Абай ауданы», «Ұлы Отан соғысы»
    while end > start and _no_end_of_name(context, end - 1):
        end -= 1
    while end - start > 2 and words[start].fold.endswith(ABLATIVES) and is_given(words[start].text) < _SURE:
        start += 1
    while end - start > 2 and _is_object(words[start].text) and is_given(words[start + 1].text) >= _SURE:
        start += 1  # «Қозыны | Айбат Нүркен ойнады»
    start += _in_place(context, start, end)
    while start < end and not words[start].cap:
        start += 1
    start += _is_item_number(context, start, end)
    span = _with_bearer(context, _with_surname(context, Span(start, end)))
    if span.end <= span.start or is_label(context, span):
        return []
    cut = _second_name(context, span)
    found = [Span(span.start, cut), Span(cut, span.end)] if cut is not None else [span]
    return [name for part in found if 0 < (name := _by_initials(context, part)).end - name.start <= _MOST_WORDS]


def _in_place(context: Context, start: int, end: int) -> bool:
    """Tell whether the first of two words says where: «Достықта | Оспанов», never «Фарида Оспанова»."""
    if end - start != _TWO or not context.words[start].fold.endswith(LOCATIVES):
        return False
    first, second = context.words[start].text, context.words[start + 1].text
    return nominative_name(first) != first and is_given(first) < _SURE and is_surname(second) > _SURE


def _is_object(text: str) -> bool:
    """Tell whether a name stands in the accusative: «Қозыны», never «Амангелді»."""
    return text.lower().endswith(_ACCUSATIVE) and nominative_name(text) != text


def _declined_patronymic(text: str) -> bool:
    """Tell whether a patronymic in an oblique case closes its name: «Сейітқызын», never «Сейітұлы»."""
    base = nominative_name(text)
    return base != text and is_patronymic(base) >= _SURE and base.lower().endswith(("ұлы", "қызы", "улы", "кызы"))


def _names_place(context: Context, span: Span) -> bool:
    """Tell whether given name and surname stand before a kind of place: «Абай Құнанбаев ауданы», «… аудандары»."""
    words, end = context.words, span.end
    if span.end - span.start != 2 or end >= len(words) or words[end].line != words[span.start].line:
        return False
    reading = kind_reading(context.lexicon, words[end].fold)
    named = is_given(words[span.start].text) >= _SURE and is_surname(words[span.start + 1].text) >= _SURE
    return named and reading is not None and reading[2].possession == "3"


def _is_item_number(context: Context, start: int, end: int) -> bool:
    """Tell whether a Roman number that opens a line before a whole name numbers the item: «I. Цой Светлана»."""
    words = context.words
    opens = start == words.line_of(min(start, len(words) - 1)).start and end - start > 2
    return opens and words[start].text in _ROMAN


def _is_initial(text: str) -> bool:
    return text.endswith(".") and len(text) <= 4


def _no_end_of_name(context: Context, i: int) -> bool:
    """Tell whether the word belongs to what follows: «… Осакаров ауданы», or is an attribute or a common noun."""
    words = context.words
    if words[i].text in _NUMERALS and i + 1 < len(words) and words[i + 1].fold.startswith(_COUNTED):
        return True  # «… Ерланқызы І дәрежелі дипломмен»
    if not words[i].cap:
        return words[i].fold not in context.lexicon.words("names", "epithets", "words")
    if words[i].fold.endswith(PLACED) and not is_patronymic(words[i].text):
        return True
    if i + 1 >= len(words) or words[i + 1].line != words[i].line:
        return False
    reading = kind_reading(context.lexicon, words[i + 1].fold)
    return reading is not None and reading[2].possession == "3"


def _with_surname(context: Context, span: Span) -> Span:
    """Take the surname after a span of initials alone: «А.Б.» and the «Оспанов» that stands next."""
    words = context.words
    if span.end <= span.start or not all(_is_initial(words[i].text) for i in range(span.start, span.end)):
        return span
    after = span.end
    fits = after < len(words) and words[after].line == words[span.start].line and words[after].cap
    return Span(span.start, after + 1) if fits and not words[after].punct else Span(span.start, span.start)


def _with_bearer(context: Context, span: Span) -> Span:
    """Take the name and rank before a patronymic alone: «Сейіт жырау Оспанұлы»."""
    words = context.words
    if span.end - span.start != 1 or span.start < 2 or is_patronymic(words[span.start].text) < _SURE:
        return span
    rank, bearer = words[span.start - 1], words[span.start - 2]
    ranked = rank.fold in context.lexicon.words("names", "addresses", "words")
    return Span(bearer.i, span.end) if ranked and bearer.cap and bearer.line == words[span.start].line else span


def _by_initials(context: Context, span: Span) -> Span:
    """Cut what stands beyond a surname with initials: «А. Оспанов Семей», «Оспанов А. Марапатты»."""
    words = context.words
    kinds = ["I" if _is_initial(words[i].text) else "W" for i in range(span.start, span.end)]
    if "I" not in kinds or len(kinds) < 3:
        return span
    if kinds[0] == "I":
        first = kinds.index("W") if "W" in kinds else len(kinds)
        rest = [words[i] for i in range(span.start + first + 1, span.end)]
        keeps = all(is_patronymic(word.text) >= _SURE for word in rest)
        return span if keeps else Span(span.start, span.start + first + 1)
    last = len(kinds) - 1 - kinds[::-1].index("I")
    if kinds[1] == "I" and last < len(kinds) - 1 and is_surname(words[span.end - 1].text) < _SURE:
        return Span(span.start, span.start + last + 1)
    return span


def is_label(context: Context, span: Span) -> bool:
    """Tell whether the words are a branch between slashes or brackets, or a name in short quotes."""
    words = context.words
    before = words[span.start - 1].text if span.start else ""
    after = words[span.end].text if span.end < len(words) else ""
    if span.end - span.start == 1 and _FENCES.get(before) == after and after:
        return True
    quote = words.inside_quote.get(span.start)
    return (
        quote is not None
        and quote.end - quote.start <= _SHORT_QUOTE
        and quote.end - quote.start - 2 <= span.end - span.start + 1
    )


def _said_twice(context: Context, span: Span) -> bool:
    """Tell whether the second half repeats the first, as where a page gives its author's name twice over."""
    folds = context.words.folds[span.start : span.end]
    return folds[: len(folds) // 2] == folds[len(folds) // 2 :]


def _next_in_capitals(context: Context, span: Span) -> int | None:
    """Return where the next name begins that its surname in capitals opens: «ОСПАНОВ Серік ЖАҚЫП Айгүл»."""
    words = context.words
    surnames = [i for i in range(span.start, span.end) if words[i].upper and len(words[i].text) > _INITIAL]
    if len(surnames) < _TWO or surnames[0] != span.start or surnames[1] - surnames[0] < _TWO:
        return None
    return surnames[1]


def _second_name(context: Context, span: Span) -> int | None:
    """Return where a second name begins: «Given Surname Given …», «А. Surname Given …»."""
    words = context.words
    size = span.end - span.start
    if size < 3 or words[span.start + 1].fold in context.lexicon.words("names", "epithets", "words"):
        return None
    if size % 2 == 0 and _said_twice(context, span):
        return span.start + size // 2
    capitals = _next_in_capitals(context, span)
    if capitals is not None:
        return capitals
    patronymics = [i for i in range(span.start, span.end) if is_patronymic(words[i].text) >= _SURE]
    first = span.start
    while first < span.end and _is_initial(words[first].text):
        first += 1
    if patronymics and patronymics[0] - span.start in {1, 2} and size >= _MOST_WORDS:
        return span.start + 3  # «Given Patronymic Surname Given Surname», «Surname Given Patronymic Surname G.»
    least = max(span.start + 2, first + 1)
    if first > span.start and least < span.end and least not in patronymics:
        whole = span.end - least > 1 and not _is_initial(words[least + 1].text)
        if is_given(words[least].text) >= _SURE or (whole and is_surname(words[least].text) >= _SURE):
            return least
    for i in range(least, span.end):
        if _is_initial(words[i].text) or (i == least and i in patronymics):
            return None
        opens = first > span.start or is_given(words[span.start].text) >= _SURE
        if not patronymics and opens and is_given(words[i].text) >= _SURE:
            return i
        if nominative_name(words[i - 1].text) != words[i - 1].text and not patronymics:
            return i
    formed = is_surname(words[span.start + 1].text) >= _SURE
    return span.start + 2 if size == 4 and formed and not patronymics else None

"""The award as it stands: its noun, degree or place, quoted name, and the chain of whoever gives it.

`[issuer + genitive] [«name»] [adjective] noun`: «облыс әкімінің Құрмет грамотасы», «ІІІ дәрежелі «Даңқ» ордені»,
«Көрермен көзайымы» номинациясы, «бірінші орын».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_reports.extraction.context import BodyMention, Context, PersonMention
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.roles import RoleMention, role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

# Roman, Arabic and written ordinals in folded letters; Ш, П and l are what scanning makes of III, II and I.
_NUMBERS = {"i": 1, "и": 1, "l": 1, "1": 1, "ii": 2, "ии": 2, "п": 2, "2": 2, "iii": 3, "иии": 3, "ш": 3, "3": 3}
_NUMBERS |= {"биринши": 1, "екинши": 2, "ушинши": 3}
_PLACE = re.compile(r"(?P<number>[iиl]{1,3}|[123пш]|биринши|екинши|ушинши)(?:-?(?:ши|шы))?-?(?P<noun>орын(?!бас)\w*)?")
_DEGREE = re.compile(r"дарежел[иы]|дареженин")
_HALLMARKS = frozenset({"иегери", "иегерлери", "иегерлерине", "иегерине", "иегер"})
_OBLIQUE = frozenset({Case.GEN, Case.LOC, Case.ABL})
_JOINTS = frozenset({"жане", "мен", "пен", "бен"})
_AND = frozenset({",", "және", "мен", "-", "–"})
_MEDALS = {"🥇": 1, "🥈": 2, "🥉": 3}
_GENITIVE = ("нын", "нин", "дын", "дин", "тын", "тин")
_LONG_QUOTE = 12


@dataclass(slots=True)
class AwardPhrase:
    """An award named in the text, not yet given to anyone."""

    span: Span
    start: int
    kind: str
    kind_text: str
    name: str | None = None
    place: int | None = None
    degree: int | None = None
    nomination: str | None = None
    issuer_role: RoleMention | None = None
    issuer_body: BodyMention | None = None
    issuer_person: PersonMention | None = None
    weak: bool = False
    plural: bool = False
    definite: bool = False

    @property
    def has_issuer(self) -> bool:
        """Tell whether the words say who gives it."""
        return any((self.issuer_role, self.issuer_body, self.issuer_person))

    def take_issuer(self, other: AwardPhrase) -> None:
        """Set who gives it to whoever gives the other."""
        self.issuer_role, self.issuer_body, self.issuer_person = (
            other.issuer_role,
            other.issuer_body,
            other.issuer_person,
        )


def find_phrases(context: Context, span: Span) -> list[AwardPhrase]:
    """Return the awards named in a stretch of words, in order, none inside another."""
    found: list[AwardPhrase] = []
    low = span.start
    i = span.start
    while i < span.end:
        phrase = _place_at(context, i, low, span.end) or award_at(context, i, low)
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


def decided_by(context: Context, span: Span) -> AwardPhrase | None:
    """Return who decides on awards, as an award phrase: «аудандық мәслихаттың шешімімен», «… атынан»."""
    nouns = context.lexicon.words("awards_rules", "decrees")
    for i in range(span.start + 1, span.end):
        if context.words[i].fold in nouns:
            start = i
            while start > span.start + 1 and _dates_decree(context, start - 1):
                start -= 1
            phrase = AwardPhrase(Span(i, i + 1), start, "other", context.words[i].text)
            _read_issuer(context, phrase, span.start)
            return phrase if phrase.has_issuer else None
    return None


def _dates_decree(context: Context, i: int) -> bool:
    """Tell whether the word belongs to the date or number of a decree: «2012 жылғы 30 қарашадағы № 341 Жарлығы»."""
    word = context.words[i]
    dated = context.dated_at(i) is not None or word.fold.endswith(("дагы", "деги", "жылгы"))
    return word.number or word.punct or dated or len(word.text) == 1


def _same_award(context: Context, last: AwardPhrase, phrase: AwardPhrase) -> bool:
    """Tell whether the phrase only says what the one before is: «грант сертификаты», «арнайы сыйлығы – планшет»."""
    if last.span.end == phrase.span.start and phrase.name is None and not last.plural and phrase.place is None:
        return last.place is None
    dash = phrase.span.start - last.span.end == 1 and context.words[last.span.end].fold == "-"
    return dash and phrase.weak and last.kind == "prize"


def place_at(context: Context, start: int, end: int) -> bool:
    """Tell whether just these words name a place won: «I орын»."""
    phrase = _place_at(context, start, start, end)
    return phrase is not None and phrase.span.end == end


def _place_at(context: Context, i: int, low: int, limit: int) -> AwardPhrase | None:
    """Return «І орын», «1-ші орынды», «бірінші орынға», «ІІ дәрежелі лауреат» whose first word is the word `i`."""
    words = context.words
    if words[i].text in _MEDALS and not (i + 1 < limit and _place_at(context, i + 1, low, limit)):
        return AwardPhrase(Span(i, i + 1), i, "place", words[i].text, place=_MEDALS[words[i].text])
    match = _PLACE.fullmatch(words[i].fold)
    if match is None or (words[i].text.islower() and len(words[i].text) == 1):
        return None
    number = _NUMBERS.get(match["number"])
    end = i + 1
    if match["noun"] is None:
        if number is None or (match["number"] in {"и", "п", "ш", "l"} and words[i].text.islower()):
            return None
        if end < limit and words[end].fold == "-":
            end += 1
        if end < limit and words[end].fold in {"ши", "шы"}:
            end += 1
        if end < limit and words[end].fold == "жулдели":
            end += 1
        if end >= limit or not _place_noun(words[end].fold, words.folds[end + 1 : end + 2]):
            return None
        end += 2 if _DEGREE.match(words[end].fold) else 1
    if end < limit and words[end].fold in _HALLMARKS | {"алгандарга", "алгандар"}:
        return None
    head = Span(i, end)
    return AwardPhrase(head, i, "place", context.words.span_text(head), place=number)


def place_number(text: str) -> int | None:
    """Return the number of a place written alone, Roman or Arabic, 1 to 3; None for any other text."""
    match = _PLACE.fullmatch(fold(text))
    return _NUMBERS.get(match["number"]) if match else None


def _place_noun(word: str, following: list[str]) -> bool:
    return (word.startswith("орын") and not word.startswith("орынбас")) or bool(
        _DEGREE.match(word) and following and following[0].startswith("лауреат")
    )


def award_at(context: Context, i: int, low: int, *, borne: bool = False) -> AwardPhrase | None:
    """Return the award whose noun ends at the word `i`; `borne` where a noun of its bearer follows."""
    words, rules = context.words, context.lexicon.data["awards_rules"]
    hit = context.lexicon.match("awards", words.folds, i)
    if hit is None or context.person_at(i) is not None or i - hit.length + 1 < low or _goes_on(context, i):
        return None
    quote = words.inside_quote.get(i)
    quoted_whole = quote is not None and quote.start == i - hit.length and quote.end == i + 2 and quote.start >= low
    if quoted_whole and i + 2 < len(words) and context.lexicon.match("awards", words.folds, i + 2) is not None:
        return None  # the name of what follows: ««Құрмет белгісі» ордені»
    if quote is not None and quote.end - quote.start < _LONG_QUOTE and not quoted_whole:
        return None
    if hit.ending.case in _OBLIQUE and not borne and not _is_nomination(context, hit):
        return None
    following = words[i + 1].fold if i + 1 < len(words) else ""
    if not borne and (following in _HALLMARKS or following in {"атындагы", "ушин"}):
        return None
    start, name, degree = _own_words(context, i - hit.length + 1, low)
    if quoted_whole and quote is not None:
        start, name, degree = quote.start, None, None
    nomination = name if _is_nomination(context, hit) else None
    phrase = AwardPhrase(
        Span(start, i + 2 if quoted_whole else i + 1), start, hit.entry.group, hit.entry.lemma,
        None if nomination else name, degree=degree, nomination=nomination,
        weak=hit.entry.lemma in rules["weak"] and name is None, plural=hit.ending.plural,
    )  # fmt: skip
    phrase.definite = phrase.plural and hit.ending.case is Case.ACC and hit.ending.possession is None
    _read_quoted_issuer(context, phrase)
    _read_issuer(context, phrase, low)
    _read_title(context, phrase)
    return phrase


def _read_quoted_issuer(context: Context, phrase: AwardPhrase) -> None:
    """Read ««Сенімнің» алғыс хаты»: a quoted name in the genitive that some body of the post bears gives the award."""
    if phrase.name is None or not fold(phrase.name).endswith(_GENITIVE):
        return
    name = fold(nominative(phrase.name))
    body = next((body for body in context.bodies if body.quoted and fold(body.quoted) == name), None)
    if body is not None:
        phrase.name, phrase.issuer_body = None, body


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


def _is_nomination(context: Context, hit: Hit) -> bool:
    return hit.entry.lemma in context.lexicon.data["awards_rules"]["nominations"]


def _own_words(context: Context, head: int, low: int) -> tuple[int, str | None, int | None]:
    """Return where the award's own words begin, the name quoted before its noun and its degree."""
    words = context.words
    adjectives = context.lexicon.words("awards_rules", "adjectives")
    start, degree, name = head, None, None
    while start > low:
        before = words[start - 1]
        quote = words.quote_at.get(start - 1)
        if quote is not None and quote.start >= low and name is None:
            name = words.span_text(Span(quote.start + 1, quote.end - 1))
            start = quote.start
        elif before.fold in adjectives or _DEGREE.match(before.fold):
            start -= 1
        elif before.fold in _NUMBERS and start < head and _DEGREE.match(words[start].fold):
            degree, start = _NUMBERS[before.fold], start - 1
            while start - 2 > low and words[start - 1].text in _AND and words[start - 2].fold in _NUMBERS:
                degree, start = None, start - 2
        else:
            break
    if words[start].text == "," and start < head:
        start += 1
    return start, name, degree


def _read_issuer(context: Context, phrase: AwardPhrase, low: int) -> None:
    """Read the chain before the award: a person in the genitive, a role, a body; «… атынан» in between."""
    words = context.words
    at = phrase.start - 1
    if at > low and words[at].fold in {"атынан", "тарапынан"}:
        at -= 1
    if at < low or phrase.has_issuer:
        return
    person = context.person_ending(at)
    if person is not None and person.case == "Gen" and person.span.start >= low:
        phrase.issuer_person = person
        phrase.start = person.span.start
        at = person.span.start - 1
    role = role_ending(context, at) if at >= low else None
    wanted = {Case.NOM} if phrase.issuer_person else {Case.GEN, Case.NOM}
    if role is not None and role.span.start >= low and role.ending_case in wanted and not role.plural:
        phrase.issuer_role, phrase.start = role, role.span.start
        return
    if phrase.issuer_person is None and at >= low:
        body = context.body_ending(at)
        if body is not None and body.span.start >= low and body.ending.case in {Case.GEN, Case.NOM}:
            phrase.issuer_body, phrase.start = body, body.span.start


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

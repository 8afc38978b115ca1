"""Verbs of awarding and the case in which they take the one who receives."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from nlp_reports.extraction.award_places import METALS, place_starting
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

# Verbal endings in folded letters: past, evidential, present, future, imperative; converb, conditional; participles;
# what is reported to have been: «… иеленгенін айтты».
_FINITE = r"[дт]ы|[дт]и|[ыи]?пт[ыи]|[ае]д[ыи]|йд[ыи]|ма[кх]|ме[кх]|па[кх]|пе[кх]|с[ыи]н|[ыи]лс[ыи]н|ут?уда|уде|уда"
_REPORTED = r"[гк][ае]н[ыи]н|[гк][ае]нд[ыи]г[ыи]н?"
_LINKING = r"[ыи]?п|с[ае]|[гк][ае]нда"
_PARTICIPLE = r"[гк][ае]н|[ае]т[ыи]н|йт[ыи]н"
_ENDING = re.compile(
    rf"(?:(?P<finite>{_FINITE})|(?P<linking>{_LINKING})|(?P<participle>{_PARTICIPLE})|(?P<reported>{_REPORTED}))$"
)
_LISTED = re.compile(r"[гк][ае]н[дт][ае]р(?:[дт][ыи]н)?")
_BECOMES = re.compile(r"атан|бол(?!ып)|таныл|аталд")
_HONOURS = ("атан", "танылд", "танылып")
_RENAMED = re.compile(r"аталд|бол")
_AS_WHAT = frozenset({"деп", "болып"})
_COMES_OUT = ("шыкты", "шыкса")
_CONDITIONAL = ("са", "се")
_SUMMITS = frozenset({"сатысына", "сатысынан", "шынынан", "биигине", "биигинен", "тугырга"})
_REACH = 14
_FAR = 40
_INSTRUMENTAL = ("мен", "бен", "пен")
_WINNER_ENDINGS = frozenset({"", "ы", "и", "лар", "лер", "лары", "лери", "дар", "дары"})
_TO_PLACE = fold("орынға")
_STEPS = (_TO_PLACE, "сатыга", "тугырга")
_CASES = {
    "nominative": ("Nom", False),
    "dative_passive": ("Dat", False),
    "dative": ("Dat", True),
    "accusative": ("Acc", True),
    "bringing": ("Nom", False),
}


@dataclass(slots=True, frozen=True)
class AwardVerb:
    """A verb of awarding: its words, case of the recipient, whether the giver is its subject, what form it has."""

    span: Span
    case: str
    active: bool
    form: str
    gift: bool
    winner: str | None = None
    winner_span: Span | None = None
    place: int | None = None
    listed: bool = False


Stems = dict[str, list[tuple[tuple[str, ...], str]]]
"""Words and group of each verb by the stem of its last word."""


@cache
def _stems(key: int, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> Stems:
    stems: Stems = {}
    for group, words in groups:
        for word in words:
            parts = tuple(fold(part) for part in word.split())
            stems.setdefault(parts[-1], []).append((parts, group))
    for entries in stems.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return stems


def _stems_of(lexicon: Lexicon) -> Stems:
    verbs = lexicon.data["awards_verbs"]
    return _stems(id(lexicon), tuple((group, tuple(verbs[group]["words"])) for group in (*_CASES, "none")))


def find_verbs(context: Context, sentence: Span) -> list[AwardVerb]:
    """Return the verbs of awarding of a sentence in order."""
    found = []
    stems = _stems_of(context.lexicon)
    for i in range(sentence.start, sentence.end):
        verb = _verb_at(context, stems, i, sentence.start)
        if verb is not None:
            found.append(verb)
    return found


def _verb_at(context: Context, stems: Stems, i: int, low: int) -> AwardVerb | None:
    folds = context.words.folds
    winner = _winner(context, i, low)
    if winner is not None:
        return winner
    form = folds[i]
    for cut in range(len(form) - 1, 1, -1):
        entries = stems.get(form[:cut])
        ending = _ENDING.fullmatch(form[cut:]) if entries else None
        listed = ending is None and _LISTED.fullmatch(form[cut:]) is not None and _introduces(context, i)
        if not entries or (ending is None and not listed):
            continue
        for words, group in entries:
            start = i - len(words) + 1
            if words[0] == _TO_PLACE and start >= low and folds[start] not in _STEPS:
                # «бірінші орынға X көтерілді»: the place stands before those who reach it
                reached = any(form.endswith(_STEPS) for form in folds[max(low, i - _FAR) : i])
                start = i if reached else -1
            elif start < low or tuple(folds[start:i]) != words[:-1]:
                start = -1
            if start >= 0:
                if group == "none" or (group == "bringing" and not _brings(context, start)):
                    return None
                case, active = _CASES[group]
                gifts = context.lexicon.words("awards_verbs", "gift", "words")
                gift = " ".join(words) in gifts
                return AwardVerb(
                    Span(start, i + 1), case, active, str(ending.lastgroup) if ending else "finite", gift, listed=listed
                )
    return None


def _brings(context: Context, i: int) -> bool:
    """Tell whether an award in the instrumental stands right before the word: «дипломмен оралды»."""
    words = context.words
    if not i or not words.folds[i - 1].endswith(_INSTRUMENTAL):
        return False
    place = any(place_starting(context, k, k, i) is not None for k in range(max(0, i - 3), i))
    return place or context.lexicon.match("awards", words.folds, i - 1) is not None


def _introduces(context: Context, i: int) -> bool:
    """Tell whether those of whom the word tells are named after it: «марапатталғандар: X», «… қатарында X бар»."""
    words = context.words
    if i + 1 >= len(words) or words[i + 1].line != words[i].line:
        return False
    return words[i + 1].text in {":", "–", "—"} or words[i + 1].fold in context.lexicon.words("awards_rules", "among")


def _winner(context: Context, i: int, low: int) -> AwardVerb | None:
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
    at = next((k for k in range(i - 1, max(low, i - 3) - 1, -1) if words[k].fold not in {"деп", "болып"}), None)
    kind = _winner_noun(context, at) if at is not None else None
    if kind is None:
        as_what = next((k for k in range(i - 1, max(low, i - _REACH), -1) if words[k].fold == "болып"), None)
        at = as_what - 1 if as_what is not None else None
        kind = _winner_noun(context, at) if at is not None and at >= low else None
    ending = _ENDING.search(words[i].fold)
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
    for first, second in (pair.split() for pair in context.lexicon.data["awards_rules"]["victories"]):
        if words[i - 1].fold == fold(first) and words[i].fold.startswith(fold(second)):
            ending = _ENDING.fullmatch(words[i].fold[len(second) :])
            sure = words[i - 1].fold in _SUMMITS
            if (
                ending is not None
                and (ending.lastgroup == "finite" or words[i].fold.endswith(("са", "се")))
                and (sure or _before_others(context, i))
            ):
                span = Span(i - 1, i + 1)
                return AwardVerb(span, "Nom", False, str(ending.lastgroup), False, "place", span)
    return None


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
    ending = _ENDING.search(words[i].fold)
    if first is None or ending is None or any(words[k].punct or context.person_at(k) for k in range(first, said)):
        return None
    title = Span(first, said)
    near = said >= i - 1
    return AwardVerb(Span(first if near else i, i + 1), "Nom", False, str(ending.lastgroup), False, "title", title)


def _honorific(context: Context, i: int, low: int) -> AwardVerb | None:
    """Read «X еңбек сіңірген ұстазы атанды», «… құрметті азаматы деп танылды»: a title of honour without quotes."""
    words = context.words
    said = i - 1 if words[i - 1].fold in {"деп", "болып"} else i
    ending = _ENDING.search(words[i].fold)
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
    as_what = next((k for k in range(i - 1, max(low, i - _REACH), -1) if words[k].fold in _AS_WHAT), None)
    if as_what is None and words[i].fold.startswith(_COMES_OUT):
        return None
    at = as_what - 1 if as_what is not None else i - 1
    quote = words.quote_at.get(at)
    ending = _ENDING.search(words[i].fold)
    if quote is None or quote.start < low or ending is None or _RENAMED.match(words[i].fold):
        return None
    if context.lexicon.match("awards", words.folds, quote.end - 2):
        return None  # the award stands in the quote: «Көрермен көзайымы»
    near = as_what is None or as_what == i - 1  # «Халық сүйіктісі» болып X шықты»: the name stands between
    return AwardVerb(
        Span(quote.start if near else i, i + 1), "Nom", False, str(ending.lastgroup), False, "title", quote
    )


def tells_of_contest(context: Context) -> bool:
    """Tell whether the post tells of a contest."""
    folds = context.words.folds
    return any(context.lexicon.match("events", folds, i, {"contest"}) is not None for i in range(len(folds)))


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

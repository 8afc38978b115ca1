"""Bodies as they stand in the text: heads of the lexicon with what names them, abbreviations, tagged spans."""

from __future__ import annotations

import re

from nlp_reports.extraction.attributes import is_attribute
from nlp_reports.extraction.body_joins import with_legal_form, with_owner
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import endings
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.proper import is_sentence_start, unquoted
from nlp_reports.extraction.surface import nominative_surface
from nlp_reports.extraction.words import Span, Word
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.names import is_given
from nlp_reports.language.numerals import is_numeral

_ABBREVIATION = re.compile(
    r"^([A-ZА-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһі]{0,2}[A-ZА-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһіA-ZА-ЯӘҒҚҢӨҰҮҺІЁ]*?)(?:[-–]?([а-яәғқңөұүһі]*))$"
)
_LONGEST_TITLE = 20
_ADJECTIVES = frozenset({"орталық"})
_SURE = 0.5
_WORLDWIDE = frozenset({"халыкаралык"})


def find_bodies(context: Context) -> list[BodyMention]:
    """Find every body in the words, left to right; a body inside a longer one's name is kept too."""
    found: list[BodyMention] = []
    ends: dict[int, BodyMention] = {}
    for i, word in enumerate(context.words.list):
        if word.punct or context.person_at(i) or _in_title(context, i):
            continue
        mention = _of_head(context, i)
        if mention is None and (unclosed := ends.get(i - 1)) is not None:
            mention = with_legal_form(context, unclosed, i)
            found = [body for body in found if mention is None or body is not unclosed]
        mention = mention or _of_abbreviation(context, i)
        if mention is not None:
            mention = with_owner(context, mention, ends.get(mention.span.start))
            found.append(mention)
            ends[mention.span.end] = mention
    return _without_inner(found)


def _without_inner(found: list[BodyMention]) -> list[BodyMention]:
    """Leave out heads that only open a longer name: «Орталық» of «Орталық сайлау комиссиясы»."""
    kept: list[BodyMention] = []
    for mention in reversed(found):
        plain = mention.ending.possession is None and mention.ending.case is Case.NOM and not mention.short
        outer = kept[-1] if kept else None
        inner = outer is not None and outer.span.start < mention.span.end <= outer.span.end - 1
        if inner and (plain or (mention.short and mention.kind == "company")):
            continue
        kept.append(mention)
    return kept[::-1]


def _of_head(context: Context, i: int) -> BodyMention | None:
    words, lexicon = context.words, context.lexicon
    hit = lexicon.match("bodies", words.folds, i)
    if hit is None or hit.ending.possession in {"1Sing"}:
        return None
    head = i - hit.length + 1
    if _names_else(context, head, hit) or _in_title_phrase(context, i):
        return None
    kind = hit.entry.group
    owned = hit.ending.possession is not None or hit.entry.lemma in lexicon.data["bodies_rules"]["possessed"]
    start = phrase_start(context, head, possessed=owned, kind=kind)
    bare = start == head and hit.length == 1
    if _becomes(context, i, hit) and not _named(context, start, head):
        return None
    if _counted(context, start) or _only_says_of(context, start, head, hit):
        return None
    unnamed = hit.entry.lemma in weak_heads(context) and not _names_weak(context, start, head, hit)
    if unnamed and (hit.ending.plural or not _before_title(context, i)):
        return None
    if hit.ending.plural and (hit.ending.possession is None or not _named(context, start, head)):
        return None
    name = _name(context, Span(start, i + 1), hit)
    quoted = _quoted(context, start, head)
    score = 0.55 if bare else 0.85
    return BodyMention(
        Span(start, i + 1), name, hit.entry.lemma, kind, hit.ending, bare, score, "rule:body", quoted=quoted
    )


def _quoted(context: Context, start: int, head: int) -> str | None:
    """Return the quoted name right before the head, or with nothing but what sort of body it is between."""
    words = context.words
    for at in range(head - 1, start - 1, -1):
        quote = words.quote_at.get(at)
        if quote is not None:
            return unquoted(words.span_text(quote)) if quote.start >= start else None
        word = words[at]
        inner = word.nominal
        possessed = inner is not None and inner.possession is not None and not inner.plural
        if word.punct or word.cap or word.case is Case.GEN or possessed or word.fold in context.stops:
            return None
    return None


def _becomes(context: Context, i: int, hit: Hit) -> bool:
    """Tell whether the head only says what something was founded as: «бастауыш мектеп болып ашылды»."""
    words = context.words
    plain = hit.ending.case is Case.NOM and i + 1 < len(words)
    return plain and words[i + 1].fold in {"болып", "ретинде"} and words[i + 1].line == words[i].line


def _only_says_of(context: Context, start: int, head: int, hit: Hit) -> bool:
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


def _names_else(context: Context, head: int, hit: Hit) -> bool:
    """Tell whether the word before the head makes it something else than a body: «кітап қоры», «теориялық бөлім»."""
    others = context.lexicon.words("bodies_rules", "not_after", hit.entry.lemma)
    before = context.words[head - 1].fold if head else ""
    i = head + hit.length - 1
    after = context.words[i + 1] if i + 1 < len(context.words) else None
    beginnings = context.lexicon.words("bodies_rules", "not_before", hit.entry.lemma)
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


def _in_title_phrase(context: Context, i: int) -> bool:
    """Tell whether the head is a word of a title: «басқарма төрағасы»."""
    words = context.words
    for k in range(i + 1, min(i + 3, len(words))):
        hit = context.lexicon.match("roles", words.folds, k)
        if hit is not None and k - hit.length + 1 <= i:
            return True
    return False


def _before_title(context: Context, i: int) -> bool:
    """Tell whether a title or award follows: in «қор президенті», «орталықтың алғыс хаты» the head is its body."""
    words = context.words
    return any(
        context.lexicon.match("roles", words.folds, k) is not None
        or (words[i].case is Case.GEN and context.lexicon.match("awards", words.folds, k) is not None)
        for k in range(i + 1, min(i + 3, len(words)))
        if words[k].line == words[i].line
    )


def is_namesake(context: Context, span: Span) -> bool:
    """Tell whether a person's name only names a body, a street or a prize: «Абай атындағы», or inside a body's name."""
    words = context.words
    end = span.end + (
        span.end < len(words) and words[span.end].fold in context.lexicon.words("names", "addresses", "words")
    )
    if end < len(words) and words[end].line == words[span.start].line:
        bearer = words[end].fold
        if any(bearer.startswith(stem) for stem in context.lexicon.words("names", "bearers", "words")):
            return True
        reading = kind_reading(context.lexicon, bearer)
        if reading is not None and reading[2].possession == "3":
            return True
    body = context.body_covering(span.start)
    return body is not None and span.end < body.span.end


def _named(context: Context, start: int, head: int) -> bool:
    """Tell whether a proper name stands among the modifiers."""
    return any(context.words[k].cap and not is_sentence_start(context, k) for k in range(start, head))


def weak_heads(context: Context) -> frozenset[str]:
    """Return the heads that make a body only where something before them names it."""
    return frozenset(context.lexicon.data["bodies_rules"]["weak"])


def _counted(context: Context, start: int) -> bool:
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


def _names_weak(context: Context, start: int, head: int, hit: Hit) -> bool:
    """Tell whether a weak head is named: by a quote, a proper name, or a noun besides adjectives of level."""
    words = context.words
    levels = context.lexicon.words("bodies_rules", "levels")
    if any(words[k].text in '«"“' for k in range(start, head)) or _named(context, start, head):
        return True
    plain = [k for k in range(start, head) if words[k].fold not in levels and context.place_ending(k) is None]
    return bool(plain) and hit.ending.possession is not None


def _in_title(context: Context, i: int) -> bool:
    """Tell whether the word stands in a quoted name or title; what a speech names is read as any text."""
    quote = context.words.inside_quote.get(i)
    return quote is not None and quote.end - quote.start <= _LONGEST_TITLE


def _name(context: Context, span: Span, hit: Hit) -> str:
    words = context.words
    last = words[span.end - 1]
    surface = nominative_surface(context.lexicon, "bodies", last.text, hit.entry, hit.ending)
    first = words[span.start]
    opening = first.text[0].lower() if _capital_of_sentence(context, first) and span.end - span.start > 1 else ""
    return f"{opening}{words.text[first.start + len(opening) : last.start]}{surface}"


def _capital_of_sentence(context: Context, word: Word) -> bool:
    """Tell whether a capital only opens the sentence: elsewhere the post writes the word small."""
    if not word.cap or word.upper or not is_sentence_start(context, word.i):
        return False
    return word.text[0].lower() + word.text[1:] in context.words.texts


def _of_abbreviation(context: Context, i: int) -> BodyMention | None:
    words, lexicon = context.words, context.lexicon
    match = _ABBREVIATION.match(words[i].text)
    if match is None:
        return None
    short, tail = match.group(1), fold(match.group(2) or "")
    kind = _abbreviation_kind(context, short)
    if kind is None or short in lexicon.data["not_bodies"]["abbreviations"] or tail not in endings():
        return None
    start = phrase_start(context, i, possessed=kind != "company", kind=kind)
    end = i + 1
    following = words.inside_quote.get(end) if end < len(words) else None
    if kind == "company" and start == i and following is not None and following.start == end and not tail:
        end = following.end
    if end == start + 1 and (kind == "company" or len(short) < 3):
        return None
    quote = words.quote_at.get(i - 1)
    quoted = unquoted(words.span_text(quote)) if quote is not None and quote.start >= start else None
    name = words.text[words[start].start : words[i].start] + short
    if end > i + 1:
        name, quoted = words.span_text(Span(start, end)), unquoted(words.span_text(following or Span(i, end)))
    ending = endings()[tail]
    return BodyMention(
        Span(start, end), name, short, kind, ending, start == i, 0.8, "rule:abbreviation", quoted=quoted, short=True
    )


def _abbreviation_kind(context: Context, short: str) -> str | None:
    for group, content in context.lexicon.data["bodies"].items():
        if short in content.get("abbreviations", ()):
            return str(content.get("kind", group))
    if short in context.lexicon.data["abbreviations"]:
        return "other"
    return None

"""Bodies as they stand in the text: heads of the lexicon with what names them, abbreviations, tagged spans."""

from __future__ import annotations

from nlp_reports.extraction.attributes import is_attribute
from nlp_reports.extraction.body_abbreviations import of_abbreviation
from nlp_reports.extraction.body_definitions import with_defined
from nlp_reports.extraction.body_joins import with_legal_form, with_owner
from nlp_reports.extraction.body_limits import (
    becomes,
    before_title,
    counted,
    in_title_phrase,
    named,
    names_else,
    names_weak,
    only_says_of,
    weak_heads,
)
from nlp_reports.extraction.body_lists import named_together
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.phrases import phrase_start
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.proper import is_sentence_start, unquoted
from nlp_reports.extraction.surface import nominative_surface
from nlp_reports.extraction.words import Span, Word
from nlp_reports.language.morphology import Case
from nlp_reports.language.names import nominative_name

_NAMED_FOR = frozenset({"имени", "им."})
_LONGEST_TITLE = 20


def find_bodies(context: Context) -> list[BodyMention]:
    """Find every body in the words, left to right; a body inside a longer one's name is kept too."""
    found: list[BodyMention] = []
    ends: dict[int, BodyMention] = {}
    for i, word in enumerate(context.words.list):
        if word.punct or context.person_at(i) or _in_title(context, i):
            continue
        if together := named_together(context, i):
            found += together
            continue
        mention = _of_head(context, i)
        if mention is None and (unclosed := ends.get(i - 1)) is not None:
            mention = with_legal_form(context, unclosed, i)
            found = [body for body in found if mention is None or body is not unclosed]
        mention = mention or of_abbreviation(context, i)
        if mention is not None:
            mention = with_owner(context, mention, ends.get(mention.span.start))
            found.append(mention)
            ends[mention.span.end] = mention
    return with_defined(context, _without_inner(context, found))


def _without_inner(context: Context, found: list[BodyMention]) -> list[BodyMention]:
    """Leave out heads that only open a longer name: «Орталық» of «Орталық сайлау комиссиясы»."""
    kept: list[BodyMention] = []
    for mention in reversed(found):
        plain = mention.ending.possession is None and mention.ending.case is Case.NOM and not mention.short
        outer = kept[-1] if kept else None
        inner = outer is not None and outer.span.start < mention.span.end <= outer.span.end - 1
        says = outer is not None and (
            plain or _only_names(context, mention, outer) or _says_what(context, mention, outer)
        )
        if inner and says:
            continue
        kept.append(mention)
    return kept[::-1]


def _says_what(context: Context, inner: BodyMention, outer: BodyMention) -> bool:
    """Tell whether a unit's name only says what the unit it opens is for: «тұрғын үй инспекциясы | бөлімі»."""
    units = inner.kind == outer.kind == "department" and inner.ending.case is Case.NOM
    adjacent = inner.span.end == outer.span.end - len(outer.head.split())
    small = not any(context.words[k].cap for k in range(inner.span.start + 1, inner.span.end))
    return units and adjacent and small and inner.span.start == outer.span.start


def _only_names(context: Context, inner: BodyMention, outer: BodyMention) -> bool:
    """Tell whether an abbreviation only names the body that its head says it is: «ТҮРКСОЙ халықаралық ұйымы»."""
    if not inner.short or inner.span.start != outer.span.start:
        return inner.short and inner.kind == "company"
    levels = context.lexicon.words("bodies_rules", "levels")
    own = context.words.folds[inner.span.end : outer.span.end - len(outer.head.split())]
    sort = outer.head in context.lexicon.data["bodies_rules"]["sorts"]
    return inner.kind == "company" or (sort and all(fold in levels for fold in own))


def _of_head(context: Context, i: int) -> BodyMention | None:
    words, lexicon = context.words, context.lexicon
    hit = lexicon.match("bodies", words.folds, i)
    if hit is None or hit.ending.possession in {"1Sing"}:
        return None
    head = i - hit.length + 1
    if names_else(context, head, hit) or in_title_phrase(context, i):
        return None
    kind = hit.entry.group
    owned = hit.ending.possession is not None or hit.entry.lemma in lexicon.data["bodies_rules"]["possessed"]
    start = phrase_start(context, head, possessed=owned, kind=kind)
    bare = start == head and hit.length == 1
    if becomes(context, i, hit) and not named(context, start, head):
        return None
    if counted(context, start) or only_says_of(context, start, head, hit):
        return None
    unnamed = hit.entry.lemma in weak_heads(context) and not names_weak(context, start, head, hit)
    if unnamed and (hit.ending.plural or not before_title(context, i)):
        return None
    if hit.ending.plural and (hit.ending.possession is None or not named(context, start, head)):
        return None
    name = _name(context, Span(start, i + 1), _unowned(context, start, head, hit))
    quoted = _quoted(context, start, head)
    score = 0.55 if bare else 0.85
    return BodyMention(
        Span(start, i + 1), name, hit.entry.lemma, kind, hit.ending, bare, score, "rule:body", quoted=quoted
    )


def _unowned(context: Context, start: int, head: int, hit: Hit) -> Hit:
    """Take the possessive off a head that only its owner gives it: «мәслихаттың | бюджет жөніндегі комиссиясы»."""
    words, levels = context.words, context.lexicon.words("bodies_rules", "levels")
    owned = start > 0 and words[start - 1].case is Case.GEN and words[start - 1].line == words[head].line
    inside = context.lexicon.words("phrase", "inside")
    stated = any(words[k].fold in inside for k in range(start, head)) and words[head - 1].fold not in levels
    attribute = is_attribute(words[head - 1]) or words[head - 1].fold in inside
    if not (owned and stated and attribute and hit.ending.possession == "3" and not hit.ending.plural):
        return hit
    return Hit(hit.entry, hit.length, hit.ending._replace(possession=None))


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


def is_namesake(context: Context, span: Span) -> bool:
    """Tell whether a person's name only names a body, a street or a prize: «Абай атындағы», or inside a body's name."""
    words = context.words
    if span.start and words[span.start - 1].fold in _NAMED_FOR and words[span.start - 1].line == words[span.start].line:
        return True
    end = span.end + (
        span.end < len(words) and words[span.end].fold in context.lexicon.words("names", "addresses", "words")
    )
    if end < len(words) and words[end].line == words[span.start].line:
        bearer = words[end].fold
        declined = nominative_name(words[end - 1].text) != words[end - 1].text  # «Айдос Сейітке төсбелгі тапсырылды»
        if not declined and any(bearer.startswith(stem) for stem in context.lexicon.words("names", "bearers", "words")):
            return True
        placed = bearer.removesuffix("ндагы").removesuffix("ндеги")  # «Айдос Сейіт ауылындағы»
        reading = kind_reading(context.lexicon, placed)
        if reading is not None and reading[2].possession == "3":
            return True
    body = context.body_covering(span.start)
    return body is not None and span.end < body.span.end


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

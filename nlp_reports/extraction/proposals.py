"""Where rules and the tagger meet: both propose names, one place settles what overlaps."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from nlp_reports.extraction.agencies import with_agencies
from nlp_reports.extraction.context import BodyMention, Context, PersonMention, Tagged
from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.name_spans import name_spans
from nlp_reports.extraction.names import ABBREVIATED, addresses, mention_of
from nlp_reports.extraction.proper import is_sentence_start, place_names, unquoted
from nlp_reports.extraction.words import Span, Words
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.names import is_given, is_patronymic, is_surname
from nlp_reports.language.phrases import nominative

_SURE_NAME = 0.6
_SURE_RULE = 0.9
_SURE_ALONE = 0.9
_SURE_UNKNOWN = 0.8
_SURE_BODY = 0.75
_KNOWN = 0.5
_SHORT = re.compile(r"^[А-ЯӘҒҚҢӨҰҮҺІ]{3,6}$")
_SPANS_KEY = "kk_tagger"


def tagged_spans(doc: Doc, words: Words) -> list[Tagged]:
    """Return what the tagger proposed, in word indices, punctuation at the edges cut; none crosses a line."""
    found: list[Tagged] = []
    if _SPANS_KEY not in doc.spans:
        return found
    for item in doc.spans[_SPANS_KEY]:
        span = words.at(item.start_char, item.end_char)
        span = _trimmed(words, span) if span is not None else None
        if span is not None and words[span.start].line == words[span.end - 1].line:
            found.append(Tagged(span, item.label_, float(item._.score or 0.0), str(item._.origin)))
    return found


def _trimmed(words: Words, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and words[start].punct:
        start += 1
    while end > start and words[end - 1].punct:
        end -= 1
    return Span(start, end) if start < end else None


def settle_names(context: Context, rules: list[PersonMention]) -> list[PersonMention]:
    """Join the names of rules and tagger: both at one place agree; where they differ the surer one stands.

    Without a tagger the rules stand alone. A name that only a weak rule sees falls away where a tagger was asked.
    """
    rules = [mended for rule in rules for mended in _mended(context, rule)]
    if not context.tagged:
        return rules
    proposed = [
        mention_of(context, span, item.score, item.origin)
        for item in context.tagged
        if item.label == "PERSON" and item.score >= _SURE_NAME
        for span in name_spans(context, item.span)
    ]
    proposed = [mention for mention in proposed if _credible(context, mention)]
    kept: list[PersonMention] = []
    given_up: set[Span] = set()
    by_word = {i: mention for mention in proposed for i in range(mention.span.start, mention.span.end)}
    for rule in rules:
        at = [by_word[i] for i in range(rule.span.start, rule.span.end) if i in by_word]
        rivals = list({mention.span: mention for mention in at}.values())
        if not rivals and (rule.score >= _SURE_RULE or _introduced(context, rule)):
            kept.append(rule)
        elif len(rivals) > 1 and (_joins(rule, rivals) or _holds_epithet(context, rule)):
            kept.append(rule)
            given_up.update(rival.span for rival in rivals)
        elif len(rivals) == 1 and _better(rule, rivals[0]):
            kept.append(rule)
            given_up.add(rivals[0].span)
    proposed = [mention for mention in proposed if mention.span not in given_up]
    return sorted(kept + proposed, key=lambda mention: mention.span.start)


def _mended(context: Context, rule: PersonMention) -> list[PersonMention]:
    """Return a rule's name with its edges mended as a tagger's are."""
    spans = name_spans(context, rule.span)
    if spans == [rule.span]:
        return [rule]
    return [mention_of(context, span, rule.score, rule.origin) for span in spans if span.end - span.start > 1]


def _introduced(context: Context, mention: PersonMention, *, given: bool = True) -> bool:
    """Tell whether a title stands right before a given name and a capital: «ауыл әкімі Айдос …», «ұстаз Айдос …»."""
    words, start = context.words, mention.span.start
    title = context.lexicon.match("roles", words.folds, start - 1) if start else None
    held = title is not None and title.ending.case is Case.NOM and not title.ending.plural
    same_line = start > 0 and words[start - 1].line == words[start].line
    known = not given or is_given(words[start].text) >= _KNOWN
    return held and same_line and mention.span.end - start == 2 and known


def _joins(rule: PersonMention, rivals: list[PersonMention]) -> bool:
    """Tell whether the tagger has only pieces of a sure name: initials apart from their surname."""
    whole = all(rule.span.start <= rival.span.start and rival.span.end <= rule.span.end for rival in rivals)
    return whole and rule.score >= 0.95 and all(rival.span.end - rival.span.start == 1 for rival in rivals)


def _holds_epithet(context: Context, rule: PersonMention) -> bool:
    """Tell whether an epithet stands between given name and surname: «Ерлан қажы Оспан»."""
    words = context.words
    return rule.span.end - rule.span.start == 3 and words[rule.span.start + 1].fold in context.lexicon.words(
        "names", "epithets", "words"
    )


def _credible(context: Context, mention: PersonMention) -> bool:
    """Tell whether a proposed name can be taken: an unknown word alone only where the tagger is sure."""
    words = [context.words[i] for i in range(mention.span.start, mention.span.end)]
    texts = [word.text for word in words]
    if len(texts) == 1 and ABBREVIATED.match(texts[0]):
        return False
    known = any(
        text.endswith(".") or is_given(text) >= 0.5 or is_surname(text) >= 0.5 or is_patronymic(text) >= 0.5
        for text in texts
    )
    if known:
        return True
    if words[-1].i + 1 < len(context.words) and context.words[words[-1].i + 1].fold in addresses(context):
        return True
    if any(word.fold in context.stops or context.lexicon.match("roles", context.words.folds, word.i) for word in words):
        return False
    if _introduced(context, mention, given=False) and all(word.cap for word in words):
        return True
    return mention.score >= (_SURE_ALONE if len(texts) == 1 else _SURE_UNKNOWN)


def _better(rule: PersonMention, tagged: PersonMention) -> bool:
    """Tell whether the rule's words are to be taken: it holds the tagger's, and its own are sure."""
    holds = rule.span.start <= tagged.span.start and tagged.span.end <= rule.span.end
    return holds and rule.score >= 0.95 and rule.span.end - rule.span.start <= 3


def settle_bodies(context: Context, rules: list[BodyMention]) -> list[BodyMention]:
    """Add the named bodies that only the tagger sees."""
    found = list(rules)
    for item in context.tagged:
        if item.label != "ORGANISATION" or item.score < _SURE_BODY or not _is_proper(context, item.span):
            continue
        if any(item.span.overlaps(body.span) for body in rules) or _is_work(context, item.span):
            continue
        name = _nominative(context, item.span)
        ending = Ending(False, None, Case.NOM)
        head = name.split()[-1]
        short = _SHORT.match(head) is not None
        alone = item.span.end - item.span.start == 1
        found.append(
            BodyMention(
                item.span,
                unquoted(name),
                head,
                "other",
                ending,
                short and alone,
                item.score * 0.8,
                item.origin,
                quoted=None if short else unquoted(name),
                short=short,
            )  # fmt: skip
        )
    return sorted(with_agencies(context, found), key=lambda body: (body.span.start, body.span.end))


def _nominative(context: Context, span: Span) -> str:
    """Return a proposed name in the nominative; one that a quote closes stands in no locative, however it ends."""
    text = context.words.span_text(span)
    quote = context.words.inside_quote.get(span.start)
    whole = quote is not None and quote.end == span.end + 1
    return text if whole and context.words[span.end - 1].case is Case.LOC else nominative(text)


def _is_work(context: Context, span: Span) -> bool:
    """Tell whether the words are a quoted title with the noun of a work after it: «… » монографиясы»."""
    quote = context.words.inside_quote.get(span.start)
    after = quote.end if quote is not None else len(context.words)
    return after < len(context.words) and context.lexicon.match("works", context.words.folds, after) is not None


def _is_proper(context: Context, span: Span) -> bool:
    words = context.words
    short = context.lexicon.data["not_bodies"]["abbreviations"]
    if span.end - span.start == 1 and words[span.start].fold in context.lexicon.words("bodies_rules", "levels"):
        return False
    if span.end - span.start == 1 and fold(nominative(words[span.start].text)) in place_names(context.lexicon):
        return False
    if span.end - span.start == 1 and span.start not in words.inside_quote:
        title = context.lexicon.match("roles", words.folds, span.start)
        if title is not None and title.ending.plural:
            return False
    if words[span.end - 1].fold == "атындагы":
        return False
    opening = span.end - span.start == 1 and is_sentence_start(context, span.start) and not words[span.start].upper
    if opening and span.start not in words.inside_quote and words[span.start].pos != "PROPN":
        return False
    return words[span.start].cap and not any(words[i].text.split("-")[0] in short for i in range(span.start, span.end))

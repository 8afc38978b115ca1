"""Bodies of one kind named together: «Теректі, Шоқай және Ботақара филиалдары», «№3 және №9 орта мектептер»."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.proper import is_sentence_start, unquoted
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case, decline

_MOST = 12
_SORTS = frozenset({"ауылдык", "кенттик", "калалык", "аудандык", "орта", "негизги", "бастауыш", "модельдик"})
_NUMBER = re.compile(r"^№?\d{1,3}$")


def named_together(context: Context, i: int) -> list[BodyMention]:
    """Return a body for each of two or more names before a head in the plural at word `i`; none where it is no such."""
    words = context.words
    hit = context.lexicon.match("bodies", words.folds, i)
    if hit is None or not hit.ending.plural:
        return []
    head = i - hit.length + 1
    sort = head
    while sort and words[sort - 1].fold in _SORTS and words[sort - 1].line == words[head].line:
        sort -= 1
    names = _names(context, sort)
    if len(names) < 2:
        return []
    middle = words.text[words[sort].start : words[head].start] if sort < head else ""
    numbered = all(words[name.start].text.startswith("№") for name in names)
    if not numbered and hit.ending.possession is None:
        return []
    lemma = hit.entry.lemma
    stays = numbered or (hit.length > 1 and lemma[-1] in "ыі")  # «кітапхана жүйесі» is possessed as it stands
    noun = middle + (lemma if stays else decline(lemma, Case.NOM, possession="3"))
    found = [_body(context, name, noun, hit) for name in names]
    return [*found[:-1], replace(found[-1], span=Span(names[-1].start, i + 1), ending=hit.ending)]


def _body(context: Context, name: Span, noun: str, hit: Hit) -> BodyMention:
    text = context.words.span_text(name)
    quoted = unquoted(text) if text[0] in '«"“' else None
    ending = Ending(False, hit.ending.possession, Case.NOM)
    full, head, kind = f"{text} {noun}", hit.entry.lemma, hit.entry.group
    return BodyMention(name, full, head, kind, ending, False, 0.8, "rule:bodies-together", quoted=quoted)


def _names(context: Context, end: int) -> list[Span]:
    """Return the names joined by commas and conjunctions that end before the word `end`, left to right."""
    words = context.words
    conjunctions = context.lexicon.words("phrase", "conjunctions")
    found: list[Span] = []
    at = end
    while at and end - at < 3 * _MOST:
        name = _name(context, at)
        if name is None:
            break
        found.append(name)
        at = name.start - 1
        joint = words[at] if at >= 0 else None
        if joint is None or joint.line != words[end].line or (joint.text != "," and joint.fold not in conjunctions):
            break
    if len(found) < 2:
        return []
    joined = words[found[0].start - 1].fold in conjunctions
    told = all(words[name.start].text[0] in '№«"“' for name in found)
    return found[::-1] if joined or told or not is_sentence_start(context, found[-1].start) else []


def _name(context: Context, end: int) -> Span | None:
    """Return the number, or the one or two capitalised words in the nominative, that end before the word `end`."""
    words = context.words
    last, quote = words[end - 1], words.quote_at.get(end - 1)
    if quote is not None:
        return quote
    if end < len(words) and last.line != words[end].line:
        return None
    if last.text.startswith("№") and _NUMBER.match(last.text):
        return Span(end - 1, end)
    if last.number and end > 1 and words[end - 2].text == "№":
        return Span(end - 2, end)
    if not last.cap or last.punct or last.fold in context.stops or context.person_at(end - 1) is not None:
        return None
    if context.lexicon.words("places", "countries", "names") & {last.fold} or _is_noun(context, end - 1):
        return None
    return Span(end - 1, end) if set(last.cases or (Case.NOM,)) & {Case.NOM, Case.ACC} else None


def _is_noun(context: Context, i: int) -> bool:
    """Tell whether the word is a title or a sort of body, no name: «Президент және Парламент палаталары»."""
    folds = context.words.folds
    return any(context.lexicon.match(table, folds, i) is not None for table in ("roles", "bodies"))

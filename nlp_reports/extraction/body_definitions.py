"""Short names that a post defines itself: «… бөлімі (ПБ)», «… орталығы (бұдан әрі – Орталық)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_reports.extraction.body_names import initials
from nlp_reports.extraction.context import BodyMention, Context
from nlp_reports.extraction.endings import Ending, endings
from nlp_reports.extraction.words import Span, Word
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_CAPITALS = re.compile(r"^[А-ЯӘҒҚҢӨҰҮҺІЁ]{2,7}$")
_HENCEFORTH = (("будан", "ари"), ("ари", "карай"), ("далее",))
_LONGEST = 8
_FEW = 2
_LEADING = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІЁ]{2,7}(?![А-ЯӘҒҚҢӨҰҮҺІЁ.])(?=-?[а-яәғқңөұүһі]*$)")


def with_defined(context: Context, found: list[BodyMention]) -> list[BodyMention]:
    """Return the bodies with every mention by a short name that brackets after a body define."""
    words = context.words
    taken = {i for body in found for i in range(body.span.start, body.span.end)}
    added: list[BodyMention] = []
    for body in found:
        at = defined_at(context, body)
        if at is None or words[at].text in {mention.head for mention in added}:
            continue
        for word in words.list[at:]:
            ending = _ending_of(words[at].text, word)
            if ending is not None and word.i not in taken:
                span = Span(word.i, word.i + 1)
                added.append(_short(body, span, words[at].text, ending))
    taken |= {body.span.start for body in added}
    added += [short for short in _initialled(context, found) if short.span.start not in taken]
    return sorted([*found, *added], key=lambda body: (body.span.end, -body.span.start)) if added else found


def _initialled(context: Context, found: list[BodyMention]) -> Iterator[BodyMention]:
    """Yield the words in capitals that are the initials of a body's name, or of its head of several words: «МҮ»."""
    full: dict[str, BodyMention] = {}
    for body in found:
        if not body.short and not body.ending.plural:
            names = [body.name] * (len(body.name.split()) > _FEW) + [body.head] * (" " in body.head)
            for name in names:
                full.setdefault(initials(name), body)
    if not full:
        return
    for word in context.words.list:
        short = _LEADING.match(word.text)
        meant = full.get(short.group()) if short is not None else None
        if short is None or meant is None or short.group() in context.lexicon.data["not_bodies"]["abbreviations"]:
            continue
        ending = _ending_of(short.group(), word)
        if ending is not None and context.person_at(word.i) is None:
            yield _short(meant, Span(word.i, word.i + 1), short.group(), ending)


def defined_at(context: Context, body: BodyMention) -> int | None:
    """Return the word in brackets right after the body that is its short name from there on, None without one."""
    words, opening = context.words, body.span.end
    if opening >= len(words) or words[opening].text != "(" or words[opening].line != words[opening - 1].line:
        return None
    closing = next((i for i in range(opening, min(opening + _LONGEST, len(words))) if words[i].text == ")"), None)
    if closing is None or closing - opening < 2:
        return None
    last, inner = words[closing - 1], words.folds[opening + 1 : closing - 1]
    said = any(tuple(inner[: len(opener)]) == opener for opener in _HENCEFORTH)
    if said:
        return last.i if last.cap and words[last.i - 1].punct else None
    alone = not inner and _CAPITALS.match(last.text) is not None
    return last.i if alone and initials(body.name).endswith(last.text) else None


def _ending_of(short: str, word: Word) -> Ending | None:
    """Return the ending of a word that is the short name in some case, None for any other word."""
    if not word.text.startswith(short[:-1]):
        return None
    if word.text.startswith(short):
        ending = endings().get(fold(word.text[len(short) :].lstrip("-–")))
        if ending is not None:
            return ending
    return Ending(False, None, word.case or Case.NOM) if nominative(word.text) == short else None


def _short(body: BodyMention, span: Span, short: str, ending: Ending) -> BodyMention:
    return BodyMention(span, short, short, body.kind, ending, True, 0.8, "rule:defined", short=True)

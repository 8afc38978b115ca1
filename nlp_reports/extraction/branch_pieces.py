"""The stretches of words beside a name that may say where it is from: where they end, whether they belong to it."""

from __future__ import annotations

from nlp_reports.extraction.abbreviations import abbreviates
from nlp_reports.extraction.award_places import place_at
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.roles import role_ending
from nlp_reports.extraction.words import Span
from nlp_reports.language.morphology import Case

_MOST_WORDS = 14
POINTS = ("балл", "упай")
_CLASSES = ("сынып", "курс", "топ")


def pieces(context: Context, start: int, end: int) -> list[Span]:
    """Cut what stands between brackets at its commas, quotes kept whole."""
    pieces, first = [], start
    for i in range(start, end):
        if context.words[i].text in {",", ";"} and i not in context.words.inside_quote:
            pieces.append(Span(first, i))
            first = i + 1
    pieces.append(Span(first, end))
    return [piece for piece in pieces if piece.end > piece.start]


def chunk_end(context: Context, start: int, high: int) -> int:
    """Return where the words after a comma or dash end: at the next mark, joint or person."""
    words = context.words
    i = start
    while i < high:
        quote = words.inside_quote.get(i)
        if quote is not None and quote.start == i:
            i = quote.end
            continue
        word = words[i]
        body = context.body_covering(i)
        if body is not None and start <= body.span.start < i and body.span.end > i + 1:
            i = body.span.end
            continue
        if (word.punct and word.text not in {"№", "-"} and not abbreviates(context, i)) or context.person_starting(
            i
        ) is not None:
            return i
        if word.fold in {"жане", "мен", "пен", "бен", "ал"}:
            return i
        i += 1
    return i


def belongs(context: Context, piece: Span, *, listed: bool) -> bool:
    """Tell whether the words after a name say where it is from, its age, class or score."""
    words = context.words
    if piece.end <= piece.start or piece.end - piece.start > _MOST_WORDS:
        return False
    counted = words[piece.start].number and piece.end - piece.start <= 3
    if not counted and context.lexicon.match("awards", context.words.folds, piece.end - 1) is not None:
        return False
    if any(place_at(context, i, i + 2) or place_at(context, i, i + 1) for i in range(piece.start, piece.end - 1)):
        return False
    same_line = piece.end < len(words) and words[piece.end].line == words[piece.start].line
    opens = same_line and context.person_starting(piece.end) is not None
    # «мектебінің мұғалімі Айгүл …» opens the next name; a body in full before it does not.
    if opens and (role_ending(context, piece.end - 1) is not None or not _closed(context, piece)):
        return False
    first, last_word = words[piece.start], words[piece.end - 1]
    if listed and first.cap and abbreviates(context, piece.end - 2):
        return True
    body = context.body_ending(piece.end - 1)
    if body is not None and body.ending.case in {Case.NOM, Case.LOC}:
        return True
    if last_word.text in '»"”' and listed:
        return True
    place = context.place_ending(piece.end - 1)
    if place is not None and place.ending.case is Case.NOM:
        return True
    if (first.number or last_word.fold.startswith(POINTS)) and piece.end - piece.start <= 3:
        return True
    if first.number and last_word.fold.startswith(_CLASSES):
        return True
    role = role_ending(context, piece.end - 1)
    if listed and role is not None and role.ending_case is Case.NOM:
        return True
    return listed and piece.end - piece.start <= 3 and first.cap and context.person_at(piece.start) is None


def _closed(context: Context, piece: Span) -> bool:
    return context.words[piece.end].text in {",", ";"}

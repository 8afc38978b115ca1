"""Places with their kind: «Шалқар ауданы», «Бестам ауылында», and the bare kinds that point at them."""

from __future__ import annotations

from nlp_reports.extraction.context import Context, PlaceMention
from nlp_reports.extraction.endings import Ending, endings, splits
from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.extraction.proper import is_sentence_start, place_names
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import nominative

_MOST_NAME_WORDS = 3


def kind_reading(lexicon: Lexicon, folded: str) -> tuple[str, str, Ending, int] | None:
    """Return (kind word, kind, ending, length of the stem) where the folded word names a kind of place."""
    stems = _stems(lexicon)
    for stem, rest in splits(folded):
        if stem in stems and rest in endings():
            word, kind = stems[stem]
            return word, kind, endings()[rest], len(stem)
    return None


def find_places(context: Context) -> list[PlaceMention]:
    """Find every place that is named with its kind, and every bare kind in the singular."""
    found = []
    words = context.words
    for word in words.list:
        if word.punct or word.number:
            continue
        reading = kind_reading(context.lexicon, word.fold)
        if reading is None or reading[2].plural:
            continue
        kind_word, kind, ending, _ = reading
        first = _kind_start(context, word.i)
        if first < word.i:
            kind_word = f"{words[first].text.lower()} {kind_word}"
        start = _name_start(context, first) if ending.possession == "3" or kind in {"street"} else first
        head = nominative(word.text) if ending.case is not Case.NOM else word.text
        before = words.span_text(Span(start, word.i))
        name = f"{before} {head}".strip() if start < first else kind_word
        found.append(PlaceMention(Span(start, word.i + 1), name, kind, ending, start < first))
    return found


def _kind_start(context: Context, i: int) -> int:
    """Return where the words of the kind begin: two in «ауылдық округ», «шағын аудан», «сайлау округі»."""
    openers = context.lexicon.words("places", "kind_openers", "words")
    return i - 1 if i and context.words[i - 1].fold in openers else i


def _stems(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Return (kind word, kind) by the folded kind word, kept with the lexicon."""
    known = _KIND_STEMS.get(id(lexicon))
    if known is None:
        kinds = lexicon.data["places"]["kinds"]
        known = {fold(word): (word, kind) for word, kind in kinds.items() if " " not in word}
        _KIND_STEMS[id(lexicon)] = known
    return known


_KIND_STEMS: dict[int, dict[str, tuple[str, str]]] = {}


def _name_start(context: Context, head: int) -> int:
    words = context.words
    start = head
    while start > 0 and head - start < _MOST_NAME_WORDS:
        word = words[start - 1]
        if word.number and start > 1 and words[start - 2].text == "№":
            start -= 2
            break
        if word.punct or not word.cap or word.line != words[head].line or word.fold in context.stops:
            break
        if context.person_at(start - 1) is not None or context.dated_at(start - 1) is not None:
            break
        if word.case not in {None, Case.NOM} and word.fold not in place_names(context.lexicon):
            break
        if context.lexicon.match("roles", words.folds, start - 1) or context.lexicon.match(
            "bodies", words.folds, start - 1
        ):
            break
        if (
            start - 1 < head - 1
            and is_sentence_start(context, start - 1)
            and word.fold not in place_names(context.lexicon)
        ):
            break
        start -= 1
    if start == head and head and words[head - 1].punct is False and words[head - 1].fold.endswith(("лык", "лик")):
        return head
    return start

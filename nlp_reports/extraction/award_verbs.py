"""Verbs of awarding and the case in which they take the one who receives."""

from __future__ import annotations

import re
from functools import cache

from nlp_reports.extraction.award_becoming import becoming_at
from nlp_reports.extraction.award_places import place_starting
from nlp_reports.extraction.award_verb_forms import ENDING, AwardVerb
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.lexicon import Lexicon
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold

_LISTED = re.compile(r"[гк][ае]н[дт][ае]р(?:[дт][ыи]н)?")
_FAR = 40
_INSTRUMENTAL = ("мен", "бен", "пен")
_TO_PLACE = fold("орынға")
_STEPS = (_TO_PLACE, "сатыга", "тугырга")
_CASES = {
    "nominative": ("Nom", False),
    "dative_passive": ("Dat", False),
    "dative": ("Dat", True),
    "accusative": ("Acc", True),
    "bringing": ("Nom", False),
}


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
    winner = becoming_at(context, i, low)
    if winner is not None:
        return winner
    form = folds[i]
    for cut in range(len(form) - 1, 1, -1):
        entries = stems.get(form[:cut])
        ending = ENDING.fullmatch(form[cut:]) if entries else None
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


def tells_of_contest(context: Context) -> bool:
    """Tell whether the post tells of a contest."""
    folds = context.words.folds
    return any(context.lexicon.match("events", folds, i, {"contest"}) is not None for i in range(len(folds)))

"""Rankings that only their layout tells of: in a contest's post, list after list of names numbered to three.

«100 метрге жүгіру: / 1. X (Ақбұлақ) / 2. Y (Көктал) / Ұзындыққа секіру: / 1. Z …»: the numbers are the places won.
"""

from __future__ import annotations

from nlp_reports.extraction.award_verbs import tells_of_contest
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.list_items import content_of
from nlp_reports.extraction.words import Span

_MOST_WORDS = 9
_FEWEST, _LAST_PLACE = 2, 3


def ranked_headings(context: Context) -> frozenset[int]:
    """Return the first words of the lines that head such lists; none where the post has but one."""
    lines = context.words.lines
    numbers = [_number(context, line) for line in lines]
    heads = [
        lines[n - 1].start
        for n in range(1, len(lines))
        if numbers[n] == 1 and not numbers[n - 1] and _FEWEST <= _count(numbers, n) <= _LAST_PLACE
        if _labels(context, lines[n - 1])
    ]
    return frozenset(heads) if len(heads) >= _FEWEST and tells_of_contest(context) else frozenset()


def _number(context: Context, line: Span) -> int:
    """Return the number of an item that begins with a name, 0 for other lines."""
    content, number = content_of(context, line)
    return number if number and context.person_starting(content.start) is not None else 0


def _count(numbers: list[int], first: int) -> int:
    """Return how many lines are numbered in turn from a line on."""
    count = 0
    while first + count < len(numbers) and numbers[first + count] == count + 1:
        count += 1
    return count


def _labels(context: Context, line: Span) -> bool:
    """Tell whether a line may head a list: a few words, no name, no stop."""
    last = context.words[line.end - 1].text
    return line.end - line.start <= _MOST_WORDS and last not in {".", "!", "?"} and not context.people_in(line)

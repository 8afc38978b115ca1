"""How much of its score the extractor keeps when posts are damaged: the same gold, one kind of damage at a time.

As a command: `python -m nlp_reports.evaluation.damaging corpora/test [DAMAGE ...]`. Each post is damaged by chance, the
same at every run. Names of people that lose their letters cannot be told from gold that has them, so `lost_letters`
falls by more than is misread.
"""

from __future__ import annotations

import argparse
import random
import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_reports.evaluation.folders import posts_of_gold, score_all
from nlp_reports.evaluation.report import group_table
from nlp_reports.evaluation.scoring import PostScore
from nlp_reports.readers import read_bytes
from nlp_reports.repair.words import LETTER

if TYPE_CHECKING:
    from nlp_reports.extraction.extractor import Extractor

Damage = Callable[[str, random.Random], str]

_BETWEEN = re.compile(f"(?<=[{LETTER}]{{4}}) (?=[{LETTER}]{{4}})")
_MARK = re.compile(f"(?<=[{LETTER}]{{3}}[.,:;!?]) (?=[{LETTER}«])")
_MARKS = re.compile(f"(?<=[{LETTER}])[.,;](?=\\s|$)|[«»]")
_INSIDE = re.compile(f"(?<=[{LETTER}]{{3}})(?=[{LETTER}]{{3}})")
_ALIKE = dict(zip("асеорхуікАСЕОРХТНМВКІ", "aceopxyikACEOPXTHMBKI", strict=True))
_RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_OLD_FONT = str.maketrans("әғқңөұүһӘҒҚҢӨҰҮҺ", "єѓќѕґўїћЄЃЌЅҐЎЇЋ")
_SCANNED = {"ұ": "¥", "Ұ": "¥", "қ": "к,", "Қ": "К,"}
_WIDTH = 72


def _letters(table: dict[str, str], rate: float) -> Damage:
    def damage(text: str, chance: random.Random) -> str:
        return "".join(table[sign] if sign in table and chance.random() < rate else sign for sign in text)

    return damage


def _at(pattern: re.Pattern[str], replacement: str, rate: float) -> Damage:
    def damage(text: str, chance: random.Random) -> str:
        return pattern.sub(lambda match: replacement if chance.random() < rate else match[0], text)

    return damage


def _wrapped(text: str, _: random.Random) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, _WIDTH, break_on_hyphens=False)) for line in text.split("\n"))


def _in_html(text: str, _: random.Random) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line) + "</body></html>"


DAMAGES: dict[str, Damage] = {
    "none": lambda text, _: text,
    "spaces_lost": _at(_BETWEEN, "", 0.15),
    "spaces_after_marks_lost": _at(_MARK, "", 1.0),
    "words_parted": _at(re.compile(f"(?<=[{LETTER}]{{2}})(?=[{LETTER}]{{2}})"), " ", 0.02),
    "spaces_added": _at(re.compile(" "), "   ", 0.3),
    "lookalikes": _letters(_ALIKE, 0.12),
    "old_font": lambda text, _: text.translate(_OLD_FONT),
    "lost_letters": lambda text, _: text.translate(_RUSSIAN),
    "scanned": _letters(_SCANNED, 0.3),
    "soft_hyphens": _at(_INSIDE, "\u00ad", 0.15),
    "wrapped": _wrapped,
    "html": _in_html,
    "quotes_lost": lambda text, _: re.sub("[«»]", "", text),
    "capitals": lambda text, _: text.upper(),
    "small_letters": lambda text, _: text.lower(),
    "capitals_without_marks": lambda text, _: _MARKS.sub("", text).upper(),
}
"""What is done to a text, by name."""


def damaged_scores(folder: Path, name: str, extractor: Extractor) -> list[PostScore]:
    """Return the scores of the posts of a folder (`NAME.txt` beside its gold) after one kind of damage."""
    made = {}
    for post, path in posts_of_gold(folder, folder):
        text = DAMAGES[name](path.read_text("utf-8"), random.Random(post))
        read = list(read_bytes(text.encode(), uri=path.name))
        if len(read) == 1:
            made[post] = extractor(read[0]).to_dict()
    return score_all(folder, made.get)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print precision, recall and F1 over all facts by damage."""
    from nlp_reports.extraction.extractor import load

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("damages", nargs="*", metavar="DAMAGE", help=", ".join(DAMAGES))
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.damages) - set(DAMAGES))
    if unknown:
        parser.error(f"no such damage: {', '.join(unknown)}")
    extractor = load()
    print(group_table({name: damaged_scores(options.folder, name, extractor) for name in options.damages or DAMAGES}))


if __name__ == "__main__":
    main()

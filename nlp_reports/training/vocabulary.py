"""Cut the encoder's vocabulary to what Kazakh and Russian text in Cyrillic needs.

Of 250,002 pieces two in three are of scripts and languages that such text never holds. A unigram tokenizer splits
the rest as before, since pieces that never match change nothing.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

SPECIAL_PIECES: Final = 4
CYRILLIC: Final = frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
LONGEST_NUMBER: Final = 4

_LATIN = re.compile(r"[A-Za-z][a-z]?|[A-Z]{2,3}")
_NUMBER = re.compile(rf"[0-9]{{1,{LONGEST_NUMBER}}}")
_SIGN = re.compile(r"[^\w\s]|_|[²³½№]")


def is_kept(piece: str) -> bool:
    """Tell whether a piece can occur in Kazakh or Russian text: Cyrillic of both, short Latin, numbers, signs."""
    body = piece.removeprefix("▁")
    if not body or all(letter in CYRILLIC for letter in body.casefold()):
        return True
    return any(pattern.fullmatch(body) for pattern in (_LATIN, _NUMBER, _SIGN))


def cut_vocabulary(source: Path) -> tuple[dict[str, Any], list[int]]:
    """Cut a `tokenizer.json` of the unigram kind.

    Args:
        source: path of the whole tokenizer.

    Returns:
        The tokenizer as JSON, without templates, and for each kept piece the row of its embedding in the whole encoder.
    """
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    pieces = tokenizer["model"]["vocab"]
    rows = [row for row, (piece, _) in enumerate(pieces) if row < SPECIAL_PIECES or is_kept(piece)]
    tokenizer["model"]["vocab"] = [[pieces[row][0], round(pieces[row][1], 4)] for row in rows]
    tokenizer["added_tokens"] = []
    tokenizer["post_processor"] = None
    return tokenizer, rows

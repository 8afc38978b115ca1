"""How often the encoding of short Kazakh text is told right, by encoding and length.

    python -m benchmarks.encodings

Texts are the project's posts, cut into pieces of each length; a piece counts as right when it decodes to what it was.
Letters that a code page lacks are left out of what it is given, as typists of those years did (`қ` as `к`).
"""

from __future__ import annotations

from pathlib import Path

from nlp_reports.readers.decoding import NotTextError, decode

ENCODINGS = ("utf-8", "utf-16", "kz1048", "ptcp154", "cp1251", "koi8-r")
LENGTHS = (20, 40, 80, 160, 400)
_RUSSIAN_ONLY = frozenset({"cp1251", "koi8-r"})
_TYPED = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноууииАГКНОУУИИ")


def pieces(length: int) -> list[str]:
    """Return pieces of the posts, of so many letters each."""
    texts = [
        path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "corpora" / "train").glob("*.txt"))
    ]
    cut = [text[start : start + length] for text in texts for start in range(0, len(text) - length, max(400, length))]
    return [piece for piece in cut if sum(letter.isalpha() for letter in piece) > length // 2]


def right(piece: str, encoding: str) -> bool | None:
    """Tell whether a piece is read back; None where the encoding cannot write it."""
    text = piece.translate(_TYPED) if encoding in _RUSSIAN_ONLY else piece
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.encode(encoding, "ignore")
        text = data.decode(encoding)
    try:
        return decode(data)[0] == text
    except NotTextError:
        return False


def main() -> None:
    """Measure and print."""
    print("letters  " + "".join(f"{encoding:>9}" for encoding in ENCODINGS))
    for length in LENGTHS:
        row = []
        for encoding in ENCODINGS:
            told = [found for piece in pieces(length) if (found := right(piece, encoding)) is not None]
            row.append(sum(told) / len(told))
        print(f"{length:7}  " + "".join(f"{share:9.3f}" for share in row))


if __name__ == "__main__":
    main()

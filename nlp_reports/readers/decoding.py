"""Bytes to text: the encoding found by byte-order mark, by what decodes, and by what reads as Kazakh."""

from __future__ import annotations

import codecs
import math
import tomllib
from functools import cache
from importlib import resources
from itertools import pairwise

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("kz1048", "cp1251", "ptcp154", "koi8-r")
_PLAIN, _STRANGE, _MIXED = -3.0, -12.0, -6.0  # logarithms: of what any text has, of what none has, of «аБ»
_SAMPLE = 100_000


class NotTextError(ValueError):
    """Bytes that are no text in any encoding known."""


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding) of the bytes of a text.

    UTF-8 and UTF-16 are known by their marks or by decoding without fault; among the eight-bit code pages the one
    wins in which most letters are letters of Kazakh text.

    Raises:
        NotTextError: The bytes are no text: nulls in every few bytes, or no code page gives letters.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    wide = _wide(data)
    if wide is not None:
        return _strict(data, wide)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    sample = data[:_SAMPLE]
    if _is_binary(sample):
        raise NotTextError("this is a binary file, no text")
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 50 < len(damaged):
        raise NotTextError("this is UTF-8 with broken bytes; mend or convert it first")
    scored = [(_score(sample.decode(name, "replace")), -index, name) for index, name in enumerate(_OLD)]
    _, _, best = max(scored)
    return data.decode(best, "replace"), best


def _strict(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(f"broken {encoding} at byte {error.start}; mend or convert it first") from error


def _wide(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: Cyrillic text has 04 in every other byte."""
    sample = data[:4000]
    if len(sample) < 4 or len(sample) % 2:
        return None
    even, odd = sample[::2], sample[1::2]
    for high, name in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if sum(byte in {0, 4} for byte in high) > 0.95 * len(high) and 4 in high:
            return name
    return None


def _is_binary(sample: bytes) -> bool:
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\0" in sample or controls > len(sample) * 0.02


@cache
def _weights() -> dict[str, float]:
    """Return of each letter the logarithm of how often it stands in Kazakh text, and of marks that posts have."""
    data = tomllib.loads((resources.files("nlp_reports.readers") / "letters.toml").read_text("utf-8"))
    weights = {letter: math.log(share / 1000) for letter, share in data["letters"].items()}
    weights.update({letter.upper(): weight for letter, weight in weights.items()})
    weights.update(dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", _PLAIN))
    return {**weights, **dict.fromkeys(" .,:;!?()/\n\r\t-–—«»\"№…“”„’'", _PLAIN)}


def _score(text: str) -> float:
    weights = _weights()
    total = sum(weights.get(letter, _STRANGE) for letter in text)
    mixed = sum(a.islower() and b.isupper() for a, b in pairwise(text))
    return (total + _MIXED * mixed) / max(1, len(text))

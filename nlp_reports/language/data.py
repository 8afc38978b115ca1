"""Read the word lists and patterns that lie beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """Read a TOML file of this package.

    Args:
        name: Path inside `nlp_reports/language`, such as `names/suffixes.toml`.

    Returns:
        The file's content; shared between callers, so not to be changed.
    """
    return tomllib.loads(files("nlp_reports.language").joinpath(name).read_text(encoding="utf-8"))


@cache
def load_words(name: str) -> frozenset[str]:
    """Read a file of words, any number to the line; `#` starts a comment."""
    text = files("nlp_reports.language").joinpath(name).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())

"""Scores by genre or by folder: which posts do well and which do not."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from nlp_reports.evaluation.scoring import PostScore


def genre_of(name: str) -> str:
    """Return the genre of a post by the letters that its name begins with: `dev/a03` → «libraries»."""
    match = re.match(r"[^\W\d_]+(?=\d)", PurePosixPath(name).name)
    letters = match.group() if match else "other"
    return _genres().get(letters, letters)


def folder_of(name: str) -> str:
    """Return the folder of a post within the gold folder: `dev/a03` → `dev`."""
    return str(PurePosixPath(name).parent)


GROUPINGS: Mapping[str, Callable[[str], str]] = {"genre": genre_of, "folder": folder_of, "post": str}


def grouped(scores: Iterable[PostScore], by: str) -> Mapping[str, list[PostScore]]:
    """Return the scores of each group, sorted by name of the group.

    Args:
        scores: The posts scored.
        by: A key of `GROUPINGS`.
    """
    groups: dict[str, list[PostScore]] = defaultdict(list)
    for score in scores:
        groups[GROUPINGS[by](score.name)].append(score)
    return dict(sorted(groups.items()))


@functools.cache
def _genres() -> dict[str, str]:
    file = importlib.resources.files(__package__) / "genres.toml"
    return {str(letters): str(genre) for letters, genre in tomllib.loads(file.read_text("utf-8"))["genres"].items()}

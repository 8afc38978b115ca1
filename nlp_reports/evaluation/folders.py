"""Find gold files and their records, and score them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from nlp_reports.evaluation.scoring import PostScore, score_post

GOLD_SUFFIX = ".gold.json"


class EvaluationError(ValueError):
    """A file of records or gold that cannot be scored; the message is one line that names it."""


def score(records: Path, gold: Path) -> list[PostScore]:
    """Score a folder of records (`NAME.json`) against a folder of gold (`NAME.gold.json`).

    Gold is looked for in all folders below; its record lies under the same relative path, or at the top of `records`.

    Raises:
        EvaluationError: There is no gold, or a file is not what its name says.
    """

    def record_of(name: str) -> Mapping[str, Any] | None:
        places = (records / f"{name}.json", records / f"{Path(name).name}.json")
        found = next((place for place in places if place.is_file()), None)
        return load_gold(found) if found else None

    return score_all(gold, record_of)


def score_all(gold: Path, record_of: Callable[[str], Mapping[str, Any] | None]) -> list[PostScore]:
    """Score whatever record `record_of` gives for the name of each gold file, None where there is none."""
    return [_score(name, path, record_of(name)) for name, path in gold_files(gold)]


def gold_files(gold: Path) -> list[tuple[str, Path]]:
    """Return name and path of every gold file below a folder, sorted.

    Raises:
        EvaluationError: There is none.
    """
    files = sorted(gold.rglob(f"*{GOLD_SUFFIX}"))
    if not files:
        raise EvaluationError(f"{gold}: no gold here: a gold file is called NAME{GOLD_SUFFIX}")
    return [(path.relative_to(gold).as_posix().removesuffix(GOLD_SUFFIX), path) for path in files]


def posts_of_gold(gold: Path, posts: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and file of the post that each gold file is about, where there is such a post.

    A post has the name of its gold under the same relative path, with any suffix: `dev/a03.gold.json`, `dev/a03.txt`.
    """
    for name, _ in gold_files(gold):
        place = posts / name
        beside = sorted(place.parent.glob(f"{place.name}.*")) if place.parent.is_dir() else []
        found = [path for path in beside if not path.name.endswith((GOLD_SUFFIX, ".tsv", ".toml", ".md"))]
        if found:
            yield name, found[0]


def _score(name: str, path: Path, record: Mapping[str, Any] | None) -> PostScore:
    gold = load_gold(path)
    try:
        return score_post(name, gold, record)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise EvaluationError(f"{path}: gold or record is not of the contract's form: {error!r}") from error


def load_gold(path: Path) -> dict[str, Any]:
    """Return the JSON object of a file.

    Raises:
        EvaluationError: The file cannot be read, or holds no object.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(content, dict):
        raise EvaluationError(f"{path}: holds no JSON object")
    return content

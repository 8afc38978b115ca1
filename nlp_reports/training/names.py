"""Names of people made from lists of name parts, for mentions to be replaced by."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True)
class NameParts:
    """Lists of parts as they stand in the lexicon."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    patronymics: tuple[str, ...]


def read_name_parts(folder: Path) -> NameParts:
    """Read `given_names.txt`, `surnames.txt` and `patronymics.txt`, one part a line, and leave out what is no name."""
    lists = []
    for name in ("given_names", "surnames", "patronymics"):
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").split()
        lists.append(tuple(line.title() for line in lines if line.isalpha() and len(line) > 2))
    return NameParts(*lists)


def make_names(parts: NameParts, count: int, rng: random.Random) -> list[str]:
    """Make names in the forms that reports use, two in three inflected.

    Returns:
        `count` names such as «Ахметова Динара», «Д. Т. Ахметоваға», «Динара Төлебиқызының».
    """
    table = tomllib.loads((files(__package__) / "names.toml").read_text(encoding="utf-8"))
    forms: Sequence[str] = table["forms"]
    endings: dict[str, list[str]] = table["endings"]
    names = []
    for _ in range(count):
        given, surname, patronymic = (rng.choice(group) for group in (parts.given, parts.surnames, parts.patronymics))
        name = rng.choice(forms).format(
            given=given, surname=surname, patronymic=patronymic, g=given[0], p=rng.choice(parts.given)[0]
        )
        suffixes = next((endings[end] for end in endings if name.endswith(end)), [])
        names.append(name + rng.choice(suffixes) if suffixes and rng.random() < 2 / 3 else name)
    return names

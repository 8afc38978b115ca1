"""Names of people made from lists of name parts, for mentions to be replaced by."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


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
    cases = len(_table()["cases"])
    return [make_name(parts, rng, case=rng.randrange(cases) if rng.random() < 2 / 3 else None) for _ in range(count)]


INITIALS = 5
"""Case number of `make_name` that asks for a name in initials, not inflected."""


def make_name(parts: NameParts, rng: random.Random, *, case: int | None = None) -> str:
    """Make one name.

    Args:
        parts: what it is made of.
        rng: decides everything.
        case: 0 genitive, 1 dative, 2 accusative, 3 ablative, 4 instrumental, `INITIALS`; not inflected where none is
            given or the name's end is not in the table.
    """
    table = _table()
    given, surname, patronymic = (rng.choice(group) for group in (parts.given, parts.surnames, parts.patronymics))
    forms: list[str] = table["initial_forms" if case == INITIALS else "forms"]
    name = rng.choice(forms).format(
        given=given, surname=surname, patronymic=patronymic, g=given[0], p=rng.choice(parts.given)[0]
    )
    endings: dict[str, list[str]] = table["endings"]
    suffixes = next((values for end, values in endings.items() if name.endswith(end)), [])
    return name + suffixes[case] if case is not None and case < len(suffixes) else name


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "names.toml").read_text(encoding="utf-8"))

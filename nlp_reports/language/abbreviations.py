"""Abbreviations with a full stop: which there are, and whether the stop may end a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp_reports.language.data import load_table


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation as it is written, stops and all.

    Attributes:
        form: Small letters, such as `т.б.`.
        reading: The words that it stands for.
        ends: Whether its stop may end the sentence as well.
        after_number: Whether it is one only after a figure.
    """

    form: str
    reading: str
    ends: Literal["may", "never"]
    after_number: bool


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Return all abbreviations by form; where a form stands twice, the entry that needs no figure holds."""
    found: dict[str, Abbreviation] = {}
    for entry in load_table("abbreviations.toml")["abbreviation"]:
        for form in entry["forms"]:
            new = Abbreviation(form, entry["reading"], entry["ends"], entry.get("after") == "number")
            if form not in found or found[form].after_number:
                found[form] = new
    return found

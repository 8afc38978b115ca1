"""How likely two nodes are the same: evidence in bits, as `weights.toml` has it; None where they cannot be."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz

from nlp_reports.authority.entries import List, Node
from nlp_reports.authority.names import likeness

_ALIKE = 90.0


@cache
def weights() -> Mapping[str, Any]:
    """Return the weights by list."""
    return tomllib.loads((resources.files("nlp_reports.authority") / "weights.toml").read_text("utf-8"))


class Commonness:
    """How many sites know somebody of a surname and first letter: the more, the less an agreement says."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        seen = {(node.form.surname or node.block, node.form.given[:1], node.site or node.place) for node in nodes}
        self._sites = Counter((surname, letter) for surname, letter, _ in seen)

    def bits(self, node: Node) -> float:
        """Return the bits that a common name costs."""
        return math.log2(max(1, self._sites[node.form.surname or node.block, node.form.given[:1]]))


def score(of: List, one: Node, other: Node, common: Commonness) -> float | None:
    """Return the bits of evidence that two nodes of one block are one; None where their names exclude it."""
    return _people(one, other, common) if of == "people" else _bodies(one, other)


def compatible(one: Node, other: Node) -> bool:
    """Tell whether two forms of a name can be one person's."""
    return (
        likeness(one.form.given, other.form.given) != "other"
        and likeness(one.form.patronymic, other.form.patronymic) != "other"
        and not (one.form.gender and other.form.gender and one.form.gender != other.form.gender)
    )


def _people(one: Node, other: Node, common: Commonness) -> float | None:
    table = weights()["people"]
    if not compatible(one, other):
        return None
    context = table["context"]
    given = likeness(one.form.given, other.form.given)
    patronymic = likeness(one.form.patronymic, other.form.patronymic)
    bits: float = table["given"][given] + table["patronymic"][patronymic]
    if given == patronymic == "equal":
        bits += context["both_full"]
    if one.bodies & other.bodies:  # a body is a closer context than the site that reports of it
        bits += context["body_equal"]
        return bits + _apart(table, one, other)
    if not one.site or one.site != other.site:  # within a site, rivals are known and weighed one by one
        bits -= common.bits(one)
    if one.bodies and other.bodies:
        bits += context[_bodies_likeness(one, other)]
    bits += _where(context, one, other)
    return bits + _apart(table, one, other)


def _apart(table: Mapping[str, Any], one: Node, other: Node) -> float:
    """Return the bits that speak against one life where more than a career lies between two nodes."""
    apart: float = table["context"]["years_apart"]
    return apart if _gap(one, other) > table["bounds"]["career"] else 0.0


def _gap(one: Node, other: Node) -> int:
    """Return the years between the last of one and the first of the other, negative where they overlap."""
    if not one.years[0] or not other.years[0]:
        return 0
    return max(one.years[0], other.years[0]) - min(one.years[1], other.years[1])


def _bodies_likeness(one: Node, other: Node) -> str:
    near = max(fuzz.token_set_ratio(a, b) for a in one.bodies for b in other.bodies)
    if near >= _ALIKE:
        return "body_alike"
    return "body_at_once" if one.years[0] and other.years[0] and _gap(one, other) <= 0 else "body_other"


def _where(context: Mapping[str, float], one: Node, other: Node) -> float:
    bits = 0.0
    if one.place and other.place:
        bits += context["place_equal" if one.place == other.place else "place_other"]
    if one.site and other.site:
        bits += context["site_equal" if one.site == other.site else "site_other"]
    return bits


def _bodies(one: Node, other: Node) -> float | None:
    table = weights()["organizations"]
    bits: float = table["name"]["equal"]
    if not _own_name(one):
        bits += table["name"]["bare"]
    return bits + _where(table["context"], one, other)


def _own_name(node: Node) -> bool:
    """Tell whether a body's name holds one of its own («Абай атындағы …», №5), so that it is not any district's."""
    words = node.name.split()
    return any(word[:1].isupper() or any(letter.isdigit() for letter in word) or "«" in word for word in words[1:]) or (
        words[0][:1].isupper() and len(words) > 1
    )

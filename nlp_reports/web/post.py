"""The page of a post: its text with every evidence marked, its facts with what was decided on them, its repairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nlp_reports.archive.decisions import effective_of
from nlp_reports.archive.identities import List, identity_of
from nlp_reports.review import Effective, kinds
from nlp_reports.review.decision import WHOLE_POST
from nlp_reports.review.fitting import FITS, Fitted
from nlp_reports.web.labels import label
from nlp_reports.web.links import identity_url
from nlp_reports.web.marking import Span, pieces_of
from nlp_reports.web.shown import Shown, shown_of, told

_GROUPS = (
    ("people", "person"), ("organizations", "organization"), ("events", "event"), ("awards", "award"),
    ("dates", "date"), ("works", "work"), ("quantities", "quantity"),
)  # fmt: skip
_LISTS: tuple[List, ...] = ("people", "organizations")


def post_page(connection: sqlite3.Connection, post: int) -> dict[str, Any] | None:
    """Return what the page of a post shows, or None where there is no such post."""
    row = connection.execute("SELECT * FROM posts WHERE post = ?", (post,)).fetchone()
    if row is None:
        return None
    made = effective_of(connection, post)
    record = made.record
    rejected = [one for one in made.fitted if one.decision.action == "reject" and one.fit == FITS and one.fact]
    return {
        "post": row,
        "record": record,
        "pieces": pieces_of(record["text"], _spans(made), record["repairs"]),
        "groups": list(_grouped(made, _identities(connection, post))),
        "kinds": sorted({fact.kind for _, fact in made.facts}, key=list(kinds()).index),
        "about": {key or fact.key: fact for key, fact in made.facts},
        "rejected": [shown_of(one.decision.fact, one.fact, one.decision) for one in rejected if one.fact],
        "unfitting": [_unfitting(one) for one in made.fitted if one.fit != FITS],
        "whole": next((one.decision for one in made.fitted if one.decision.kind == WHOLE_POST), None),
        "forms": kinds(),
        "names": sorted({person["name"]["full"] for person in record["people"]}),
        "bodies": sorted({body["name"] for body in record["organizations"]}),
        "original": connection.execute(
            "SELECT original, kind, similarity FROM duplicates WHERE post = ?", (post,)
        ).fetchone(),
        "repeats": connection.execute(
            "SELECT duplicates.post, posts.uri FROM duplicates JOIN posts USING (post) WHERE original = ? LIMIT 20",
            (post,),
        ).fetchall(),
        "changes": connection.execute("SELECT COUNT(*) FROM changes WHERE post = ?", (post,)).fetchone()[0],
    }


def _spans(made: Effective) -> Iterator[Span]:
    """Yield each place of each fact: of people and bodies every mention, of the others their evidence."""
    entries = [*made.record["people"], *made.record["organizations"]]
    mentions = {entry["id"]: entry.get("mentions", ()) for entry in entries}
    for key, fact in made.facts:
        for place in (*fact.evidence, *(mentions.get(fact.entry, ()) if fact.number is None else ())):
            if place["start"] < place["end"]:
                yield place["start"], place["end"], key or fact.key


def _grouped(made: Effective, identities: Mapping[str, tuple[str, int]]) -> Iterator[tuple[str, list[Shown]]]:
    """Yield the facts of each list, parts inside their entries, under the label of the list."""
    decided = {one.decision.fact: one.decision for one in made.fitted}
    whole: dict[str, list[Shown]] = {}
    entries: dict[str, Shown] = {}
    for key, fact in made.facts:
        url, posts = identities.get(fact.entry, ("", 0)) if fact.number is None else ("", 0)
        shown = shown_of(key, fact, decided.get(key), url, posts)
        if fact.number is None:
            entries[fact.entry] = shown
            whole.setdefault(fact.kind, []).append(shown)
        else:
            entries[fact.entry].parts.append(shown)
    for name, kind in _GROUPS:
        if kind in whole:
            yield label(name), whole[kind]


def _unfitting(one: Fitted) -> dict[str, Any]:
    """Return a decision that does not fit as the page shows it."""
    decision = one.decision

    def words(content: Mapping[str, Any] | None) -> str:
        return _line(decision.kind, content) if content else ""

    return {
        "decision": decision,
        "fit": one.fit,
        "was": words(decision.was),
        "becomes": words(decision.becomes),
        "now": words(one.fact.content) if one.fact else "",
    }


def _line(kind: str, content: Mapping[str, Any]) -> str:
    main, details = told(kind, content)
    return " · ".join([main, *(f"{name}: {value}" for name, value in details)])


def _identities(connection: sqlite3.Connection, post: int) -> dict[str, tuple[str, int]]:
    """Return the page of each person and body of a post by its id, and in how many posts it stands."""
    found: dict[str, tuple[str, int]] = {}
    for of in _LISTS:
        rows: Iterable[Any] = connection.execute(
            f"SELECT {of}.id, {identity_of(of)},"
            f" (SELECT COUNT(*) FROM {of} AS other WHERE other.name_key = {of}.name_key)"
            f" FROM {of} JOIN posts ON posts.post = {of}.post WHERE {of}.post = ?",
            (post,),
        )
        found.update({id_: (identity_url(of, identity), count) for id_, identity, count in rows})
    return found

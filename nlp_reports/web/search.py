"""The search page: by lemma, with snippets and facets; without words, all posts, newest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from nlp_reports.archive import QueryError
from nlp_reports.archive.search import asked_for, shown
from nlp_reports.i18n import gettext as _
from nlp_reports.web.labels import label
from nlp_reports.web.links import search_url

PAGE = 20
#: Hits that are ranked and counted by facet; of more, the newest are, and the page says so.
COUNTED = 3_000
_FACET_VALUES = 12

#: What a term of the address narrows the hits by: the posts that it leaves.
_FILTERS = {
    "year": "SELECT post FROM posts WHERE dated >= :year AND dated < :year || '~'",
    "kind": "SELECT post FROM events WHERE kind = :kind",
    "branch": "SELECT post FROM recipients WHERE branch_text = :branch",
    "award": "SELECT post FROM awards WHERE kind = :award",
    "month": "SELECT post FROM events WHERE start >= :month AND start < :month || '~'",
}
#: Each facet with its title and the SQL that counts its values in the posts `:hits`.
_IN_HITS = "IN (SELECT value FROM json_each(:hits))"
_FACETS = {
    "year": f"SELECT substr(dated, 1, 4), COUNT(*) FROM posts WHERE post {_IN_HITS} AND dated IS NOT NULL"
    " GROUP BY 1 ORDER BY 1 DESC",
    "kind": f"SELECT kind, COUNT(DISTINCT post) FROM events WHERE post {_IN_HITS} GROUP BY 1 ORDER BY 2 DESC, 1",
    "branch": f"SELECT branch_text, COUNT(DISTINCT post) FROM recipients WHERE post {_IN_HITS}"
    " AND branch_text IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
    "award": f"SELECT kind, COUNT(DISTINCT post) FROM awards WHERE post {_IN_HITS} GROUP BY 1 ORDER BY 2 DESC, 1",
}


def search_page(connection: sqlite3.Connection, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the hits of one page, the facets over all of them, and how many there are.

    Args:
        connection: The archive.
        given: Terms of the address: `q`, `page`, and those of `_FILTERS`.
    """
    terms = {name: value.strip() for name, value in given.items() if name in ("q", "page", *_FILTERS) and value.strip()}
    number = max(int(terms.pop("page", "1")), 1) if terms.get("page", "1").isdecimal() else 1
    context: dict[str, Any] = {"terms": terms, "asked": terms.get("q", ""), "fault": None}
    try:
        expression, lemmas = asked_for(terms["q"]) if "q" in terms else (None, frozenset[str]())
    except QueryError:
        return context | {"fault": _("Ask for at least one word."), "found": [], "facets": [], "total": 0, "pages": []}
    hits, more = _hits(connection, expression, terms)
    start = (number - 1) * PAGE
    found = shown(connection, hits[start : start + PAGE], lemmas)
    return context | {
        "found": [(hit, _marked(hit.snippet, hit.marks)) for hit in found],
        "total": len(hits),
        "more": more,
        "facets": _facets(connection, hits, terms),
        "chosen": [
            (label(name), label(value), search_url(terms, **{name: None}))
            for name, value in terms.items()
            if name in _FILTERS
        ],
        "number": number,
        "before": search_url(terms, page=number - 1) if number > 1 else None,
        "after": search_url(terms, page=number + 1) if start + PAGE < len(hits) else None,
    }


def _hits(connection: sqlite3.Connection, expression: str | None, terms: Mapping[str, str]) -> tuple[list[int], bool]:
    """Return the posts found and whether there are more; the best first if all could be ranked, else the newest."""
    filters = [sql for name, sql in _FILTERS.items() if name in terms]
    if expression is None:
        where = "WHERE " + " AND ".join(f"post IN ({sql})" for sql in filters) if filters else ""
        sql = f"SELECT post FROM posts {where} ORDER BY dated DESC, post DESC LIMIT {COUNTED + 1}"
        hits = [post for (post,) in connection.execute(sql, terms)]
        return hits[:COUNTED], len(hits) > COUNTED
    hits = [post for (post,) in connection.execute(_NEWEST, (expression,))]
    ranked = len(hits) <= COUNTED
    if ranked:
        hits = [post for (post,) in connection.execute(_BEST, (expression,))]
    for sql in filters:  # two short lists are joined faster here than inside the full-text search
        left = {post for (post,) in connection.execute(sql, terms)}
        hits = [post for post in hits if post in left]
    return hits[:COUNTED], len(hits) > COUNTED


_NEWEST = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC"
_BEST = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid"


def _facets(connection: sqlite3.Connection, hits: list[int], terms: Mapping[str, str]) -> list[Any]:
    """Return each facet: its name, and its values with label, count, the search narrowed so, and whether it is."""
    values = {"hits": json.dumps(hits)}
    facets = []
    for name, sql in _FACETS.items():
        counts = connection.execute(f"{sql} LIMIT {25 if name == 'year' else _FACET_VALUES}", values).fetchall()
        facets.append(
            (
                label(name),
                [
                    (label(value), count, search_url(terms, **{name: None if terms.get(name) == value else value}),
                     terms.get(name) == value)
                    for value, count in counts
                ],
            )
        )  # fmt: skip
    return facets


def _marked(snippet: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Return a snippet as pieces, each with whether it was asked for."""
    pieces, position = [], 0
    for start, end in sorted(set(marks)):
        if start < position:
            continue
        pieces += [(snippet[position:start], False), (snippet[start:end], True)]
        position = end
    return [*pieces, (snippet[position:], False)]

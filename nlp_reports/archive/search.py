"""Full-text search by lemma, with snippets of the text as it stands."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_reports.archive.errors import QueryError
from nlp_reports.archive.words import words, words_of
from nlp_reports.i18n import gettext

_ASKED = re.compile(r'(?P<not>-?)(?:"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+))')
_AROUND = 70  # characters of the text before and after the first word found


@dataclass(frozen=True, slots=True)
class Found:
    """A post found: where it is, and the place in its text; `marks` are offsets into `snippet`."""

    post: int
    uri: str
    title: str | None
    dated: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]

    @property
    def marked(self) -> str:
        """The snippet with the words found between ** and **."""
        out, position = "", 0
        for start, end in self.marks:
            out += f"{self.snippet[position:start]}**{self.snippet[start:end]}**"
            position = end
        return out + self.snippet[position:]


def search(connection: sqlite3.Connection, asked: str, limit: int) -> list[Found]:
    """Find posts that have all words asked for, in whatever form; `"…"` is a phrase, `-word` leaves out.

    Raises:
        QueryError: There is no word in the question.
    """
    expression, lemmas = asked_for(asked)
    rows = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?", (expression, limit)
    )
    return shown(connection, [post for (post,) in rows], lemmas)


def asked_for(asked: str) -> tuple[str, frozenset[str]]:
    """Return a question as an expression of full-text search, and the lemmas and forms to mark in what is found.

    Raises:
        QueryError: There is no word in the question.
    """
    wanted, unwanted, lemmas = _terms(asked)
    if not wanted:
        raise QueryError(gettext("ask for at least one word"))
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted), lemmas


def shown(connection: sqlite3.Connection, posts: Sequence[int], lemmas: frozenset[str]) -> list[Found]:
    """Return posts as found, in the order given, each with a snippet around its first word out of `lemmas`."""
    rows = connection.execute(
        "SELECT posts.post, uri, title, dated, record FROM json_each(?) AS hit JOIN posts ON posts.post = hit.value"
        " JOIN records USING (post) ORDER BY hit.key",
        (json.dumps(posts),),
    )
    return [_found(row, lemmas) for row in rows.fetchall()]


def _terms(asked: str) -> tuple[list[str], list[str], frozenset[str]]:
    wanted: list[str] = []
    unwanted: list[str] = []
    lemmas: set[str] = set()
    for match in _ASKED.finditer(asked):
        found = list(words(match["phrase"] or match["word"]))
        if not found:
            continue
        by_lemma = " ".join(word.lemma for word in found)
        by_form = " ".join(word.form for word in found)
        term = f'({{lemmas title}} : "{by_lemma}" OR {{forms title}} : "{by_form}")'
        (unwanted if match["not"] else wanted).append(term)
        if not match["not"]:
            lemmas.update(part for word in found for part in (word.lemma, word.form))
    return wanted, unwanted, frozenset(lemmas)


def _found(row: tuple[int, str, str | None, str | None, str], lemmas: frozenset[str]) -> Found:
    post, uri, title, dated, record = row
    content = json.loads(record)
    hits = [word for word in words_of(content) if word.lemma in lemmas or word.form in lemmas]
    text: str = content["text"]
    centre = hits[0].start if hits else 0
    start, end = max(0, centre - _AROUND), min(len(text), centre + _AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = max(text.rfind(" ", centre, end), hits[0].end if hits else start) if end < len(text) else end
    marks = tuple((word.start - start, word.end - start) for word in hits if word.end <= end and word.start >= start)
    return Found(post, uri, title, dated, text[start:end], marks)

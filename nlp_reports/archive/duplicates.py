"""Link posts that repeat an earlier one. A link depends on what is stored alone, not on the order of work."""

from __future__ import annotations

import sqlite3

from nlp_reports.archive.similarity import THRESHOLD, bands, similarity

#: How many earlier posts are compared in a band; where more share it, it is a formula and says little.
_CANDIDATES_A_BAND = 20


def link(connection: sqlite3.Connection, post: int) -> bool:
    """Link a post to the earliest post of the same text, or else to the most similar earlier one.

    Returns:
        Whether there was one.
    """
    digest = connection.execute("SELECT text_sha256 FROM posts WHERE post = ?", (post,)).fetchone()[0]
    same = connection.execute(
        "SELECT MIN(post) FROM posts WHERE text_sha256 = ? AND post < ?", (digest, post)
    ).fetchone()[0]
    if same is not None:
        connection.execute("INSERT INTO duplicates VALUES (?, ?, 'exact', 1.0)", (post, same))
        return True
    nearest = _nearest(connection, post)
    if nearest is None:
        return False
    connection.execute("INSERT INTO duplicates VALUES (?, ?, 'near', ?)", (post, *nearest))
    return True


def unlink(connection: sqlite3.Connection, post: int) -> None:
    """Remove a post's own link and the keys by which it is found; links to it stay until they are made anew."""
    connection.execute("DELETE FROM duplicates WHERE post = ?", (post,))
    row = connection.execute("SELECT signature FROM signatures WHERE post = ?", (post,)).fetchone()
    if row:
        connection.executemany(
            "DELETE FROM signature_bands WHERE band = ? AND post = ?", [(band, post) for band in bands(row[0])]
        )


def relink_those_of(connection: sqlite3.Connection, post: int) -> None:
    """Make the links to a post anew, after its text changed."""
    followers = connection.execute("SELECT post FROM duplicates WHERE original = ? ORDER BY post", (post,)).fetchall()
    connection.execute("DELETE FROM duplicates WHERE original = ?", (post,))
    for (follower,) in followers:
        link(connection, follower)


def _nearest(connection: sqlite3.Connection, post: int) -> tuple[int, float] | None:
    own = connection.execute("SELECT signature FROM signatures WHERE post = ?", (post,)).fetchone()[0]
    candidates: set[int] = set()
    for band in bands(own):
        candidates.update(
            number
            for (number,) in connection.execute(
                "SELECT post FROM signature_bands WHERE band = ? AND post < ? ORDER BY post LIMIT ?",
                (band, post, _CANDIDATES_A_BAND),
            )
        )
    best: tuple[float, int] | None = None
    for number in candidates:
        other = connection.execute("SELECT signature FROM signatures WHERE post = ?", (number,)).fetchone()[0]
        score = (similarity(own, other), -number)
        if score[0] >= THRESHOLD and (best is None or score > best):
            best = score
    return (-best[1], best[0]) if best else None

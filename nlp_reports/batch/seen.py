"""Tell apart the posts of one run: the same post named twice, and two posts under one name."""

from __future__ import annotations

import dataclasses
import sqlite3

from nlp_reports.readers import Post


class Seen:
    """The URIs read in this run, in a temporary table, so that memory does not grow with the archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.execute("CREATE TEMP TABLE seen (uri TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID")

    def named(self, post: Post) -> Post | None:
        """Return the post under a URI that is its own, `uri~2` where another post has it; None if read already."""
        number = 1
        while True:
            uri = post.uri if number == 1 else f"{post.uri}~{number}"
            row = self.connection.execute("SELECT sha256 FROM seen WHERE uri = ?", (uri,)).fetchone()
            if row is None:
                self.connection.execute("INSERT INTO seen VALUES (?, ?)", (uri, post.sha256))
                return post if number == 1 else dataclasses.replace(post, uri=uri)
            if row[0] == post.sha256:
                return None
            number += 1

"""Build the identities of an archive, or bring them up to date: only blocks with changed posts are looked at again."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlp_reports.archive import Store, writer_lock
from nlp_reports.authority.clustering import Doubt, cluster
from nlp_reports.authority.entries import LISTS, List, Node, body_nodes, by_block, people_nodes
from nlp_reports.authority.scoring import Commonness
from nlp_reports.authority.tables import TABLES, fresh_identity, pair_key, state_sql, verdicts

Report = Callable[[List, int, int], None]
"""Called while blocks are clustered: list, blocks done, blocks in all."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a run did to an identity: `new`, `joined` (with those that went into it) or `parted` (from another)."""

    list: List
    kind: str
    identity: str
    name: str
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What a run found: counts by list, and the changes to identities that were there before."""

    posts: int = 0
    entries: Counter[List] = field(default_factory=Counter)
    identities: Counter[List] = field(default_factory=Counter)
    doubts: Counter[List] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)


def build(archive: Path, *, rebuild: bool = False, dry_run: bool = False, report: Report | None = None) -> Outcome:
    """Find who is who, keep it in the archive, and say what changed.

    Args:
        archive: The SQLite file.
        rebuild: Look at every post, and not only at those that came or changed since the last run.
        dry_run: Say what would change; write nothing.
        report: Called with progress.

    Raises:
        ArchiveError: The archive cannot be opened or written.
    """
    outcome = Outcome()
    with writer_lock(archive), Store(archive) as store:
        connection = store.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            _wanted(connection, rebuild)
            outcome.posts = connection.execute("SELECT COUNT(*) FROM temp.changed").fetchone()[0]
            if outcome.posts or rebuild:
                for of in LISTS:
                    _build_list(connection, of, outcome, report or (lambda *_: None))
            connection.execute(f"INSERT OR REPLACE INTO authority_posts {state_sql()} WHERE post IN temp.changed")
            _forget_empty(connection)
            for of in LISTS:
                outcome.identities[of] = _count(connection, "identities", of)
                outcome.doubts[of] = _count(connection, "identity_doubts", of)
                outcome.entries[of] = connection.execute(f"SELECT COUNT(*) FROM {TABLES[of].members}").fetchone()[0]
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("ROLLBACK" if dry_run else "COMMIT")
    return outcome


def _count(connection: sqlite3.Connection, table: str, of: List) -> int:
    return int(connection.execute(f"SELECT COUNT(*) FROM {table} WHERE list = ?", (of,)).fetchone()[0])


def _wanted(connection: sqlite3.Connection, rebuild: bool) -> None:
    connection.execute("CREATE TEMP TABLE changed (post INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE wanted (post INTEGER PRIMARY KEY)")
    unseen = "" if rebuild else "EXCEPT SELECT post, state FROM authority_posts"
    connection.execute(f"INSERT INTO temp.changed SELECT post FROM ({state_sql()} {unseen})")


def _build_list(connection: sqlite3.Connection, of: List, outcome: Outcome, report: Report) -> None:
    table, nodes_of = TABLES[of], people_nodes if of == "people" else body_nodes
    connection.execute("DELETE FROM temp.wanted")
    connection.execute("INSERT INTO temp.wanted SELECT post FROM temp.changed")
    touched = {node.block for node in nodes_of(connection)}
    touched |= {row[0] for row in connection.execute(
        f"SELECT DISTINCT block FROM {table.members} WHERE post IN temp.changed")}  # fmt: skip
    for block in touched:
        connection.execute(
            f"INSERT OR IGNORE INTO temp.wanted SELECT post FROM {table.members} WHERE block = ?", (block,)
        )
    blocks = by_block(node for node in nodes_of(connection) if node.block in touched)
    common = Commonness(node for nodes in blocks.values() for node in nodes)
    before = _identities_before(connection, of, touched)
    decided = verdicts(connection, of)
    taken: set[str] = set()
    for number, (_, nodes) in enumerate(sorted(blocks.items()), start=1):
        clusters = cluster(of, nodes, common, decided)
        identity_of = {}
        for group in sorted(clusters.groups, key=lambda group: (-sum(len(n.entries) for n in group), group[0].key)):
            identity = _identity(of, group, before, taken, connection, outcome)
            identity_of.update({id(node): identity for node in group})
            _write(connection, of, group, identity)
        _write_doubts(connection, of, clusters.doubts, identity_of)
        report(of, number, len(blocks))


def _identities_before(connection: sqlite3.Connection, of: List, touched: set[str]) -> dict[tuple[int, str], str]:
    """Return the identity of each entry in the touched blocks as it stood, and take their old state away."""
    table = TABLES[of]
    before: dict[tuple[int, str], str] = {}
    for block in touched:
        rows = connection.execute(
            f"SELECT post, {table.entry}, identity, node FROM {table.members} WHERE block = ?", (block,)
        ).fetchall()
        before.update({(post, entry): identity for post, entry, identity, _ in rows})
        connection.executemany("DELETE FROM identity_doubts WHERE left_node = ?", {(node,) for *_, node in rows})
        connection.executemany("DELETE FROM identity_doubts WHERE right_node = ?", {(node,) for *_, node in rows})
        connection.execute(f"DELETE FROM {table.members} WHERE block = ?", (block,))
    return before


def _identity(
    of: List, group: Sequence[Node], before: dict[tuple[int, str], str], taken: set[str],
    connection: sqlite3.Connection, outcome: Outcome,
) -> str:  # fmt: skip
    """Return the id of an identity: that of most of its entries where no larger one has it, else a new one."""
    known = Counter(before[entry] for node in group for entry in node.entries if entry in before)
    name = _name(group)
    chosen = next((identity for identity, _ in sorted(known.items(), key=lambda i: (-i[1], i[0])) if identity not in
                   taken), None)  # fmt: skip
    others = tuple(sorted(identity for identity in known if identity != chosen))
    if chosen is None:
        chosen = fresh_identity(connection, of, min(node.key for node in group), taken)
        outcome.changes.append(Change(of, "parted" if others else "new", chosen, name, others))
    elif others:
        outcome.changes.append(Change(of, "joined", chosen, name, others))
    taken.add(chosen)
    years = [year for node in group for year in node.years if year]
    connection.execute(
        "INSERT OR REPLACE INTO identities VALUES (?, ?, ?, ?, ?, ?)",
        (chosen, of, name, sum(len(node.entries) for node in group), min(years, default=None),
         max(years, default=None)),
    )  # fmt: skip
    return chosen


def _name(group: Sequence[Node]) -> str:
    """Return the name that an identity goes by: of the fullest forms the most frequent."""
    counted: dict[tuple[int, str], int] = defaultdict(int)
    for node in group:
        parts = sum(len(part) > 1 for part in node.form)
        counted[parts, node.name] += len(node.entries)
    return max(counted, key=lambda key: (key[0], counted[key], key[1]))[1]


def _write(connection: sqlite3.Connection, of: List, group: Sequence[Node], identity: str) -> None:
    connection.executemany(
        f"INSERT INTO {TABLES[of].members} VALUES (?, ?, ?, ?, ?)",
        [(post, entry, identity, node.block, node.key) for node in group for post, entry in node.entries],
    )


def _write_doubts(
    connection: sqlite3.Connection, of: List, doubts: Sequence[Doubt], identity_of: dict[int, str]
) -> None:
    rows: Iterator[tuple[object, ...]] = (
        (pair_key(of, doubt.left.key, doubt.right.key), of, doubt.left.key, doubt.right.key,
         identity_of[id(doubt.left)], identity_of[id(doubt.right)], round(doubt.bits, 2))
        for doubt in doubts
    )  # fmt: skip
    connection.executemany("INSERT OR REPLACE INTO identity_doubts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _forget_empty(connection: sqlite3.Connection) -> None:
    """Take away identities that no entry is left of, and doubts about them."""
    members = " UNION ".join(f"SELECT identity FROM {table.members}" for table in TABLES.values())
    connection.execute(f"DELETE FROM identities WHERE identity NOT IN ({members})")
    known = "SELECT identity FROM identities"
    connection.execute(
        f"DELETE FROM identity_doubts WHERE left_identity NOT IN ({known}) OR right_identity NOT IN ({known})"
    )

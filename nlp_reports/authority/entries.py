"""What the archive says of each person and body in each post, gathered into nodes that are one beyond doubt."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from nlp_reports.authority.names import NameForm, even, form_of

List = Literal["people", "organizations"]
LISTS: tuple[List, ...] = ("people", "organizations")


@dataclass(slots=True)
class Node:
    """Entries with one form of a name in one context; they are never parted.

    Attributes:
        block: What it is compared within: the surname, or the name where there is none.
        form: The name of a person; of a body the even name stands in `block`.
        bodies: Even names of the bodies that the person's roles are held in.
        place: Even name of the district, town or region; empty where none is known.
        site: Where its posts were published; empty where that is not known.
        years: First and last year of its posts, 0 where none is known.
        entries: (post, id in the post).
        name: The longest name as it stands, for people to read.
        alone: Set where an entry was taken out of its node, because the name may be of several people.
    """

    block: str
    form: NameForm
    bodies: frozenset[str]
    place: str
    site: str
    name: str = ""
    years: tuple[int, int] = (0, 0)
    entries: list[tuple[int, str]] = field(default_factory=list)
    alone: str = ""

    @property
    def key(self) -> str:
        """What names the node in every run: its name and context, whatever posts it has."""
        parts = [self.block, *self.form[1:], *sorted(self.bodies), self.place, self.site, *filter(None, [self.alone])]
        return "|".join(parts)

    @property
    def posts(self) -> set[int]:
        """The posts that it is in."""
        return {post for post, _ in self.entries}


#: A post that repeats another counts as published where the first one was.
_FIRST = """
    LEFT JOIN duplicates ON duplicates.post = posts.post
    JOIN posts AS first ON first.post = COALESCE(duplicates.original, posts.post)
"""
_PEOPLE = """
    SELECT people.post, people.id, full, surname, given, patronymic, initials, first.url, first.uri, posts.dated,
        (SELECT json_group_array(organizations.name) FROM roles JOIN organizations
         ON organizations.post = roles.post AND organizations.id = roles.organization
         WHERE roles.post = people.post AND roles.person = people.id) AS bodies,
        (SELECT district FROM events WHERE events.post = people.post AND district IS NOT NULL LIMIT 1) AS place
    FROM people JOIN posts USING (post) {first} WHERE people.post IN (SELECT post FROM temp.wanted)
"""
_BODIES = """
    SELECT organizations.post, organizations.id, name, organizations.kind, place, first.url, first.uri, posts.dated,
        (SELECT district FROM events WHERE events.post = organizations.post AND district IS NOT NULL LIMIT 1)
    FROM organizations JOIN posts USING (post) {first} WHERE organizations.post IN (SELECT post FROM temp.wanted)
"""


def people_nodes(connection: sqlite3.Connection) -> Iterator[Node]:
    """Yield the nodes of all people in the posts of `temp.wanted`, in the order of their first entry."""
    found: dict[tuple[object, ...], Node] = {}
    rows = connection.execute(_PEOPLE.format(first=_FIRST))
    for post, id_, full, surname, given, patronymic, initials, url, uri, dated, bodies, place in rows:
        form = form_of(surname, given, patronymic, initials)
        block = form.surname or even(full.replace(" ", ""))
        held = frozenset(even(name) for name in json.loads(bodies))
        _add(found, Node(block, form, held, even(place or ""), site_of(url, uri)), (post, id_), full, dated)
    yield from found.values()


def body_nodes(connection: sqlite3.Connection) -> Iterator[Node]:
    """Yield the nodes of all bodies in the posts of `temp.wanted`, in the order of their first entry."""
    found: dict[tuple[object, ...], Node] = {}
    for post, id_, name, kind, place, url, uri, dated, district in connection.execute(_BODIES.format(first=_FIRST)):
        block = " ".join(sorted(even(word) for word in name.split()))
        form = NameForm("", kind, "")
        node = Node(block, form, frozenset(), even(place or district or ""), site_of(url, uri))
        _add(found, node, (post, id_), name, dated)
    yield from found.values()


def _add(
    found: dict[tuple[object, ...], Node], node: Node, entry: tuple[int, str], name: str, dated: str | None
) -> None:
    known = found.setdefault((node.block, node.form, node.bodies, node.place, node.site), node)
    known.entries.append(entry)
    if len(name) > len(known.name):
        known.name = name
    year = int(dated[:4]) if dated and dated[:4].isdigit() else 0
    if year:
        first, last = known.years
        known.years = (min(first or year, year), max(last, year))


def site_of(url: str | None, uri: str) -> str:
    """Return where a post was published: the host of its address, else the folder or file that it was read from."""
    host = urlsplit(url).hostname if url else None
    if host:
        return host.removeprefix("www.")
    path = uri.split("#", 1)[0]
    return path if "#" in uri else path.rpartition("/")[0]


def by_block(nodes: Iterable[Node]) -> Mapping[str, list[Node]]:
    """Return the nodes by block, in their order."""
    blocks: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        blocks[node.block].append(node)
    return blocks

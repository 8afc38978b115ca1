"""Nodes to identities: the surest pairs first, names that exclude each other never, initials where one owner leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from nlp_reports.authority.entries import List, Node
from nlp_reports.authority.scoring import Commonness, compatible, score, weights

Verdicts = Mapping[frozenset[str], bool]
"""What people decided of two nodes, by their keys: the same, or not."""
CERTAIN = 1e6
"""Bits of what a person decided."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two nodes that may be one: a person should look."""

    left: Node
    right: Node
    bits: float


@dataclass(slots=True)
class Clusters:
    """The nodes of one block as identities, and the pairs in doubt."""

    groups: list[list[Node]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def cluster(of: List, nodes: Sequence[Node], common: Commonness, verdicts: Verdicts) -> Clusters:
    """Return the identities among the nodes of one block.

    Args:
        of: People or bodies.
        nodes: The nodes of a block.
        common: How common each name is.
        verdicts: What people decided; it goes before every score.
    """
    return _Block(of, nodes, common, verdicts).run()


class _Block:
    """The state of one block while it is clustered."""

    def __init__(self, of: List, nodes: Sequence[Node], common: Commonness, verdicts: Verdicts) -> None:
        self.of, self.nodes, self.verdicts = of, nodes, verdicts
        self.bounds = weights()[of]["bounds"]
        self.group_of = {id(node): [node] for node in nodes}
        self.pairs: list[tuple[float, Node, Node]] = []
        self.near: dict[int, list[tuple[float, Node]]] = defaultdict(list)
        self.kept: list[Node] = []  # so that no other node gets the id() of one of these
        self.joinable: set[frozenset[int]] = set()
        for i, one in enumerate(nodes):
            for other in nodes[i + 1 :]:
                verdict = verdicts.get(frozenset((one.key, other.key))) if verdicts else None
                bits = CERTAIN if verdict else score(of, one, other, common)
                if verdict is False or bits is None or bits < self.bounds["doubt"]:
                    continue
                self.pairs.append((bits, one, other))
                if bits >= self.bounds["join"]:
                    self.joinable.add(frozenset((id(one), id(other))))
                self.near[id(one)].append((bits, other))
                self.near[id(other)].append((bits, one))

    def run(self) -> Clusters:
        """Join from the surest pair on."""
        for bits, left, right in sorted(self.pairs, key=lambda pair: (-pair[0], pair[1].key, pair[2].key)):
            one, other = self.group_of[id(left)], self.group_of[id(right)]
            if one is other or bits < self.bounds["join"] or not self._may_join(one, other):
                continue
            if bits < CERTAIN and not (self._leads(left, right, bits) and self._leads(right, left, bits)):
                continue
            one += other
            for node in other:
                self.group_of[id(node)] = one
        for group in list({id(group): group for group in self.group_of.values()}.values()):
            if self.of == "people" and self._anybodys(group):
                self._part(group)
        groups = list({id(group): group for group in self.group_of.values()}.values())
        return Clusters(groups, self._doubts())

    def _anybodys(self, group: list[Node]) -> bool:
        """Tell whether a name in initials can be that of two people known in full: then its entries may be of both."""
        if any(node.form.full for node in group) or sum(len(node.entries) for node in group) == 1:
            return False
        full = [other for node in group for _, other in self.near[id(node)] if other.form.full]
        return any(not compatible(one, other) for i, one in enumerate(full) for other in full[i + 1 :])

    def _part(self, group: list[Node]) -> None:
        """Take the entries of a group apart: none is said to be the same person as another."""
        for node in group:
            for entry in node.entries[1:]:
                alone = replace(node, entries=[entry], alone=f"{entry[0]}-{entry[1]}")
                self.group_of[id(alone)] = [alone]
                self.kept.append(alone)
            del node.entries[1:]
            self.group_of[id(node)] = [node]

    def _may_join(self, one: list[Node], other: list[Node]) -> bool:
        """Tell whether two identities may become one: no names that exclude each other, no post that has both."""
        if self.of == "people" and not all(compatible(a, b) and self._in_one_life(a, b) for a in one for b in other):
            return False
        if self.verdicts and any(self.verdicts.get(frozenset((a.key, b.key))) is False for a in one for b in other):
            return False
        posts: set[int] = set().union(*(node.posts for node in one))
        return all(posts.isdisjoint(node.posts) for node in other)

    def _in_one_life(self, one: Node, other: Node) -> bool:
        """Tell whether two nodes whose bodies are known may be one person's even where a third joins them."""
        if not one.bodies or not other.bodies:
            return True
        return frozenset((id(one), id(other))) in self.joinable

    def _leads(self, node: Node, chosen: Node, bits: float) -> bool:
        """Tell whether the candidate for a name that is not whole leads every other person that it could be."""
        if self.of != "people" or (node.form.full and len(node.form.patronymic) > 1):
            return True
        group = self.group_of[id(chosen)]
        return all(
            rival_bits <= bits - self.bounds["margin"]
            or self.group_of[id(rival)] is group
            or all(compatible(rival, member) and self._in_one_life(rival, member) for member in group)
            for rival_bits, rival in self.near[id(node)]
        )

    def _doubts(self) -> list[Doubt]:
        """Return between two identities the strongest pair that was not joined."""
        best: dict[frozenset[int], Doubt] = {}
        for bits, left, right in self.pairs:
            one, other = self.group_of[id(left)], self.group_of[id(right)]
            between = frozenset((id(one), id(other)))
            if one is not other and (between not in best or bits > best[between].bits):
                best[between] = Doubt(left, right, bits)
        return list(best.values())

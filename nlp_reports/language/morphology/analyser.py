"""From a word form to its parses: suffixes are taken off from the end, what remains is the stem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from nlp_reports.language.morphology import phonology
from nlp_reports.language.morphology.description import STATES, Features, Seam, Shape, State, in_order
from nlp_reports.language.morphology.kinds import Kind, kind_of
from nlp_reports.language.morphology.lexicon import lexicon, softened
from nlp_reports.language.morphology.phonology import BACK, DEVOICED, FRONT, UNELIDED, VOICED, VOWELS

LONGEST_TAIL = 40
"""Characters at the end of a word in which suffixes are sought. What stands before them belongs to the stem whatever it
is, so a word of any length costs the same; the longest chain of suffixes that `raw` text shows has 22 characters."""

HYPHENS = frozenset("-–‑’'")


@dataclass(frozen=True, slots=True)
class Step:
    """A shape that may be taken off at some point, with the states that may stand before it and what the end adds."""

    number: int
    shape: Shape
    default: Features


class Trie:
    """Texts of suffixes from their last letter backwards; a node holds the steps of the text that leads to it."""

    __slots__ = ("next", "steps")

    def __init__(self) -> None:
        self.next: dict[str, Trie] = {}
        self.steps: tuple[Step, ...] = ()

    def add(self, step: Step) -> None:
        """Put a step under the text of its shape."""
        node = self
        for letter in reversed(step.shape.text):
            node = node.next.setdefault(letter, Trie())
        node.steps = (*node.steps, step)


class Chain:
    """A chain of suffixes at the end of a word, shared by all words that end in it.

    Chains before a chain are made when a word first needs them and kept, up to `CHAINS` in all.

    Attributes:
        root: the class of stems that may stand before it, as named in `suffixes.toml`; None where none may.
        features: those of the suffixes and of the state that the word ends in, sorted.
        suffixes: surface texts from the stem outwards.
        ids: names of the suffixes, in the same order.
        key: a number that chains of the same root, features and names share.
    """

    __slots__ = ("_before", "_default", "_merged", "features", "ids", "key", "kinds", "root", "suffixes", "trie")

    def __init__(
        self, state: State, merged: Features, default: Features, suffixes: tuple[str, ...], ids: tuple[str, ...]
    ) -> None:
        self.root, self.trie = state.root, _TRIES[state.name]
        self.features, self.suffixes, self.ids = in_order(_merge(merged, default)), suffixes, ids
        self.key = _KEYS.setdefault((self.root, self.features, ids), next(_NUMBERS))
        self.kinds: dict[tuple[str, Features], Kind] = {}
        self._before: dict[int, tuple[Chain, ...]] = {}
        self._merged, self._default = merged, default

    def before(self, step: Step) -> tuple[Chain, ...]:
        """Return the chains that this one is with one more suffix, by the states that may stand before that."""
        found = self._before.get(step.number)
        if found is None:
            suffix = step.shape.suffix
            merged = _merge(self._merged, suffix.features)
            texts, ids = (step.shape.text, *self.suffixes), (suffix.id, *self.ids)
            found = tuple(Chain(STATES[source], merged, self._default, texts, ids) for source in suffix.sources)
            self._before[step.number] = found
            _made[0] += len(found)
        return found

    def kind(self, pos: str, more: Features = ()) -> Kind:
        """Return what a reading with this chain is: its features, and these where it lacks them."""
        found = self.kinds.get((pos, more))
        if found is None:
            features = self.features
            if more:
                features = in_order(_merge(features, more))
            found = self.kinds[pos, more] = kind_of(pos, features, self.ids)
        return found


def _vowel_seam(rest: str, text: str) -> Iterator[str]:
    last = rest[-1]
    after_vowel = rest[-2:-1] in VOWELS
    if last in DEVOICED and after_vowel:
        yield rest[:-1] + DEVOICED[last]
        if last != "ғ" or "n" in lexicon().get(rest, ""):
            yield rest
    elif not (last in VOICED and last != "п" and after_vowel):
        yield rest
    if last == "у" and text[1:2] == "п":
        yield rest[:-1] + "п"
    if last not in VOWELS:
        whole = UNELIDED.get(rest)
        if whole is not None:
            yield whole
        if _lost_a_sign(rest):
            yield rest + "ь"


def _lost_a_sign(rest: str) -> bool:
    """Tell whether a soft sign may have fallen at the end: of any stem in «л», of others that have one."""
    return rest[-1] == "л" or rest in softened()


def stems_before(rest: str, shape: Shape) -> Iterator[str]:
    """Yield what the stem may have been before this shape was joined to it."""
    if shape.seam is Seam.PLAIN:
        yield rest
    elif shape.seam is Seam.VOWEL:
        yield from _vowel_seam(rest, shape.text)
    elif shape.seam is Seam.YOD:
        yield rest + "й"
        if rest.endswith("и"):
            yield rest
    else:
        harmony = phonology.harmony(rest)
        if harmony & BACK:
            yield rest + "ы"
        if harmony & FRONT:
            yield rest + "і"


def _merge(outer: Features, inner: Features) -> Features:
    """Join features; where both name one, the suffix further out wins («-дағылардың» is a genitive)."""
    if not outer:
        return inner
    names = {name for name, _ in outer}
    return outer + tuple(pair for pair in inner if pair[0] not in names)


def _walk(rest: str, chain: Chain, found: list[tuple[str, Chain]]) -> None:
    """Add to `found` every way to take what stands before this chain apart."""
    if chain.root is not None:
        found.append((rest, chain))
    node: Trie | None = chain.trie
    for place in range(len(rest) - 1, 0, -1):
        node = node.next.get(rest[place])  # type: ignore[union-attr]
        if node is None:
            return
        if node.steps:
            before = rest[:place]
            for step, stems in _fitting(before, node.steps):
                for stem in stems:
                    for inner in chain.before(step):
                        _walk(stem, inner, found)


def _fitting(before: str, steps: tuple[Step, ...]) -> Iterator[tuple[Step, Iterable[str]]]:
    """Yield the steps whose shapes may follow this, each with what the stem may have been."""
    if before[-1] in HYPHENS:
        for step in steps:
            yield step, (before,)
        return
    left = phonology.final_class(before)
    harmony = 0
    for step in steps:
        shape = step.shape
        if shape.classes & left:
            harmony = harmony or phonology.harmony(before)
            if shape.harmony & harmony:
                yield step, (before,) if shape.seam is Seam.PLAIN else stems_before(before, shape)
            elif shape.seam is Seam.VOWEL and shape.harmony & FRONT and before in UNELIDED:
                yield step, (UNELIDED[before],)  # «қаупі»: the vowel that fell is what made it front
            elif shape.seam is Seam.VOWEL and shape.harmony & FRONT and _lost_a_sign(before):
                yield step, (before + "ь",)  # «алкоголім»: the soft sign that fell is what made it front


def _tries() -> tuple[dict[str, Trie], Trie]:
    """Return the steps into each state, and those that may end a word, as tries."""
    tries, endings = {}, Trie()
    numbers = count()
    for state in STATES.values():
        trie = tries[state.name] = Trie()
        for shape in (shape for shapes in state.shapes.values() for shape in shapes):
            trie.add(Step(next(numbers), shape, ()))
            if state.final:
                endings.add(Step(next(numbers), shape, state.default))
    return tries, endings


CHAINS = 50_000
"""Chains of suffixes that are kept; they are dropped together when there are more."""

_TRIES, _ENDINGS = _tries()
_NUMBERS = count()
_KEYS: dict[tuple[str | None, Features, tuple[str, ...]], int] = {}
_BARE = [Chain(state, (), state.default, (), ()) for state in STATES.values() if state.final and state.root is not None]
_last: dict[int, tuple[Chain, ...]] = {}
_made = [0]


def _last_chains(step: Step) -> tuple[Chain, ...]:
    """Return the chains of one suffix that may end a word."""
    found = _last.get(step.number)
    if found is None:
        suffix, text = step.shape.suffix, step.shape.text
        found = _last[step.number] = tuple(
            Chain(STATES[source], suffix.features, step.default, (text,), (suffix.id,)) for source in suffix.sources
        )
    return found


def _walk_whole(form: str) -> list[tuple[str, Chain]]:
    """Return the parses of a whole word."""
    found = [(form, chain) for chain in _BARE]
    node: Trie | None = _ENDINGS
    for place in range(len(form) - 1, 0, -1):
        node = node.next.get(form[place])  # type: ignore[union-attr]
        if node is None:
            break
        if node.steps:
            for step, stems in _fitting(form[:place], node.steps):
                for stem in stems:
                    for chain in _last_chains(step):
                        _walk(stem, chain, found)
    return found


def parses(form: str) -> list[tuple[str, Chain]]:
    """Return every way to read a lower-case form as a stem and a chain of suffixes, in no order.

    The form itself, without suffixes, is among them.
    """
    if _made[0] > CHAINS:
        _last.clear()
        _KEYS.clear()
        _made[0] = 0
    head, tail = form[:-LONGEST_TAIL], form[-LONGEST_TAIL:]
    found: dict[tuple[str, int], tuple[str, Chain]] = {}
    for rest, chain in _walk_whole(tail):
        stem = head + (rest.rstrip("-–‑’'") if chain.ids else rest)
        if stem:
            found[stem, chain.key] = stem, chain
    return list(found.values())

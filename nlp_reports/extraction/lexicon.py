"""The lexicon: words that an archivist may want to add, read from TOML and matched in any form."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from nlp_reports.extraction.endings import Ending, endings, possessed_endings, splits
from nlp_reports.language.folding import fold

_FILES = ("roles", "bodies", "events", "awards", "works", "quantities", "places", "context")

_CACHED_FORMS = 50_000
"""Forms whose readings a table keeps; they are dropped together when there are more."""


class LexiconError(ValueError):
    """A lexicon file that cannot be used: which file, and why."""


class Entry(NamedTuple):
    """One lexicon word: as written, the table's group that it stands in, its folded words."""

    lemma: str
    group: str
    words: tuple[str, ...]


class Hit(NamedTuple):
    """A lexicon word found in the text: entry, tokens taken (ending at the one asked for), and its ending."""

    entry: Entry
    length: int
    ending: Ending


@dataclass(slots=True)
class Table:
    """Entries by the stem of their last word."""

    stems: dict[str, list[tuple[Entry, bool]]] = field(default_factory=lambda: defaultdict(list))
    plurals: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    cached: dict[str, tuple[tuple[Entry, Ending], ...]] = field(default_factory=dict)

    def add(self, lemma: str, group: str) -> None:
        """Add one word or phrase; a phrase whose last word is possessed («сынып жетекшісі») stays so."""
        words = tuple(fold(word) for word in lemma.split())
        last = words[-1]
        possessed = len(words) > 1 and last[-1] in "ыи" and last[-2] not in "шщ"
        entry = Entry(lemma, group, words)
        self.stems[last].append((entry, possessed))
        if possessed:  # «халық әртісі», of many «халық әртістері»
            for bare in {last[:-1], last.removesuffix("сы").removesuffix("си")} - {last}:
                self.plurals[bare].append(entry)

    def readings(self, folded: str) -> tuple[tuple[Entry, Ending], ...]:
        """Return the entries whose last word this folded form can be, longest phrase first."""
        known = self.cached.get(folded)
        if known is not None:
            return known
        found: list[tuple[Entry, Ending]] = []
        for stem, rest in splits(folded):
            for entry, possessed in self.stems.get(stem, ()):
                ending = (possessed_endings() if possessed else endings()).get(rest)
                if ending is not None:
                    found.append((entry, ending))
            whole = endings().get(rest)
            if whole is not None and whole.plural and whole.possession == "3":
                found += [(entry, whole) for entry in self.plurals.get(stem, ())]
        found.sort(key=lambda item: -len(item[0].words))
        if len(self.cached) >= _CACHED_FORMS:
            self.cached.clear()
        known = self.cached[folded] = tuple(found)
        return known


@dataclass(slots=True)
class Lexicon:
    """All tables and plain word lists, built in and added."""

    tables: dict[str, Table]
    data: dict[str, Any]
    lists: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    kinds: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    def match(self, table: str, folded: list[str], end: int, groups: Iterable[str] | None = None) -> Hit | None:
        """Return the longest entry of the table whose last word is the folded word at `end`, else None."""
        for entry, ending in self.tables[table].readings(folded[end]):
            size = len(entry.words)
            if groups is not None and entry.group not in groups:
                continue
            if size == 1 or (size <= end + 1 and tuple(folded[end - size + 1 : end]) == entry.words[:-1]):
                return Hit(entry, size, ending)
        return None

    def words(self, *path: str) -> frozenset[str]:
        """Return a plain list of the data as a set of folded words, empty where there is none."""
        known = self.lists.get(path)
        if known is None:
            node: Any = self.data
            for key in path:
                node = node.get(key, {}) if isinstance(node, Mapping) else {}
            known = self.lists[path] = frozenset(fold(word) for word in node)
        return known

    def kinds_of(self, *path: str) -> dict[str, str]:
        """Return in which list of a table of plain lists each of their folded words stands, the first that has it."""
        known = self.kinds.get(path)
        if known is None:
            known = self.kinds[path] = {}
            node: Any = self.data
            for key in path:
                node = node[key]
            for name, words in node.items():
                for word in words:
                    known.setdefault(fold(word), str(name))
        return known


_TABLES: dict[str, tuple[str, str]] = {
    # table: (key in the data, list inside each group)
    "roles": ("roles", "words"),
    "bodies": ("bodies", "heads"),
    "events": ("events", "words"),
    "awards": ("awards", "words"),
    "works": ("works", "words"),
    "venues": ("venues", "words"),
    "units": ("counted", "words"),
}
_NO_GROUPS = frozenset(
    {
        "ranks",
        "services",
        "status",
        "appointment",
        "forms",
        "heads_of",
        "praise",
        "agents",
        "complements",
        "classes",
        "deputies",
        "homes",
    }
)


def load_lexicon(extra: Iterable[Path | str] = ()) -> Lexicon:
    """Read the built-in lexicon and any number of an institution's own TOML files, later ones added.

    Raises:
        LexiconError: A file is missing, is no TOML, or gives a word where a list or table belongs.
    """
    paths = tuple(str(path) for path in extra)
    return _load(paths)


@cache
def _load(paths: tuple[str, ...]) -> Lexicon:
    data: dict[str, Any] = {}
    folder = resources.files("nlp_reports") / "lexicon"
    for name in _FILES:
        _merge(data, tomllib.loads((folder / f"{name}.toml").read_text("utf-8")), f"{name}.toml")
    for path in paths:
        try:
            added = tomllib.loads(Path(path).read_text("utf-8"))
            _refuse_unknown(data, added, path)
            _merge(data, added, path)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(f"{path}: {error}") from error
    return Lexicon(_tables(data), data)


def _tables(data: Mapping[str, Any]) -> dict[str, Table]:
    tables = {name: Table() for name in _TABLES}
    for name, (key, inner) in _TABLES.items():
        for group, content in data.get(key, {}).items():
            if group in _NO_GROUPS:
                continue
            for word in content.get(inner, ()):
                tables[name].add(word, content.get("kind", group))
    for form, title in data.get("roles", {}).get("forms", {}).items():
        entry = Entry(title, "posts", tuple(fold(word) for word in form.split()))
        tables["roles"].stems[entry.words[-1]].append((entry, False))
    kinds = {word: group for group, content in data.get("awards", {}).items() for word in content.get("words", ())}
    for form, word in data.get("awards", {}).get("forms", {}).items():
        entry = Entry(word, kinds[word], tuple(fold(part) for part in form.split()))
        tables["awards"].stems[entry.words[-1]].append((entry, False))
    return tables


def _refuse_unknown(data: Mapping[str, Any], added: Mapping[str, Any], source: str) -> None:
    """Refuse a table or a list that no rule reads, so that a slip of the pen is said and not passed over."""
    for key, groups in added.items():
        if key not in data:
            raise LexiconError(f"{source}: there is no table [{key}]; tables: {', '.join(sorted(data))}")
        inner = dict(_TABLES.values()).get(key)
        if inner is None or not isinstance(groups, Mapping):
            continue
        fields = {field for group in data[key].values() if isinstance(group, Mapping) for field in group} | {inner}
        for group, content in groups.items():
            unknown = set(content) - fields if isinstance(content, Mapping) and group not in _NO_GROUPS else set()
            if unknown:
                raise LexiconError(f"{source}: [{key}.{group}] has no `{min(unknown)}`; its words stand in `{inner}`")


def _merge(into: dict[str, Any], new: Mapping[str, Any], source: str) -> None:
    for key, value in new.items():
        old = into.get(key)
        if old is None:
            into[key] = value if not isinstance(value, dict) else _merged({}, value, source)
        elif isinstance(old, dict) and isinstance(value, dict):
            _merge(old, value, source)
        elif isinstance(old, list) and isinstance(value, list):
            into[key] = old + [item for item in value if item not in old]
        elif type(old) is type(value):
            into[key] = value
        else:
            raise LexiconError(f"{source}: `{key}` must be a {type(old).__name__}, not a {type(value).__name__}")


def _merged(into: dict[str, Any], new: Mapping[str, Any], source: str) -> dict[str, Any]:
    _merge(into, new, source)
    return into

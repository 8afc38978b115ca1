"""Reports made from a grammar, in the forms that libraries and schools use: lists of the awarded, programs, roles."""

import random
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from nlp_reports.tagging.labels import mentions_of
from nlp_reports.training.augment import TITLED
from nlp_reports.training.corpus import Example, example_of
from nlp_reports.training.names import NameParts, make_name

_SLOT = re.compile(r"\{([a-z_]+)(?::([0-9-]+))?\}")
_MENTION = re.compile(r"\[([A-Z]+)\|([^\[\]]*)\]")


class ReportMaker:
    """Make reports out of `reports.toml`, name parts and titles of the annotated texts."""

    def __init__(self, parts: NameParts, titles: Sequence[str], rng: random.Random) -> None:
        table = tomllib.loads((files(__package__) / "reports.toml").read_text(encoding="utf-8"))
        self._rules: dict[str, list[str]] = table["rules"]
        self._sentences: list[str] = table["reports"]["sentences"]
        self._lists: list[str] = table["reports"]["lists"]
        self._parts = parts
        self._titles = titles
        self._rng = rng

    def make(self) -> Example:
        """Make one report of some sentences and, as often as not, a list."""
        kept = [self._expand(self._rng.choice(self._sentences)) for _ in range(self._rng.randint(1, 4))]
        text = " ".join(_capitalized(sentence) for sentence in kept)
        if self._rng.random() < 0.5:
            text += "\n" + self._listing(self._rng.choice(self._lists))
        return read_marked(text, "made")

    def _listing(self, template: str) -> str:
        lines = []
        for line in template.split("\n"):
            count = self._rng.randint(2, 8) if line.startswith("*") else 1
            lines += [self._expand(line.removeprefix("*").replace("#", str(number))) for number in range(1, 1 + count)]
        return "\n".join(lines)

    def _expand(self, text: str) -> str:
        while slot := _SLOT.search(text):
            text = text[: slot.start()] + self._fill(slot.group(1), slot.group(2)) + text[slot.end() :]
        return text

    def _fill(self, rule: str, option: str | None) -> str:
        rng = self._rng
        if rule == "number" and option:
            low, _, high = option.partition("-")
            return str(rng.randint(int(low), int(high)))
        if rule == "person":
            return make_name(self._parts, rng, case=int(option) if option else None)
        if rule == "title":
            return rng.choice(self._titles)
        if rule in ("given", "surname", "g"):
            part = rng.choice(self._parts.surnames if rule == "surname" else self._parts.given)
            return part[0] if rule == "g" else part
        return rng.choice(self._rules[rule])


def _capitalized(marked: str) -> str:
    """Write the first letter of a sentence large, be it in a mention or not."""
    start = marked.index("|") + 1 if marked.startswith("[") else 0
    return marked[:start] + marked[start : start + 1].upper() + marked[start + 1 :]


def read_marked(text: str, source: str) -> Example:
    """Read a text in which mentions are marked as `[CLASS|words]`."""
    plain, mentions, position = "", [], 0
    for match in _MENTION.finditer(text):
        plain += text[position : match.start()]
        mentions.append((len(plain), len(plain) + len(match.group(2)), match.group(1)))
        plain += match.group(2)
        position = match.end()
    return example_of(plain + text[position:], mentions, source)


def titles_of(examples: Sequence[Example]) -> list[str]:
    """Collect the titles of the examples, as words set apart by spaces."""
    return [
        " ".join(example.words[start:end])
        for example in examples
        for start, end, name in mentions_of(list(example.labels))
        if name in TITLED and end - start > 1
    ]

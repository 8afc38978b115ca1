"""Posts of awards in every layout of `layouts.toml`, each with who must be found to have received what."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlp_reports.language.morphology import Case
from nlp_reports.language.names import decline_name

Layout = dict[str, Any]
_HERE = Path(__file__).parent
LAYOUTS: list[Layout] = tomllib.loads((_HERE / "layouts.toml").read_text("utf-8"))["layout"]
WORDS: dict[str, Any] = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
_CASES = ["Nom", "Ins", "Dat", "Acc"]
_BESIDE = {
    "bracket": "{name} ({is})", "slash": "{name} /{is}/", "comma": "{name}, {is}", "dash": "{name} – {is}",
    "lead": "{is}, {name}", "owner": "{is} оқушысы {name}", "dashed": "{is} – {name}", "placed": "{is} ({name})",
}  # fmt: skip
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?(!u)?\}")


@dataclass(frozen=True, slots=True)
class Received:
    """One award of one recipient, as it must stand in the record; None where the layout does not say."""

    kind: str
    place: int | None
    nomination: str | None
    recipient: str
    branch: str | None
    issuer: str | None


@dataclass(slots=True)
class Made:
    """A post that was made, and all that it tells of who received what."""

    layout: str
    text: str
    received: list[Received] = field(default_factory=list)


@dataclass(slots=True)
class _Award:
    kind: str
    forms: list[str]
    place: int | None = None
    nomination: str | None = None
    issuer: str | None = None

    def form(self, case: str) -> str:
        if case.startswith("Rus"):
            words: str = WORDS["russian"][self.kind]
            return words if case == "Rus_cap" else words[0].lower() + words[1:]
        return self.forms[_CASES.index(case)]


def made_posts(layout: Layout, count: int, seed: int = 0) -> Iterator[Made]:
    """Yield the first `count` posts of a layout, the same for the same seed."""
    for number in range(count):
        yield _Maker(layout, random.Random(f"{seed} {layout['name']} {number}")).post()


def _quoted(name: str) -> str:
    """Return the quoted part of a body's name, all of it where there is none: no two bodies of a post share one."""
    return name[name.find("«") : name.find("»") + 1] or name


class _Maker:
    """One post while it is made."""

    def __init__(self, layout: Layout, choice: random.Random) -> None:
        self.layout, self.choice = layout, choice
        self.surnames = choice.sample(range(len(WORDS["names"]["male_surnames"])), k=18)
        self.received: list[Received] = []
        self.fixed: dict[str, Any] = {}
        self.numbered = 0

    def pick(self, key: str, default: Any = "") -> Any:
        """Return the layout's value for a key, the same one throughout the post where it has several."""
        if key not in self.fixed:
            value = self.layout.get(key, default)
            self.fixed[key] = self.choice.choice(value) if isinstance(value, list) else value
        return self.fixed[key]

    def word(self, key: str) -> Any:
        return self.choice.choice(WORDS[key]["words"])

    def post(self) -> Made:
        """Return the post: an opening, the layout's own text, a closing."""
        verbs = self.layout.get("verbs")
        self.verb = WORDS["verbs"][self.choice.choice(verbs)] if verbs else None
        body = self._table() if self.layout["of"] == "table" else self._body()
        body = re.sub(r"(^|\w\w[.] )([а-яәіңғүұқөһ])", lambda match: match[1] + match[2].upper(), body)
        opening, closing = self._somewhere(self.word("openings")), self.word("closings")
        return Made(self.layout["name"], "\n".join(part for part in (opening, body, closing) if part), self.received)

    def _body(self) -> str:
        count = self.choice.randint(*self.layout.get("many", [1, 3]))
        if self.layout["of"] == "nothing":
            names = [self._member("Nom", None)[0] for _ in range(count)]
            slots = {"names": self._joined(names), "lines": "\n".join(f"{n}. {x}" for n, x in enumerate(names, 1))}
            return self._filled(self.pick("text"), slots, None)
        groups = [self._group(award) for award in self._awards()]
        verb = self.choice.choice(self.verb["words"]) if self.verb else ""
        slots = {"groups": self.pick("next").join(groups), "verb": verb}
        return self._filled(self.pick("text", "{groups}"), slots, None)

    def _awards(self) -> list[_Award]:
        of, choice, places = self.layout["of"], self.choice, WORDS["places"]
        if of == "places":
            figures = choice.choice(places["figures"])
            awards = [
                _Award("place", [f"{figure}{'' if figure.endswith('-') else ' '}{noun}" for noun in places["noun"]], n)
                for n, figure in enumerate(figures, 1)
            ]
            grand = [_Award("prize", choice.choice(places["grand"]))] if choice.random() < 0.3 else []
            return grand + awards[: choice.randint(1, 3)]
        if of == "degrees":
            figures = choice.choice(places["degrees"])
            return [_Award("diploma", [f"{figure} {noun}" for noun in places["degree_noun"]]) for figure in figures]
        if of == "nominations":
            noun = choice.choice(places["nomination_nouns"])
            named = choice.sample(WORDS["nominations"]["words"], k=choice.randint(1, 4))
            return [_Award("prize", [f"«{name}» {form}" for form in noun], nomination=name) for name in named]
        known = [a for a in WORDS["award"] if not self.layout.get("russian") or a["kind"] in WORDS["russian"]]
        kinds: dict[str, dict[str, Any]] = {}
        for award in choice.sample(known, k=len(known)):
            kinds.setdefault(award["kind"], award)
        count = choice.randint(*self.layout.get("groups", [2, 3])) if of == "kinds" else 1
        if of == "both":
            kinds = {kind: award for kind, award in kinds.items() if kind not in {"gift", "prize"}}
        return [self._given(award) for award in list(kinds.values())[:count]]

    def _given(self, award: dict[str, Any]) -> _Award:
        """Return the award, every other time with who gives it."""
        if self.layout.get("issuer") == "text" or self.layout.get("russian") or self.choice.random() < 0.5:
            return _Award(award["kind"], award["bare"])
        issuer = self.choice.choice(WORDS["issuer"])
        forms = [f"{issuer['of']} {form}" for form in award["of"]]
        return _Award(award["kind"], forms, issuer=issuer["is"])

    def _group(self, award: _Award) -> str:
        group = self.choice.choice(g) if isinstance(g := self.layout.get("group", "{names}"), list) and self.verb else g
        group = self.pick("group") if isinstance(group, list) else group
        if "{issuer}" in group:
            giver = self.choice.choice(WORDS["issuer"])
            award.issuer = giver["is"]
            group = group.replace("{issuer}", giver["of"])
        asked = re.search(r"\{names?\.(\w+)\}", group)
        case = asked[1] if asked else self.verb["names"] if self.verb else "Nom"
        count = self.choice.randint(*self.layout.get("many", [1, 3]))
        names = []
        for n in range(count):
            inflected = case if n == count - 1 or self.layout.get("each") else "Nom"
            name, who, branch = self._member(inflected, self.pick("origins", ["none"]))
            self.received.append(Received(award.kind, award.place, award.nomination, who, branch, award.issuer))
            if self.layout["of"] == "both":
                self.received.append(Received("gift", None, None, who, None, None))
            self.numbered += 1
            at = self.numbered if "{n}" in group else n + 1
            item = self.pick("item", "{name}")
            names.append(self._filled(item, {"name": name, "n": str(at), "roman": _ROMAN[(at - 1) % 12]}, None))
        heading = self.choice.choice(self.layout["heading"]) if "heading" in self.layout else ""
        slots = {"names": self._joined(names), "name": names[0], "heading": self._filled(heading, {}, award)}
        slots |= {"n": str(self.numbered), "verb": self.choice.choice(self.verb["words"]) if self.verb else ""}
        return self._filled(group, slots, award)

    def _joined(self, names: list[str]) -> str:
        between, last = self.pick("between", ", "), self.pick("last", ", ")
        if len(names) == 1:
            return names[0]
        return between.join(names[:-1]) + last + names[-1]

    def _filled(self, template: str, slots: dict[str, str], award: _Award | None) -> str:
        def value(match: re.Match[str]) -> str:
            slot, case, upper = match[1], match[2], match[3]
            if slot == "award" and award is not None:
                found = award.form(case or (self.verb["award"] if self.verb else "Nom"))
            elif slot in {"reason", "reason_cap"}:
                found = self.word("reasons")
                found = found[0].upper() + found[1:] if slot == "reason_cap" else found
            elif slot == "presenter":
                found = self.word("presenters")
            elif slot == "nomination" and award is not None:
                found = award.nomination or ""
            else:
                found = slots[slot]
            return found.upper() if upper else found

        filled = _SLOT.sub(value, template)
        begins = award is not None and self.layout.get("next", "\n") == "\n"
        return filled[:1].upper() + filled[1:] if begins else filled

    def _somewhere(self, text: str) -> str:
        words = WORDS["villages"]["words"], WORDS["districts"]["words"], WORDS["quoted"]["words"]
        village, district, name = (self.choice.choice(of) for of in words)
        numbers = {"n": self.choice.randint(1, 60), "k": self.choice.randint(5, 11)}
        return text.format(village=village, district=district, name=name, **numbers)

    def _member(self, case: str, style: str | None) -> tuple[str, str, str | None]:
        """Return who receives as it stands in a case, in the nominative, and where they are from."""
        if self.layout.get("bodies"):
            while True:
                forms = self.choice.choice(WORDS["body"])
                state = self.choice.getstate()
                whole = self._somewhere(forms["Nom"])
                if not any(_quoted(whole) == _quoted(known.recipient) for known in self.received):
                    self.choice.setstate(state)
                    return self._somewhere(forms[case]), whole, None
        name = self._name()
        inflected = decline_name(name, Case(case))
        style = style or self.pick("origins", ["none"])
        fitting = [o for o in WORDS["origin"] if style in o.get("only", [style]) and (style != "of" or o["who"])]
        fitting = [o for o in fitting if o.get("school") or style not in {"owner", "placed"}]
        origin = self.choice.choice(fitting)
        who = self.choice.choice(origin["who"]) if origin["who"] else ""
        joined = "{is}\n{of} {who}\n{from}".replace("{who}", who)
        for key in ("is", "of", "from"):
            joined = joined.replace("{" + key + "}", origin[key])
        whole, role, came = self._somewhere(joined).split("\n")
        if style == "of":
            return f"{role} {inflected}", name, whole
        if style == "from":
            return f"{came} {inflected}", name, whole
        if style == "more":
            more = ["{k}-сынып", "{k} жаста", "жетекшісі " + self._name(), "9{n} балл"]
            return f"{inflected} ({whole}, {self._somewhere(self.choice.choice(more)).replace('{', '')})", name, whole
        if style in _BESIDE:
            return _BESIDE[style].replace("{name}", inflected).replace("{is}", whole), name, whole
        return inflected, name, None

    def _name(self) -> str:
        choice, names = self.choice, WORDS["names"]
        sex = choice.choice(["female", "male"])
        at = self.surnames.pop() if self.surnames else 0
        given, surname = choice.choice(names[sex]), names[f"{sex}_surnames"][at]
        patronymic = choice.choice(names["fathers"]) + ("қызы" if sex == "female" else "ұлы")
        style = self.pick("name_style", names["styles"])
        return str(style).format(g=given, s=surname, p=patronymic, i=given[0])

    def _table(self) -> str:
        """Return a table of places or awards: number, name, where from, what won."""
        sep, choice = self.pick("sep"), self.choice
        awards = [_Award("place", [f"{roman} орын"], n) for n, roman in enumerate(["I", "II", "III"], 1)]
        if choice.random() < 0.5:
            awards = [_Award(a["kind"], [a["bare"][0]]) for a in choice.sample(WORDS["award"], k=3)]
        rows = [["№", "Аты-жөні", "Қайдан", "Марапаты"]] if self.layout["header"] else []
        for n, award in enumerate(awards, 1):
            name = self._name()
            home = self._somewhere(choice.choice([o for o in WORDS["origin"] if "only" not in o])["is"])
            self.received.append(Received(award.kind, award.place, None, name, home, None))
            rows.append([str(n), name, home, award.forms[0]])
        return "\n".join(sep.join(row) for row in rows)

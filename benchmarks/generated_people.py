"""An archive whose truth is known: invented people over many sites, with namesakes, initials, two spellings, moves.

    python -m benchmarks.generated_people 10000 archive.sqlite

Every post is of one site (a district's library, school or akimat) and names people of its district, mostly with a role;
a few people move to another district, some names occur in several districts, some twice in one. A person stands as
surname and given name in either order, with patronymic, with initials, or in Russian spelling.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlp_reports.archive import Store, prepare
from nlp_reports.readers import Post
from nlp_reports.records import model

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноууииАГКНОУУИИ")
_RULE: dict[str, Any] = {"confidence": 0.95, "origin": "rule:generated"}
PEOPLE_A_SITE = 40


@dataclass
class Invented:
    """An invented person: the truth that the authority should find."""

    number: int
    surname: str
    given: str
    patronymic: str
    role: str
    body: str
    years: tuple[int, int]
    sites: list[int] = field(default_factory=list)
    later: str = ""

    def body_in(self, year: int) -> str:
        """Return the body that the person is in that year."""
        return self.later if self.later and year > sum(self.years) / 2 else self.body


def population(sites: int, seed: int = 0) -> list[Invented]:
    """Return the people of so many sites, namesakes among them."""
    choice = random.Random(seed)
    people: list[Invented] = []
    for site in range(sites):
        for _ in range(PEOPLE_A_SITE):
            woman = choice.random() < 0.6
            surname, given = choice.choice(WORDS["surnames"]), choice.choice(WORDS["women" if woman else "men"])
            surname += "а" if woman and surname.endswith(("ов", "ев", "ёв", "ин")) else ""
            patronymic = choice.choice(WORDS["fathers"]) + ("қызы" if woman else "ұлы")
            elsewhere = people[: site * PEOPLE_A_SITE]
            if elsewhere and choice.random() < 0.1:  # a namesake of somebody elsewhere, now and then to the letter
                other = choice.choice(elsewhere)
                surname, given = other.surname, other.given
                ending = "қызы" if other.patronymic.endswith("қызы") else "ұлы"
                patronymic = choice.choice(WORDS["fathers"]) + ending
                patronymic = other.patronymic if choice.random() < 0.1 else patronymic
            first = choice.randrange(2004, 2018)
            body = f"{district(site)} {choice.choice(WORDS['bodies'])}"
            years = (first, first + choice.randrange(4, 12))
            person = Invented(
                len(people), surname, given, patronymic, choice.choice(WORDS["roles"]), body, years, [site]
            )
            if choice.random() < 0.15:  # changes the body half-way
                person.later = f"{district(site)} {choice.choice(WORDS['bodies'])}"
            if choice.random() < 0.03:
                person.sites.append(choice.randrange(sites))
            people.append(person)
    return people


def district(site: int) -> str:
    """Return the district of a site."""
    return (
        f"{WORDS['districts'][site % len(WORDS['districts'])]}{'' if site < len(WORDS['districts']) else site} ауданы"
    )


def generated_records(count: int, seed: int = 0) -> Iterator[tuple[model.Record, dict[str, int]]]:
    """Yield records, each with the truth: which invented person each of its people is."""
    sites = max(4, count // 60)
    people = population(sites, seed)
    of_site: dict[int, list[Invented]] = {site: [] for site in range(sites)}
    for person in people:
        for site in person.sites:
            of_site[site].append(person)
    choice = random.Random(seed + 1)
    for number in range(count):
        site = choice.randrange(sites)
        year = choice.randrange(2005, 2026)
        here = [p for p in of_site[site] if p.years[0] <= year <= p.years[1]] or of_site[site]
        named = choice.sample(here, min(len(here), choice.randrange(2, 8)))
        yield _record(number, site, year, named, choice)


def _record(
    number: int, site: int, year: int, named: list[Invented], choice: random.Random
) -> tuple[model.Record, dict[str, int]]:
    text = f"{district(site)}нда семинар өтті."
    bodies: dict[str, model.Organization] = {}
    people, truth = [], {}
    for position, person in enumerate(named, start=1):
        name = _name(person, choice)
        start = len(text) + 1
        text += f" {name.full}"
        found = model.Evidence(start, len(text), name.full)
        roles: tuple[model.Role, ...] = ()
        if choice.random() < 0.65:
            held = person.body_in(year)
            body = bodies.setdefault(held, model.Organization(
                id=f"o{len(bodies) + 1}", name=held, kind="library", place=district(site), evidence=(found,),
                **_RULE))  # fmt: skip
            roles = (model.Role(title=person.role, organization=body.id, text=person.role, status="current",
                                evidence=(found,), **_RULE),)  # fmt: skip
        mention = model.PersonMention(start=start, end=len(text), text=name.full, form="full")
        people.append(model.Person(id=f"p{position}", name=name, mentions=(mention,), roles=roles, evidence=(found,),
                                   **_RULE))  # fmt: skip
        truth[f"p{position}"] = person.number
    event = model.Event(
        id="e1", kind="seminar", kind_text="семинар", start=f"{year}-03-14", end=f"{year}-03-14", place=district(site),
        evidence=(model.Evidence(0, 5, text[:5]),), **_RULE,
    )  # fmt: skip
    post = Post.from_text(text, uri=f"https://site{site}.example/{number}", url=f"https://site{site}.example/{number}")
    record = model.Record(
        id=str(number), source=model.Source(uri=post.uri, format="text", encoding="utf-8", sha256=post.sha256,
                                            url=post.url, published=f"{year}-03-15"),
        language=model.Language(main="kk", script="Cyrl", shares={"kk": 1.0}), text=text, people=tuple(people),
        organizations=tuple(bodies.values()), events=(event,),
        pipeline=model.Pipeline(name="generated", version="1", rules_version="1"),
    )  # fmt: skip
    return record, truth


def _name(person: Invented, choice: random.Random) -> model.Name:
    russian = choice.random() < 0.15
    surname, given, patronymic = (
        part.translate(RUSSIAN) if russian else part for part in (person.surname, person.given, person.patronymic)
    )
    shape = choice.random()
    if shape < 0.3:
        return model.Name(full=f"{given[0]}. {surname}", surname=surname, initials=f"{given[0]}.")
    if shape < 0.75:
        order = f"{given} {surname}" if shape < 0.6 else f"{surname} {given}"
        return model.Name(full=order, surname=surname, given=given)
    return model.Name(full=f"{surname} {given} {patronymic}", surname=surname, given=given, patronymic=patronymic)


def write_archive(path: Path, count: int, seed: int = 0) -> dict[tuple[str, str], int]:
    """Write an archive; return the truth by (uri, id of the person in the post)."""
    truth: dict[tuple[str, str], int] = {}
    with Store(path) as store:
        for record, people in generated_records(count, seed):
            with store.transaction():
                store.put(prepare(record.to_dict()))
            truth.update({(record.source.uri, person): number for person, number in people.items()})
    return truth


def main() -> None:
    """Write an archive of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    given = parser.parse_args()
    write_archive(given.path, given.count)


if __name__ == "__main__":
    main()

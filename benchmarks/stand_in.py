"""An extractor that reads the generated posts and nothing else, fast: for measuring everything around extraction.

Its records are valid and grounded, and it stands in for `nlp_reports.load` where the batch and the archive
are measured or tested: `nlp-reports batch … --extractor benchmarks.stand_in:load`.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Mapping

from benchmarks.generated_posts import WORDS
from nlp_reports.readers import Post
from nlp_reports.records import model

_PERSON = re.compile(r"(\w+) (\w)\.(\w)\.")
_OPENING = re.compile(r"(\d{4}) жылғы (\d+) (\w+) .*? «(.+?)» атты ([\w ]+?) өтті")
_TALK = re.compile(r"^\d+\. (\w+ \w\.\w\.), ([\w ]+) – «(.+?)»\.", re.MULTILINE)
_AWARD = re.compile(r"^(.+?) (\w+(?: \w+)?) марапатталды: (.+)\.$", re.MULTILINE)
_WINNER = re.compile(r"(\w+ \w\.\w\.) \((\w+)\)")
_MONTHS = {locative: number for number, (_, locative) in enumerate(WORDS["months"], start=1)}
_RULE = {"confidence": 0.9, "origin": "rule:stand_in"}


class StandIn:
    """Extract what `generated_posts` puts in; a text that holds «ҚАТЕ», «ӨЛІМ» or «ҰЙҚЫ» fails, kills or hangs it."""

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.pipeline = model.Pipeline(name="stand-in", version=version, rules_version=version)

    def __call__(self, post: Post) -> model.Record:
        """Return the record of a generated post."""
        text = post.text
        if "ҚАТЕ" in text:
            raise ValueError("the text asks for an error")
        if "ӨЛІМ" in text:
            os._exit(9)
        if "ҰЙҚЫ" in text:
            time.sleep(3600)
        people = self._people(text)
        ids = {text[person.evidence[0].start : person.evidence[0].end]: person.id for person in people}
        bodies = tuple(
            model.Organization(id=f"o{n}", name=body, kind="library", place=place, evidence=(found,), **_RULE)
            for n, (body, found, place) in enumerate(_bodies(text), start=1)
        )
        events = self._events(text, ids, bodies)
        return model.Record(
            id=hashlib.sha256(f"{post.uri}\n{post.sha256}".encode()).hexdigest()[:16],
            source=model.Source(
                uri=post.uri, format=post.format, encoding=post.encoding, sha256=post.sha256, title=post.title,
                url=post.url, author=post.author, published=post.published, categories=post.categories,
                post_id=post.post_id,
            ),
            language=model.Language(main="kk", script="Cyrl", shares={"kk": 1.0}),
            text=text,
            pipeline=self.pipeline,
            people=people,
            organizations=bodies,
            events=events,
            awards=self._awards(text, ids, events),
        )  # fmt: skip

    def _people(self, text: str) -> tuple[model.Person, ...]:
        roles = {match[1]: match for match in _TALK.finditer(text)}
        first = {}
        for match in _PERSON.finditer(text):
            first.setdefault(match.group(), match)
        return tuple(
            model.Person(
                id=f"p{number}",
                name=model.Name(full=name, surname=match[1], initials=f"{match[2]}.{match[3]}."),
                mentions=(model.PersonMention(start=match.start(), end=match.end(), text=name, form="initials"),),
                roles=(model.Role(title=roles[name][2], evidence=(_place(roles[name], 2),)),) if name in roles else (),
                evidence=(_place(match, 0),),
                **_RULE,
            )
            for number, (name, match) in enumerate(first.items(), start=1)
        )

    def _events(
        self, text: str, ids: Mapping[str, str], bodies: tuple[model.Organization, ...]
    ) -> tuple[model.Event, ...]:
        opening = _OPENING.search(text)
        if not opening:
            return ()
        kinds = {word: kind for kind, word in WORDS["events"]}
        day = f"{opening[1]}-{_MONTHS.get(opening[3], 1):02}-{int(opening[2]):02}"
        talks = tuple(
            model.Talk(title=match[3], speaker=ids[match[1]], evidence=(_place(match, 3),))
            for match in _TALK.finditer(text)
        )
        return (
            model.Event(
                id="e1", kind=kinds.get(opening[5], "other"), kind_text=opening[5], name=opening[4],
                start=day, end=day,
                organizers=tuple(body.id for body in bodies[:1]), program=talks,
                evidence=(_place(opening, 5),), **_RULE,
            ),
        )  # fmt: skip

    def _awards(self, text: str, ids: Mapping[str, str], events: tuple[model.Event, ...]) -> tuple[model.Award, ...]:
        kinds = {instrumental: (kind, word) for kind, word, instrumental in WORDS["awards"]}
        found = [match for match in _AWARD.finditer(text) if any(form in match.group() for form in kinds)]
        awards = []
        for number, match in enumerate(found, start=1):
            kind, word = next(value for form, value in kinds.items() if form in match.group())
            recipients = tuple(
                model.Recipient(person=ids[winner[1]], branch_text=winner[2], evidence=(_place(winner, 1),))
                for winner in _WINNER.finditer(text, match.start(3), match.end(3))
            )
            awards.append(
                model.Award(
                    id=f"a{number}", kind=kind, kind_text=word, issuer=model.Issuer(text=match[1]),
                    event=events[0].id if events else None, recipients=recipients,
                    evidence=(_place(match, 0),), **_RULE,
                )
            )  # fmt: skip
        return tuple(awards)


def load(version: str = "1") -> StandIn:
    """Return the stand-in extractor."""
    return StandIn(version)


def _bodies(text: str) -> list[tuple[str, model.Evidence, str]]:
    found = []
    for name, body_in, _, place in WORDS["bodies"]:
        start = text.find(body_in)
        if start >= 0:
            found.append((name, model.Evidence(start, start + len(body_in), body_in), place))
    return found


def _place(match: re.Match[str], group: int) -> model.Evidence:
    return model.Evidence(match.start(group), match.end(group), match.group(group))

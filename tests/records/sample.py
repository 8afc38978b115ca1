"""A small valid record, written by hand, that tests perturb."""

from __future__ import annotations

from typing import Any

from nlp_reports.records import model

TEXT = (
    "2021 жылғы 5 мамырда Ақкөл ауылдық кітапханасында семинар өтті. "
    "Оны меңгеруші Сәуле Омарова ашты. Алғыс хат Б.Қасымға берілді."
)


def evidence(words: str, text: str = TEXT) -> tuple[model.Evidence, ...]:
    start = text.index(words)
    return (model.Evidence(start, start + len(words), words),)


def entry(id: str, words: str) -> dict[str, Any]:
    return {"id": id, "evidence": evidence(words), "confidence": 0.9, "origin": "rule:sample"}


def mention(words: str, form: str) -> model.PersonMention:
    (place,) = evidence(words)
    return model.PersonMention(start=place.start, end=place.end, text=place.text, form=form)


def sample_record() -> model.Record:
    """Return a record that uses every type."""
    role = model.Role(
        title="меңгеруші",
        organization="o1",
        text="меңгеруші",
        evidence=evidence("меңгеруші"),
        confidence=0.8,
        origin="rule:role",
    )
    return model.Record(
        id="sample",
        source=model.Source(uri="sample.txt", format="text", encoding="utf-8", sha256="0" * 64, published="2021-05-06"),
        language=model.Language(main="kk", script="Cyrl", shares={"kk": 1.0}),
        text=TEXT,
        repairs=(model.Repair(TEXT.index("Қ", 90), TEXT.index("Қ", 90), "", " ", "spacing"),),
        warnings=(model.Warning(kind="unknown_branch", message="A branch is not known.", evidence=evidence("Ақкөл")),),
        events=(
            model.Event(
                **entry("e1", "семинар"),
                kind="seminar",
                kind_text="семинар",
                start="2021-05-05",
                end="2021-05-05",
                place="Ақкөл ауылдық кітапханасы",
                organizers=("o1",),
                participants=(model.Participant(part="opened", person="p1", evidence=evidence("ашты")),),
                program=(model.Talk(title="Тақырып", speaker="p1", evidence=evidence("семинар")),),
            ),
        ),
        people=(
            model.Person(
                **entry("p1", "Сәуле Омарова"),
                name=model.Name(full="Сәуле Омарова", given="Сәуле", surname="Омарова"),
                gender="female",
                mentions=(mention("Сәуле Омарова", "full"),),
                roles=(role,),
            ),
            model.Person(
                **entry("p2", "Б.Қасымға"),
                name=model.Name(full="Б. Қасым", surname="Қасым", initials="Б."),
                mentions=(mention("Б.Қасымға", "initials"),),
            ),
        ),
        organizations=(
            model.Organization(
                **entry("o1", "Ақкөл ауылдық кітапханасында"),
                name="Ақкөл ауылдық кітапханасы",
                kind="library",
                mentions=evidence("Ақкөл ауылдық кітапханасында"),
            ),
        ),
        awards=(
            model.Award(
                **entry("a1", "Алғыс хат"),
                kind="letter_of_thanks",
                kind_text="алғыс хат",
                issuer=model.Issuer(organization="o1", text="Ақкөл ауылдық кітапханасы"),
                presenter="p1",
                event="e1",
                recipients=(model.Recipient(person="p2", branch="o1", evidence=evidence("Б.Қасымға")),),
            ),
        ),
        dates=(
            model.DateEntry(
                **entry("d1", "2021 жылғы 5 мамырда"),
                text="2021 жылғы 5 мамырда",
                start="2021-05-05",
                end="2021-05-05",
                precision="day",
                relation="event",
            ),
        ),
        works=(model.Work(**entry("w1", "семинар"), title="Семинар", author="p1"),),
        quantities=(model.Quantity(**entry("q1", "5"), value=5, unit="мамыр"),),
        pipeline=model.Pipeline(
            name="nlp_reports",
            version="0",
            rules_version="0",
            model=model.Model(name="tiny", version="1", sha256="0" * 64),
        ),
    )

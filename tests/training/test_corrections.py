"""Corrections of the news' labels: how one is made, and that every one in the file fits its segment."""

from itertools import pairwise
from pathlib import Path

import pytest

from nlp_reports.tagging.labels import mentions_of
from nlp_reports.training.corpus import locate_mentions, read_news, read_table
from nlp_reports.training.corrections import (
    Correction,
    CorrectionError,
    correct,
    news_corrections,
    read_corrections,
)

NEWS = Path(__file__).parents[3] / "shared" / "data" / "gov_mentions"
TEXT = "«Нұр» клубының төрағасы А. Ким Көктал ауылында № 5 мектепте, Көктал қаласында болды"
MENTIONS = [("ORGANISATION", "Нұр"), ("PERSON", "А. Ким"), ("CARDINAL", "5"), ("CONTACT", "Көктал қаласында")]
PERSON, REST = "PERSON А. Ким", "CARDINAL 5|CONTACT Көктал қаласында"

# What is corrected, and the mentions that the text has then.
CASES = [
    ("label POSITION «Нұр» клубының төрағасы", f"POSITION «Нұр» клубының төрағасы|{PERSON}|{REST}"),
    ("label ORDINAL 5", f"ORGANISATION Нұр|{PERSON}|ORDINAL 5|CONTACT Көктал қаласында"),
    ("label GPE Көктал", f"ORGANISATION Нұр|{PERSON}|GPE Көктал|{REST}"),
    ("drop PERSON А. Ким", f"ORGANISATION Нұр|{REST}"),
    (
        "drop CONTACT Көктал қаласында;label GPE Көктал;label GPE Көктал",
        f"ORGANISATION Нұр|{PERSON}|GPE Көктал|CARDINAL 5|GPE Көктал",
    ),
]
REFUSED = [
    ("drop GPE Көктал", "no GPE «Көктал» to drop"),
    ("label PERSON Болат", "no place for PERSON «Болат»"),
    ("label PERSON Ким", "no place"),
    ("label GPE Көкта", "no place"),
]


def corrections_of(written: str) -> list[Correction]:
    split = (one.split(" ", 2) for one in written.split(";"))
    return [Correction("0-1", action, label, words) for action, label, words in split]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_a_correction_changes_what_it_names_and_nothing_else(written: str, expected: str) -> None:
    corrected = correct(TEXT, locate_mentions(TEXT, MENTIONS), corrections_of(written))
    assert "|".join(f"{label} {TEXT[start:end]}" for start, end, label in corrected) == expected


@pytest.mark.parametrize(("written", "message"), REFUSED)
def test_a_correction_that_does_not_fit_is_an_error(written: str, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        correct(TEXT, locate_mentions(TEXT, MENTIONS), corrections_of(written))


@pytest.mark.parametrize("line", ["0-1\tlabel\tGPE", "0-1\tmove\tGPE\tКөктал", "0-1\tdrop\tPLACE\tКөктал"])
def test_a_line_that_is_not_well_formed_is_named(tmp_path: Path, line: str) -> None:
    table = tmp_path / "corrections.tsv"
    table.write_text(f"0-1\tdrop\tGPE\tКөктал\n{line}\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"corrections\.tsv, line 2"):
        read_corrections(table)


def test_news_is_read_as_corrected(tmp_path: Path) -> None:
    segment, (first, *_) = next(iter(read_corrections(news_corrections()).items()))
    name, number = segment.split("-")
    (tmp_path / f"{name}.txt").write_text(f"{number}\t{first.words} болды\n", encoding="utf-8")
    (tmp_path / f"{name}.mentions.tsv").write_text(f"{number}\tNONE\t\n", encoding="utf-8")
    ((_, example),) = read_news(tmp_path)
    assert [label for _, _, label in mentions_of(list(example.labels))] == [first.label]


def test_every_correction_fits_its_segment_and_changes_it() -> None:
    if not NEWS.is_dir():
        pytest.skip("the news is not at hand: ../shared is absent")
    corrections = read_corrections(news_corrections())
    for path in sorted(NEWS.glob("*.txt")):
        rows = read_table(path.with_suffix(".mentions.tsv"))
        for number, text in (row[:2] for row in read_table(path)):
            made = corrections.pop(f"{path.stem}-{number}", [])
            listed = [(row[1], row[2]) for row in rows if row[0] == number and row[1] != "NONE"]
            located = locate_mentions(text, listed)
            corrected = correct(text, located, made)
            assert not made or corrected != located
            assert all(end <= after for (_, end, _), (after, _, _) in pairwise(corrected))
            dropped = {(one.label, one.words) for one in made if one.action == "drop"}
            kept = [(one.label, one.words) for one in made if one.action == "label"]
            stands = [(label, text[start:end]) for start, end, label in corrected]
            assert not dropped & set(stands) and all(one in stands for one in kept), (path.stem, number)
    assert not corrections, "these segments are not in the news"

"""Names, titles and places match as the contract says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.evaluation.matching import any_spelling, exact, fold, same_name, similar

NAMES = """
Сәуле Омарова         | Омарова Сәуле         | yes
Сәуле Омарова         | С. Омарова            | yes
С.Омарова             | Омарова С.            | yes
Сәуле Омарова         | Сәуле                 | no
Сәуле Омарова         | Г. Омарова            | no
А. Ә. Қасым           | Ә. Қасым А.           | yes
Cәуле Oмарова         | Сәуле Омарова         | yes
Алёна Ким             | Алена Ким             | yes
Ким Ким               | Ким Лим               | no
"""
TITLES = """
аудандық балалар кітапханасы         | балалар кітапханасы                  | no
аудандық балалар кітапханасы филиалы | аудандық балалар кітапханасы         | yes
«Оқу» – өмір                         | Оқу - өмір                           | yes
ОКЖ                                  | Окж                                  | yes
семинар-кеңес                        | семинаркеңес                         | yes
кітап                                | кітапхана                            | no
…                                    | !                                    | yes
…                                    | кітап                                | no
"""


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("gold", "found", "verdict"), table(NAMES))
def test_names(gold: str, found: str, verdict: str) -> None:
    assert same_name(gold, found) == (verdict == "yes")


@pytest.mark.parametrize(("gold", "found", "verdict"), table(TITLES))
def test_titles(gold: str, found: str, verdict: str) -> None:
    assert similar(gold, found) == (verdict == "yes")


def test_any_spelling_will_do_and_two_unknown_values_agree() -> None:
    assert any_spelling(exact, ("a", "b"), ("c", "b"))
    assert any_spelling(exact, None, ("",))
    assert not any_spelling(exact, "a", None)


@given(st.text(), st.text())
def test_matching_is_symmetric_and_reflexive(left: str, right: str) -> None:
    assert similar(left, right) == similar(right, left)
    assert similar(left, left)
    assert same_name(left, left)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(" ".join(fold(text))) == fold(text)

"""A doubtful word is judged by the text around it: cut where the text lost other spaces, left where it lost none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.repair import repair
from nlp_reports.repair.rate import evidence_by_text

SOUND = (
    "Ауданда биыл жиырма екі мектеп жөнделді. Жұмысты жергілікті құрылысшылар жүргізді, қаржы аудан бюджетінен "
    "бөлінді. Жаңа оқу жылында балалар жылы сыныптарда отырады. Ата-аналар бұл жаңалыққа қуанып отыр. Кітапханада "
    "оқырмандарға жаңа кітаптар келді, олардың саны екі мыңға жетті. Мәдениет үйінде ән мен жыр кеші өтті."
)
DAMAGED = (
    "Ауданда биыл жиырма екі мектеп жөнделді. Жұмысты жергіліктіқұрылысшылар жүргізді, қаржы ауданбюджетінен "
    "бөлінді. Жаңа оқу жылында балаларжылы сыныптарда отырады. Ата-аналар бұлжаңалыққа қуанып отыр."
)
DOUBTFUL = ["үздік оқырман", "облыстық байқау", "жаңа оқулық", "көркем фильм", "қыздар жағы", "бюджет қаржысы"]
SURE = ["құрылыс жұмысы", "сынып жетекшісі", "қазақ әдебиеті", "сынақ нәтижесі"]


def _is_cut(before: str, words: str) -> bool:
    joined = words.replace(" ", "")
    return repair(f"{before} Ертең {joined} болады.").text.endswith(f" {words} болады.")


class TestTexts:
    """Texts in which one word may be two."""

    @pytest.mark.parametrize("words", DOUBTFUL)
    def test_a_doubtful_word_stays_in_a_long_sound_text(self, words):
        assert not _is_cut(SOUND, words)

    @pytest.mark.parametrize("words", DOUBTFUL + SURE)
    def test_it_is_cut_in_a_short_text_and_in_a_damaged_one(self, words):
        assert _is_cut("", words)
        assert _is_cut(DAMAGED, words)

    @pytest.mark.parametrize("words", SURE)
    def test_a_sure_word_is_cut_everywhere(self, words):
        assert _is_cut(SOUND, words)

    def test_a_capital_inside_a_word_is_a_sign_of_damage_too(self):
        assert _is_cut(f"{SOUND} Тоқтарқызы келді.", "үздік оқырман") is False
        assert _is_cut(f"{SOUND} АйгүлТоқтарқызы, НұрланСеріковтар келді.", "үздік оқырман")


FOUND = st.floats(-20, 20)
WORDS = st.lists(st.tuples(st.text("абв", min_size=1, max_size=3), FOUND), min_size=1, max_size=30)


class TestEvidenceByText:
    """What a text tells of its words."""

    @given(WORDS, st.integers(0, 10_000), st.integers(1, 1000))
    def test_more_spaces_that_stand_never_speak_for_a_cut(self, words, spaces, more):
        few, many = evidence_by_text(words, spaces), evidence_by_text(words, spaces + more)
        assert all(after <= before + 1e-6 for before, after in zip(few, many, strict=True))

    @given(WORDS, st.integers(0, 10_000), FOUND)
    def test_another_word_run_together_never_speaks_against_one(self, words, spaces, found):
        alone = evidence_by_text(words, spaces)
        together = evidence_by_text([*words, ("г", found)], spaces)
        assert all(after >= before - 1e-6 for before, after in zip(alone, together, strict=False))

    def test_a_word_repeated_tells_once(self):
        once, twice = (evidence_by_text([("спортзал", 3.0)] * times, 200)[0] for times in (1, 2))
        assert once == pytest.approx(twice)
        other = evidence_by_text([("спортзал", 3.0), ("сыныпсағаты", 3.0)], 200)[0]
        assert other > once

    def test_numbers_of_any_size_give_an_answer(self):
        assert evidence_by_text([("сөз", 5.0)] * 3, 10_000_000, cut=900_000) == pytest.approx([6.8] * 3, abs=0.1)
        assert evidence_by_text([], 0) == []

"""Damage is done to the text and mended: most of what was lost comes back."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.evaluation.damaging import DAMAGES, main
from nlp_reports.repair import repair

TEXT = (
    "Семинарды аудандық кітапхананың директоры Айжан Серікқызы ашты. Оған ауыл кітапханаларының отыз екі қызметкері "
    "қатысып, алдағы жылдың жоспарын талқылады, ата-аналармен жұмысты жақсарту туралы пікір алмасты."
)
MENDED = ["lookalikes", "old_font", "soft_hyphens", "wrapped", "spaces_after_marks_lost", "spaces_added"]


@pytest.mark.parametrize("name", MENDED)
def test_damage_that_leaves_a_trace_is_undone(name):
    damaged = DAMAGES[name](TEXT, random.Random(1))
    assert damaged != TEXT
    assert repair(damaged).text == TEXT


@given(st.sampled_from(sorted(DAMAGES)), st.text(), st.integers())
def test_any_text_can_be_damaged_the_same_way_twice(name, text, seed):
    assert DAMAGES[name](text, random.Random(seed)) == DAMAGES[name](text, random.Random(seed))


def test_an_unknown_damage_is_refused(capsys, tmp_path):
    with pytest.raises(SystemExit):
        main([str(tmp_path), "fire"])
    assert "no such damage: fire" in capsys.readouterr().err

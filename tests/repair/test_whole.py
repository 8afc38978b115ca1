"""Words that look like two and are one: slips of the pen."""

from __future__ import annotations

import pytest

from nlp_reports.repair.whole import is_slip


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        ("бағыталған", True),  # бағытталған, a letter of two left out
        ("қалыпасқан", True),  # қалыптасқан, a letter left out
        ("мемлекетік", True),  # мемлекеттік
        ("құрылысжұмысы", False),
        ("сыныпжетекшісі", False),
    ],
)
def test_a_word_one_letter_away_from_a_known_one_is_a_slip(word, slip):
    assert is_slip(word) is slip

"""AlignedText against a slow and plain model: a list of characters that each remember where they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.repair import AlignedText, Edit, LoneSurrogateError

PIECES = ["а", "қ", "Я", "x", " ", "\n", "\r\n", "\u0301", "и\u0306", "😀", "𐰴", "\u00ad", "\u200d", "\0", "."]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"])), max_size=30).map("".join)


@st.composite
def edits_of(draw, text: str) -> list[Edit]:
    """Edits in any order: sorted cut points, taken two by two; one insertion at a point at most."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    edits, taken = [], set()
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if (start, end) not in taken:
            taken.add((start, end))
            edits.append(
                Edit(start, end, draw(TEXTS.map(lambda s: s[:4])), draw(st.sampled_from(["spacing", "homoglyph"])))
            )
    return draw(st.permutations(edits))


@st.composite
def edited_texts(draw) -> tuple[AlignedText, str, str]:
    """A text after several rounds of edits, with the expected original and mended text."""
    original = draw(TEXTS)
    aligned, expected = AlignedText.of(original), original
    for _ in range(draw(st.integers(0, 4))):
        edits = draw(edits_of(aligned.text))
        for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
            expected = expected[: edit.start] + edit.replacement + expected[edit.end :]
        aligned = aligned.edit(edits)
    return aligned, original, expected


def apply(aligned: AlignedText) -> str:
    text = aligned.original
    for repair in reversed(aligned.repairs):
        assert text[repair.start : repair.end] == repair.text
        text = text[: repair.start] + repair.replacement + text[repair.end :]
    return text


@given(edited_texts())
def test_rounds_of_edits_compose(case):
    aligned, original, expected = case
    assert aligned.original == original
    assert aligned.text == expected
    assert apply(aligned) == expected


@given(edited_texts())
def test_repairs_are_sorted_apart_and_change_something(case):
    aligned, _, _ = case
    for repair in aligned.repairs:
        assert repair.text != repair.replacement
    for left, right in zip(aligned.repairs, aligned.repairs[1:], strict=False):
        assert left.end <= right.start
        assert (left.start, left.end) != (right.start, right.end)


@given(edited_texts(), st.data())
def test_a_span_goes_over_and_covers_itself_on_the_way_back(case, data):
    aligned, original, _ = case
    start, end = sorted([data.draw(st.integers(0, len(aligned.text))), data.draw(st.integers(0, len(aligned.text)))])
    left, right = aligned.to_original(start, end)
    assert 0 <= left <= right <= len(original)
    # Every untouched character of the span is within the original span, and the other way round.
    position = 0
    shift = 0
    for repair in [*aligned.repairs, None]:
        stop = repair.start if repair else len(original)
        for offset in range(position, stop):
            inside = start <= offset + shift < end
            assert not inside or left <= offset < right
            if left <= offset < right and not inside:  # the smallest span: only a repair may pull others in
                assert any(left <= r.start and r.end <= right for r in aligned.repairs if r.text), (
                    "an untouched character was drawn in"
                )
        if repair:
            shift += len(repair.replacement) - len(repair.text)
            position = repair.end
    if left < right:
        back = aligned.to_mended(left, right)
        assert back[0] <= max(start, back[0]) and back[1] >= min(end, back[1])


@given(edited_texts(), st.data())
def test_untouched_spans_keep_their_characters(case, data):
    aligned, original, _ = case
    mended_gaps = []
    position = shift = 0
    for repair in aligned.repairs:
        mended_gaps.append((position + shift, repair.start + shift))
        shift += len(repair.replacement) - len(repair.text)
        position = repair.end
    mended_gaps.append((position + shift, len(aligned.text)))
    low, high = data.draw(st.sampled_from(mended_gaps))
    start, end = sorted([data.draw(st.integers(low, high)), data.draw(st.integers(low, high))])
    left, right = aligned.to_original(start, end)
    assert original[left:right] == aligned.text[start:end]
    if start < end:
        assert aligned.to_mended(left, right) == (start, end)


CASES = [
    # text, edits, span of the mended text, span of the original
    ("жасаукеректігін", [(6, 6, " ")], (0, 5), (0, 5)),
    ("жасаукеректігін", [(5, 5, " ")], (0, 5), (0, 5)),
    ("жасаукеректігін", [(5, 5, " ")], (6, 16), (5, 15)),
    ("жасаукеректігін", [(5, 5, " ")], (5, 6), (5, 5)),
    ("кітап-\nхана", [(5, 7, "")], (0, 9), (0, 11)),
    ("кітап-\nхана", [(5, 7, "")], (0, 5), (0, 5)),
    ("кітап-\nхана", [(5, 7, "")], (5, 9), (7, 11)),
    ("😀 cынып", [(2, 3, "с")], (2, 7), (2, 7)),
    ("abc", [(0, 3, "абв")], (1, 2), (0, 3)),
]


@pytest.mark.parametrize(("text", "edits", "mended", "original"), CASES)
def test_spans_map_to_the_original(text, edits, mended, original):
    aligned = AlignedText.of(text).edit(Edit(*edit, "spacing") for edit in edits)
    assert aligned.to_original(*mended) == original


def test_an_edit_taken_back_leaves_no_repair():
    aligned = AlignedText.of("ab").edit([Edit(1, 1, " ", "spacing")])
    assert aligned.edit([Edit(1, 2, "", "spacing")]).repairs == ()


@pytest.mark.parametrize("text", ["\ud800", "а\udfffб", "\udc00\ud800"])
def test_lone_surrogates_are_refused(text):
    with pytest.raises(LoneSurrogateError, match="lone surrogate U\\+D"):
        AlignedText.of(text)
    with pytest.raises(LoneSurrogateError):
        AlignedText.of("ab").edit([Edit(1, 1, text, "mojibake")])


@pytest.mark.parametrize("edits", [[(0, 2), (1, 3)], [(2, 9)], [(-1, 1)], [(2, 1)]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits):
    with pytest.raises(ValueError, match="edit"):
        AlignedText.of("abcd").edit(Edit(start, end, "x", "spacing") for start, end in edits)


def test_spans_outside_are_refused():
    with pytest.raises(ValueError, match="span 0:5"):
        AlignedText.of("abcd").to_original(0, 5)

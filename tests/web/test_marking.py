"""A text cut at the ends of its evidence: nothing lost, every place under its marks."""

from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.web.marking import pieces_of

TEXT = "Айгүл\nМарат 😀 Ғани"
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)), st.sampled_from("abc")).map(
        lambda span: (min(span[0], span[1] - 1), max(span[0] + 1, span[1]), span[2])
    ),
    max_size=6,
)


@given(SPANS)
def test_pieces_are_the_text_under_its_marks(spans):
    pieces = pieces_of(TEXT, spans)
    assert "".join(piece.text for piece in pieces) == TEXT
    for piece in pieces:
        for place in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.facts) == {key for start, end, key in spans if start <= place < end}
    opened = [key for piece in pieces for key in piece.opens]
    assert sorted(opened) == sorted({key for _, _, key in spans})


def test_shorter_evidence_comes_first():
    pieces = pieces_of("abcdef", [(0, 6, "long"), (2, 4, "short")])
    assert [(piece.text, piece.facts) for piece in pieces] == [
        ("ab", ("long",)), ("cd", ("short", "long")), ("ef", ("long",)),
    ]  # fmt: skip


def test_repairs_stand_as_they_are_and_as_read():
    repairs = [
        {"start": 0, "end": 2, "text": "ab", "replacement": "x"},
        {"start": 3, "end": 3, "text": "", "replacement": " "},
    ]
    pieces = pieces_of("abcd", [(1, 4, "f")], repairs)
    assert "".join(piece.text for piece in pieces) == "abcd"
    assert [(piece.text, piece.read_as) for piece in pieces if piece.read_as is not None] == [("a", "x"), ("", " ")]
    assert [piece.text for piece in pieces if piece.repaired] == ["a", "b", ""]

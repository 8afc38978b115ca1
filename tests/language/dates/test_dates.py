import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.language.dates import find_dates

ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "set_aside.tsv").read_text("utf-8").splitlines()
    if row[0] != "#"
]


def _answer(text: str, published: str) -> str:
    day = datetime.date.fromisoformat(published) if published else None
    found = find_dates(text, published=day)
    return "; ".join(f"{d.start_iso}..{d.end_iso} {d.precision} {'+' if d.anchored else '-'}" for d in found) or "none"


def test_set_aside_dates_stay_above_what_was_measured():
    right = sum(_answer(text, published) == expected for text, published, expected in ROWS)
    print(f"dates set aside: {right} of {len(ROWS)}")
    assert right >= 0.5 * len(ROWS)


@given(st.text())
def test_any_text_gives_spans_of_itself(text):
    assert all(text[date.start : date.end] == date.text for date in find_dates(text))

"""A partial date spans from its first to its last minute."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_reports.records.iso_date import first_moment, last_moment

CASES = """
2019             | 2019-01-01 00:00 | 2019-12-31 23:59
2019-02          | 2019-02-01 00:00 | 2019-02-28 23:59
2020-02          | 2020-02-01 00:00 | 2020-02-29 23:59
2019-02-19       | 2019-02-19 00:00 | 2019-02-19 23:59
2019-02-19T15:00 | 2019-02-19 15:00 | 2019-02-19 15:00
9999-12          | 9999-12-01 00:00 | 9999-12-31 23:59
2019-02-30       | -                | -
2019-13          | -                | -
0000             | -                | -
19               | -                | -
2019-2-1         | -                | -
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_bounds(line: str) -> None:
    date, first, last = (part.strip() for part in line.split("|"))
    found = [moment and moment.isoformat(" ", "minutes") for moment in (first_moment(date), last_moment(date))]
    assert [moment or "-" for moment in found] == [first, last]


@given(st.dates())
def test_every_day_is_its_own_bounds(day: datetime.date) -> None:
    for date in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        first, last = first_moment(date), last_moment(date)
        assert first is not None
        assert last is not None
        assert first.date() <= day <= last.date()
        assert first.isoformat().startswith(date)
        assert last.isoformat().startswith(date)

"""Where days stand, and which of them are written."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from dtl_planner.drawing.bars.days import SIZE, DayScale, scale_of
from dtl_planner.drawing.letters import width_of

FIRSTS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
THIRTY_YEARS = 30 * 366


def written(scale: DayScale) -> str:
    """The words of a scale, those of its spans first."""
    return " / ".join(" ".join(tick.word for tick in each) for each in (scale.spans, scale.ticks))


@given(FIRSTS, st.integers(0, THIRTY_YEARS))
def test_words_of_ticks_never_meet_whatever_is_shown(first: date, days: int) -> None:
    last = first + timedelta(days)
    scale = scale_of(first, last, left=100, right=600)
    for ticks in (scale.ticks, scale.spans):
        ends = [tick.x + width_of(tick.word, SIZE) for tick in ticks]
        assert all(end < tick.x for end, tick in zip(ends, ticks[1:], strict=False))
        assert all(end < scale.right for end in ends)
    assert scale.ticks[0].x == scale.left
    assert all(one.x < other.x for one, other in pairwise(scale.ticks))


@given(FIRSTS, st.integers(0, THIRTY_YEARS), st.integers(0, THIRTY_YEARS))
def test_days_go_from_left_to_right_and_all_have_room(first: date, days: int, later: int) -> None:
    last = first + timedelta(days)
    day = min(first + timedelta(later), last)
    scale = scale_of(first, last, left=100, right=600)
    assert scale.first <= first
    assert last <= scale.last
    assert scale.begin(scale.first) == 100
    assert scale.end(scale.last) == pytest.approx(600)
    assert 100 <= scale.begin(day) < scale.middle(day) < scale.end(day) < 600.001
    assert scale.end(day) == pytest.approx(scale.begin(day + timedelta(1)))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2009, 9, 15), date(2009, 9, 15), snapshot("Sep 2009 / 15")),
        (date(2009, 9, 28), date(2009, 10, 4), snapshot("Sep 2009 Oct 2009 / 28 29 30 1 2 3 4")),
        (
            date(2009, 9, 15),
            date(2009, 11, 30),
            snapshot("Sep 2009 Oct 2009 Nov 2009 / 14 21 28 5 12 19 26 2 9 16 23 30"),
        ),
        (
            date(2009, 9, 15),
            date(2010, 4, 30),
            snapshot("2009 2010 / Sep Oct Nov Dec Jan Feb Mar Apr"),
        ),
        (
            date(2018, 11, 30),
            date(2022, 6, 30),
            snapshot(
                "2019 2020 2021 2022 / Oct Jan Apr Jul Oct Jan Apr Jul Oct Jan Apr Jul Oct Jan Apr"
            ),
        ),
        (
            date(2020, 7, 1),
            date(2025, 12, 31),
            snapshot("2020 2021 2022 2023 2024 2025 / Jul Jan Jul Jan Jul Jan Jul Jan Jul Jan Jul"),
        ),
        (date(2020, 4, 1), date(2050, 3, 31), snapshot(" / 2020 2025 2030 2035 2040 2045 2050")),
    ],
)
def test_ticks_are_as_fine_as_there_is_room(first: date, last: date, expected: str) -> None:
    assert written(scale_of(first, last, left=462, right=950)) == expected


def test_all_dates_that_there_are_have_room() -> None:
    scale = scale_of(date.min, date.max, left=462, right=950)
    assert written(scale).startswith(" / 1 500 1000 1500 ")
    assert written(scale).endswith(" 9000 9500")

"""Working days and dates."""

from __future__ import annotations

from datetime import date

import pytest
from inline_snapshot import snapshot

from dtl_planner.plan.calendar import WorkCalendar, england_holidays, partial_date

EASTER = WorkCalendar(
    date(2010, 4, 1),
    date(2010, 4, 14),
    closed=((date(2010, 4, 2), "Good Friday"), (date(2010, 4, 5), "Easter Monday")),
)


def test_weekends_and_holidays_have_no_number() -> None:
    days = [EASTER.date(number).strftime("%a %d") for number in range(EASTER.horizon + 1)]
    assert days == snapshot(
        ["Thu 01", "Tue 06", "Wed 07", "Thu 08", "Fri 09", "Mon 12", "Tue 13", "Wed 14"]
    )


def test_a_date_without_work_is_the_next_working_day_or_the_last_one() -> None:
    assert EASTER.at_or_after(date(2010, 4, 3)) == 1
    assert EASTER.at_or_before(date(2010, 4, 3)) == 0
    assert EASTER.at_or_before(date(2010, 3, 31)) == -1
    assert EASTER.at_or_after(date(2011, 1, 1)) == 8
    assert EASTER.is_working(date(2010, 4, 6))
    assert not EASTER.is_working(date(2010, 4, 5))
    assert not EASTER.is_working(date(2011, 1, 1))


def test_what_is_done_by_a_date_has_that_date_as_its_last() -> None:
    assert EASTER.finish_by(date(2010, 4, 11)) == 5
    assert EASTER.finish(5) == date(2010, 4, 9)
    assert EASTER.finish(0) == date(2010, 4, 1)


def test_days_of_the_calendar_end_on_the_first_working_day_after_them() -> None:
    assert EASTER.date(EASTER.calendar_days_after(0, 7)) == date(2010, 4, 8)
    assert EASTER.date(EASTER.calendar_days_after(0, 9)) == date(2010, 4, 12)


def test_a_partial_date_is_a_window() -> None:
    assert partial_date("2009") == (date(2009, 1, 1), date(2009, 12, 31))
    assert partial_date("2009-12") == (date(2009, 12, 1), date(2009, 12, 31))
    assert partial_date("2009-11-03") == (date(2009, 11, 3), date(2009, 11, 3))
    assert EASTER.between(*partial_date("2010-04-03")) == (1, 0)
    with pytest.raises(ValueError, match="is no date"):
        partial_date("2009-11-03-1")


@pytest.mark.needs("holidays")
def test_england_has_its_own_bank_holidays() -> None:
    assert [f"{day} {name}" for day, name in england_holidays([2010])] == snapshot(
        [
            "2010-01-01 New Year's Day",
            "2010-04-02 Good Friday",
            "2010-04-05 Easter Monday",
            "2010-05-03 May Day",
            "2010-05-31 Spring Bank Holiday",
            "2010-08-30 Late Summer Bank Holiday",
            "2010-12-25 Christmas Day",
            "2010-12-26 Boxing Day",
            "2010-12-27 Christmas Day (observed)",
            "2010-12-28 Boxing Day (observed)",
        ]
    )

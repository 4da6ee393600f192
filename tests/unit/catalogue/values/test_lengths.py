from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.lengths import Length


@pytest.mark.parametrize(
    ("written", "number", "step", "counted"),
    [
        ("10 days", 10, "day", None),
        ("1 day", 1, "day", None),
        ("4 weeks", 4, "week", None),
        ("10 working days", 10, "day", "working"),
        ("45 calendar days", 45, "day", "calendar"),
        ("12 calendar weeks", 12, "week", "calendar"),
        ("-2 weeks", -2, "week", None),
        ("0 days", 0, "day", None),
    ],
)
def test_a_length_has_a_number_of_days_or_weeks(
    written: str, number: int, step: str, counted: str | None
) -> None:
    found = Length.read(written)
    assert (found.number, found.step, found.counted) == (number, step, counted)
    assert found.wording == written


@pytest.mark.parametrize(
    "written",
    [None, 10, True, ["10 days"], "10", "10days", "ten days", "3 months", "1.5 weeks", "10 days "],
)
def test_what_is_no_length_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Length.read(written)
    assert refused.value.type == "length_form"


def test_bare_weeks_count_what_they_count_where_they_stand() -> None:
    weeks = Length.read("4 weeks")
    assert not weeks.is_calendar(weeks="working")
    assert weeks.is_calendar(weeks="calendar")
    assert (weeks.days(a_week=5), weeks.days(a_week=7)) == (20, 28)


def test_bare_days_are_working_days_everywhere() -> None:
    days = Length.read("10 days")
    assert not days.is_calendar(weeks="calendar")
    assert days.days(a_week=7) == 10


def test_a_length_that_says_what_it_counts_is_taken_at_its_word() -> None:
    assert Length.read("45 calendar days").is_calendar(weeks="working")
    assert not Length.read("4 working weeks").is_calendar(weeks="calendar")

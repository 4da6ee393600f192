from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.dates import PartialDate


@pytest.mark.parametrize(
    ("written", "first", "last", "precision", "qualifier"),
    [
        ("2009-10-15", date(2009, 10, 15), date(2009, 10, 15), "day", None),
        ("2009-10", date(2009, 10, 1), date(2009, 10, 31), "month", None),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29), "month", None),
        ("2009-Q4", date(2009, 10, 1), date(2009, 12, 31), "quarter", None),
        ("2009/10", date(2009, 4, 1), date(2010, 3, 31), "financial-year", None),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31), "financial-year", None),
        (2009, date(2009, 1, 1), date(2009, 12, 31), "year", None),
        ("2009", date(2009, 1, 1), date(2009, 12, 31), "year", None),
        ("2006..2009", date(2006, 1, 1), date(2009, 12, 31), "range", None),
        ("2009-10..2010-03-12", date(2009, 10, 1), date(2010, 3, 12), "range", None),
        ("by 2009-10", date(2009, 10, 1), date(2009, 10, 31), "month", "by"),
        ("from 2009/10", date(2009, 4, 1), date(2010, 3, 31), "financial-year", "from"),
        ("about 2200", date(2200, 1, 1), date(2200, 12, 31), "year", "about"),
    ],
)
def test_a_date_covers_every_day_it_can_mean(
    written: str | int, first: date, last: date, precision: str, qualifier: str | None
) -> None:
    found = PartialDate.read(written)
    assert (found.first, found.last) == (first, last)
    assert (found.precision, found.qualifier) == (precision, qualifier)
    assert found.wording == str(written)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (True, "date_form"),
        (None, "date_form"),
        (2009.5, "date_form"),
        ("15/10/2009", "date_form"),
        ("2009-1-5", "date_form"),
        ("٢٠٠٩", "date_form"),
        ("2009-10-15 ", "date_form"),
        ("by about 2009", "date_form"),
        ("2009-02-30", "date_day"),
        ("2009-02-29", "date_day"),
        ("2009-13", "date_day"),
        ("1899-12-31", "date_year"),
        (2201, "date_year"),
        ("2009/11", "date_financial_year"),
        ("2009..2006", "date_order"),
    ],
)
def test_what_is_no_date_is_refused_by_a_stable_type(written: object, problem: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        PartialDate.read(written)
    assert refused.value.type == problem


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_of_the_calendar_can_be_written(day: date) -> None:
    found = PartialDate.read(day.isoformat())
    assert (found.first, found.last) == (day, day)


@given(st.text(max_size=30))
def test_no_text_brings_the_reader_down(text: str) -> None:
    try:
        found = PartialDate.read(text)
    except PydanticCustomError:
        return
    assert found.first <= found.last

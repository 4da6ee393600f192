"""Dates and names in words."""

from __future__ import annotations

from datetime import date

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.plan.making.wording import count, due, some, stretch


def test_a_date_says_which_end_of_it_counts() -> None:
    assert due(PartialDate.read("by 2010-02")) == "by 28 February 2010"
    assert due(PartialDate.read("from 2010-02")) == "from 1 February 2010 on"
    assert due(PartialDate.read("2010-02-03")) == "on 3 February 2010"
    assert due(PartialDate.read("about 2010")) == "between 1 January 2010 and 31 December 2010"


def test_one_day_is_no_stretch() -> None:
    assert stretch(date(2010, 2, 3), date(2010, 2, 3)) == "3 February 2010"


def test_of_many_names_only_some_are_given() -> None:
    assert some(["a"]) == "a"
    assert some(["a", "b", "a", "c", "d"]) == "a, b, c and d"
    assert some(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_one_is_told_in_the_singular() -> None:
    assert (count(1, "day"), count(2, "day")) == ("1 day", "2 days")

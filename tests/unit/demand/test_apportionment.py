"""Whole posts out of shares, by five methods, on populations whose results are well known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.demand.staffing.apportionment import NotEnoughPosts, Tie, apportion

SIX = {"a": 27744, "b": 25178, "c": 19951, "d": 14610, "e": 9225, "f": 3292}
"""Six states of 36 seats, on which the five methods differ (Balinski and Young's example)."""


def test_five_methods_share_36_posts_out_in_five_ways() -> None:
    found = {
        method.value: tuple(apportion(36, SIX, method=method).posts.values()) for method in Method
    }
    assert found == {
        "hamilton": (10, 9, 7, 5, 4, 1),
        "webster": (10, 9, 8, 5, 3, 1),
        "jefferson": (11, 9, 7, 5, 3, 1),
        "huntington-hill": (10, 9, 7, 6, 3, 1),
        "adams": (10, 9, 7, 5, 3, 2),
    }


def test_exact_quotas_leave_nothing_to_any_method() -> None:
    for method in Method:
        found = apportion(10, {"a": 5, "b": 3, "c": 2}, method=method)
        assert tuple(found.posts.values()) == (5, 3, 2)
        assert found.off_quota == ()
        assert found.tie is None


@pytest.mark.parametrize("method", Method)
def test_of_equal_claims_the_ids_decide_and_it_is_said(method: Method) -> None:
    found = apportion(4, {"c": 1, "b": 1, "a": 1}, method=method)
    assert found.posts == {"a": 2, "b": 1, "c": 1}
    assert found.tie == Tie(("a",), ("b", "c"))


def test_jefferson_breaks_the_quota_in_favour_of_the_large() -> None:
    demand = {"large": 8785, "one": 126, "two": 125, "three": 125, "four": 124, "five": 122}
    found = apportion(30, demand, method=Method.JEFFERSON)
    (seat,) = found.off_quota
    assert (seat.place, seat.posts, round(seat.quota, 2)) == ("large", 30, Fraction("28.02"))
    assert apportion(30, demand).off_quota == ()


def test_hamilton_can_take_a_post_away_where_there_is_one_more() -> None:
    demand = {"a": 6, "b": 6, "c": 2}
    assert apportion(10, demand).posts == {"a": 4, "b": 4, "c": 2}
    assert apportion(11, demand).posts == {"a": 5, "b": 5, "c": 1}


@pytest.mark.parametrize("method", Method)
def test_every_place_has_the_least_whatever_its_share(method: Method) -> None:
    found = apportion(10, {"a": 97, "b": 2, "c": 1, "d": 0}, method=method, least=2)
    assert found.posts == {"a": 4, "b": 2, "c": 2, "d": 2}
    assert [seat.place for seat in found.off_quota] == ["a", "b", "c", "d"]


def test_the_least_for_one_place_may_leave_too_little_for_the_next() -> None:
    found = apportion(9, {"a": 700, "b": 230, "c": 70}, least=2)
    assert found.posts == {"a": 5, "b": 2, "c": 2}


def test_a_place_without_demand_gets_no_post_of_its_own() -> None:
    for method in Method:
        assert apportion(3, {"a": 1, "b": 0}, method=method).posts == {"a": 3, "b": 0}


def test_decimals_are_taken_as_they_are_written() -> None:
    demand = {"a": Decimal("0.1"), "b": Decimal("0.2"), "c": Decimal("0.3")}
    assert apportion(6, demand).posts == {"a": 1, "b": 2, "c": 3}
    assert apportion(0, demand).posts == {"a": 0, "b": 0, "c": 0}


def test_posts_and_demand_must_be_there() -> None:
    with pytest.raises(NotEnoughPosts):
        apportion(3, {"a": 1, "b": 1}, least=2)
    with pytest.raises(ValueError, match="without any demand"):
        apportion(3, {"a": 0})
    with pytest.raises(ValueError, match="below nought"):
        apportion(3, {"a": -1, "b": 2})

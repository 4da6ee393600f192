"""Shares make one, posts stay within what each method promises, and no order of rows matters."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.demand.apportionment import apportion

DIVISOR_METHODS = [method for method in Method if method is not Method.HAMILTON]
places = st.text("abcdef", min_size=1, max_size=2)
demands = st.dictionaries(places, st.integers(0, 1_000), min_size=1, max_size=7).filter(
    lambda demand: any(demand.values())
)


@given(demands, st.integers(0, 60))
def test_hamilton_gives_the_quota_rounded_down_or_up(demand: dict[str, int], posts: int) -> None:
    found = apportion(posts, demand)
    assert sum(found.posts.values()) == posts
    for seat in found.seats:
        assert floor(seat.quota) <= seat.posts <= ceil(seat.quota)
    assert sum(seat.quota for seat in found.seats) == posts


@pytest.mark.parametrize("method", DIVISOR_METHODS)
@settings(max_examples=60)
@given(demand=demands, posts=st.integers(0, 60), least=st.integers(0, 3))
def test_with_one_post_more_a_divisor_method_takes_none_away(
    method: Method, demand: dict[str, int], posts: int, least: int
) -> None:
    posts += least * len(demand)
    before = apportion(posts, demand, method=method, least=least).posts
    after = apportion(posts + 1, demand, method=method, least=least).posts
    gained = [place for place in demand if after[place] != before[place]]
    assert len(gained) == 1
    assert after[gained[0]] == before[gained[0]] + 1


@pytest.mark.parametrize("method", Method)
@settings(max_examples=60)
@given(demand=demands, posts=st.integers(0, 40), least=st.integers(0, 2))
def test_posts_do_not_depend_on_order_or_scale_and_follow_demand(
    method: Method, demand: dict[str, int], posts: int, least: int
) -> None:
    posts += least * len(demand)
    found = apportion(posts, demand, method=method, least=least)
    turned = {place: Fraction(demand[place], 7) for place in reversed(demand)}
    assert apportion(posts, turned, method=method, least=least) == found
    by_demand = sorted(demand, key=lambda place: demand[place])
    for less, more in combinations_with_replacement(by_demand, 2):
        if demand[less] < demand[more]:
            assert found.posts[less] <= found.posts[more]
    assert all(number >= least for number in found.posts.values())

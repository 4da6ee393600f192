"""Shares make one, posts stay within what each method promises, and no order of rows matters."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement
from math import ceil, floor, inf, sqrt
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_observations import observed
from sample_tables import read

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.demand.picture.spread import Whole, spread_of, spreads_of
from dtl_planner.demand.staffing.apportionment import apportion
from dtl_planner.demand.staffing.sizing import Order, Tied, size

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from random import Random

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


CLAIMS: dict[Method, Callable[[int, int], float]] = {
    Method.WEBSTER: lambda demand, posts: demand / (posts + 0.5),
    Method.JEFFERSON: lambda demand, posts: demand / (posts + 1),
    Method.HUNTINGTON_HILL: lambda demand, posts: demand / sqrt(posts * (posts + 1) or 1e-9),
    Method.ADAMS: lambda demand, posts: demand / (posts or 1e-9),
}


@pytest.mark.parametrize("method", DIVISOR_METHODS)
@settings(max_examples=60)
@given(demand=demands, posts=st.integers(0, 90), least=st.integers(0, 2))
def test_nobody_without_a_post_has_a_stronger_claim_than_somebody_with_one(
    method: Method, demand: dict[str, int], posts: int, least: int
) -> None:
    given_posts = apportion(posts + least * len(demand), demand, method=method, least=least).posts
    claim = CLAIMS[method]
    last = [claim(demand[p], n - 1) for p, n in given_posts.items() if n > least]
    following = [claim(demand[p], n) for p, n in given_posts.items()]
    assert min(last, default=inf) >= max(following) * (1 - 1e-9)


figures = st.decimals(0, 10_000, places=2) | st.none()


@given(st.dictionaries(places, figures, min_size=1, max_size=8), st.randoms())
def test_shares_make_one_or_are_refused_and_no_order_of_rows_matters(
    values: dict[str, Decimal | None], random: Random
) -> None:
    rows = [
        observed(place, None if value is None else str(value)) for place, value in values.items()
    ]
    spread = spread_of(rows, values)
    shuffled = random.sample(rows, len(rows))
    assert spreads_of(shuffled, set(values)) == (spread,)
    if None in values.values():
        assert spread.state is Whole.PARTS_MISSING
        assert spread.shares == {}
        assert set(spread.missing) == {place for place, value in values.items() if value is None}
    elif spread.state is Whole.COMPLETE:
        assert sum(spread.shares.values()) == 1
        concentration = spread.concentration
        assert concentration
        assert 0 <= concentration.gini < 1
        assert Fraction(1, len(values)) <= concentration.herfindahl <= 1
    else:
        assert spread.total == 0


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["north", "south", "croydon"]), st.sampled_from(["2018", "2019"])
        ),
        st.sampled_from(["12,,", "7.50,3,", ",2,", ",,28%", "c,,", "9,1,0.5", "x,2,30%"]),
        min_size=1,
    ),
    st.randoms(),
)
def test_a_table_in_any_order_says_the_same(
    cells: dict[tuple[str, str], str], random: Random
) -> None:
    rows = [f"{place},open-cases,{when},{cell}\n" for (place, when), cell in cells.items()]
    heading = "place,indicator,period,value,rank,share\n"
    figures = read(heading + "".join(rows))
    turned = read(heading + "".join(random.sample(rows, len(rows))))
    assert figures.diagnostics == ()
    assert len(figures.observations) == len(rows)
    assert set(turned.observations) == set(figures.observations)
    everywhere = {"north", "south", "croydon"}
    assert spreads_of(turned.observations, everywhere) == spreads_of(
        figures.observations, everywhere
    )
    for spread in spreads_of(figures.observations, everywhere):
        for part in spread.parts:
            if part.observation and part.observation.value is None:
                assert part.value is None  # a rank or a share never becomes a figure


@given(demands, st.integers(0, 40), st.integers(0, 100), st.sampled_from(["posts", "cases"]))
def test_what_is_free_never_makes_the_heaviest_work_heavier(
    demand: dict[str, int], posts: int, tied: int, measures: Literal["posts", "cases"]
) -> None:
    sizing = size(Order(posts, rule=Tied("rule", tied, measures)), demand)
    assert sizing.helped
    assert sum(load.posts for load in sizing.helped.loads) == posts
    helped = [load.for_one_post for load in sizing.helped.loads if load.for_one_post]
    after = [load.for_one_post for load in sizing.after.loads if load.for_one_post]
    if not sizing.after.unserved:
        assert max(helped, default=0) <= max(after, default=0)

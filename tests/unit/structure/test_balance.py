"""Sharing out: exact where that is said, and never below what is proved."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.structure.balance import Sharing, share_out


def sharing(sizes: list[int], held: list[int], shares: list[int]) -> Sharing:
    everywhere = tuple(range(len(held)))
    return Sharing(tuple(sizes), (everywhere,) * len(sizes), tuple(held), tuple(shares))


def least(one: Sharing) -> int:
    ways = product(*one.allowed)
    return min(one.cost(one.held_with(way))[0] for way in ways)


NUMBERS = st.integers(0, 9)
SHARINGS = st.integers(1, 3).flatmap(
    lambda places: st.builds(
        Sharing,
        sizes=st.lists(NUMBERS, min_size=4, max_size=4).map(tuple),
        allowed=st.lists(
            st.sets(st.integers(0, places - 1), min_size=1).map(lambda s: tuple(sorted(s))),
            min_size=4,
            max_size=4,
        ).map(tuple),
        held=st.lists(NUMBERS, min_size=places, max_size=places).map(tuple),
        shares=st.lists(NUMBERS, min_size=places, max_size=places).map(tuple),
    )
)


@given(SHARINGS)
def test_few_ways_are_all_weighed(one: Sharing) -> None:
    shared = share_out(one)
    assert shared.is_exact
    assert shared.above == shared.bound == least(one)
    assert all(place in places for place, places in zip(shared.chosen, one.allowed, strict=True))


@given(SHARINGS)
def test_a_good_sharing_out_is_never_below_its_bound(one: Sharing) -> None:
    shared = share_out(one, most=0)
    assert shared.bound <= least(one) <= shared.above
    assert shared.above == one.cost(one.held_with(shared.chosen))[0]
    if shared.is_exact:
        assert shared.above == least(one)


@given(
    st.integers(0, 6),
    st.lists(NUMBERS, min_size=3, max_size=3),
    st.lists(NUMBERS, min_size=3, max_size=3),
)
def test_loads_of_one_size_are_shared_out_exactly_however_many_ways_there_are(
    number: int, held: list[int], shares: list[int]
) -> None:
    one = sharing([2] * number, held, shares)
    shared = share_out(one, most=0)
    assert shared.is_exact
    assert shared.above == least(one)


def test_the_largest_load_goes_first_and_a_pair_changes_places() -> None:
    one = sharing([7, 6, 5, 4, 4], [0, 0], [13, 13])
    shared = share_out(one, most=0)
    assert (shared.chosen, shared.above, shared.bound) == ((1, 1, 0, 0, 0), 0, 0)
    assert shared.is_exact  # nothing can be below nothing
    assert shared.ways == 32


def test_nothing_to_share_out_is_shared_out() -> None:
    shared = share_out(sharing([], [3, 1], [2, 2]))
    assert (shared.chosen, shared.above, shared.ways, shared.is_exact) == ((), 1, 1, True)


def test_what_cannot_be_taken_apart_leaves_a_gap_that_is_told() -> None:
    shared = share_out(sharing([10, 10, 10, 1, 1], [0, 0], [16, 16]), most=0)
    assert (shared.above, shared.bound, shared.is_exact) == (4, 0, False)


def test_loads_of_nothing_and_of_very_many_parts_are_bounded_too() -> None:
    nothing = share_out(sharing([0, 0, 3], [0, 0], [1, 1]), most=0)
    assert (nothing.above, nothing.bound) == (2, 2)
    many = share_out(sharing([30_001, 2], [0, 0], [15_000, 15_003]), most=0)
    assert (many.above, many.is_exact) == (14_998, True)
    none = share_out(Sharing((0, 0), ((0,), (0, 1)), (0, 0), (1, 1)), most=0)
    assert (none.above, none.bound) == (0, 0)

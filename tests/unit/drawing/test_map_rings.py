"""Rings made simple, and areas that stay together."""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, sin, tau
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.drawing.maps.rings import FEWEST, Ring, away, simplified

if TYPE_CHECKING:
    from dtl_planner.drawing.shapes import Point

BORDERS = st.lists(st.floats(-3, 3).map(lambda x: round(x, 1)), min_size=1, max_size=40)


def edges(ring: Ring) -> set[frozenset[Point]]:
    """The edges of a ring, whichever way it goes."""
    return {frozenset(edge) for edge in pairwise((*ring, ring[0]))}


def between(offsets: list[float]) -> Ring:
    """A border from the top to the bottom, off the middle by so much at each step."""
    inner = (((50 + off), 2.0 * number) for number, off in enumerate(offsets, 1))
    return ((50, 0), *inner, (50, 2.0 * len(offsets) + 2))


def neighbours(offsets: list[float]) -> tuple[Ring, Ring]:
    """Two areas that share a border, one read upwards and one downwards."""
    shared = between(offsets)
    bottom = shared[-1][1]
    left = (*shared, (0.0, bottom), (0.0, 0.0))
    right = (*shared[::-1], (100.0, 0.0), (100.0, bottom))
    return left, right


@given(BORDERS)
def test_two_areas_get_the_very_same_border(offsets: list[float]) -> None:
    left, right = simplified(neighbours(offsets), 0.5)
    first, last = between(offsets)[0], between(offsets)[-1]
    own = left[: left.index(last) + 1]
    other = right[: right.index(first) + 1]
    assert own == other[::-1]


@given(BORDERS)
def test_no_point_that_is_left_out_was_further_off_than_the_tolerance(offsets: list[float]) -> None:
    rings = neighbours(offsets)
    for ring, simple in zip(rings, simplified(rings, 0.5), strict=True):
        assert len(simple) >= FEWEST
        assert set(simple) <= set(ring)
        for point in ring:
            assert min(away(point, *pair) for pair in pairwise((*simple, simple[0]))) <= 0.5


@given(st.integers(3, 60), st.floats(0.1, 30))
def test_an_island_keeps_at_least_three_corners(corners: int, size: float) -> None:
    ring = tuple(
        (round(size * cos(tau * n / corners), 1), round(size * sin(tau * n / corners), 1))
        for n in range(corners)
    )
    (simple,) = simplified([ring], 0.5)
    distinct = len(set(ring))
    assert len(simple) >= min(FEWEST, distinct)


def test_an_island_in_a_lake_fits_into_its_hole() -> None:
    shore = tuple(
        (round(20 * cos(tau * n / 40), 1), round(20 * sin(tau * n / 40), 1)) for n in range(40)
    )
    hole, island = simplified([shore[::-1], (*shore[7:], *shore[:7])], 0.5)
    assert edges(hole) == edges(island)
    assert len(hole) < 40


def test_two_areas_that_touch_in_a_point_keep_it() -> None:
    one = ((0, 0), (10, 0), (10, 10), (5, 10.1), (0, 10))
    other = ((10, 10), (20, 10), (20, 20), (15, 20.1), (10, 20))
    found = simplified([one, other], 0.5)
    assert found == (((0, 0), (10, 0), (10, 10), (0, 10)), ((10, 10), (20, 10), (20, 20), (10, 20)))


def test_a_ring_without_an_inside_is_given_as_it_is() -> None:
    assert simplified([((1, 1), (1, 1), (2, 2), (1, 1))], 0.5) == (((1, 1), (2, 2)),)


def test_a_sliver_keeps_its_points() -> None:
    sliver = ((0, 0), (10, 0.2), (20, 0), (10, -0.2))
    assert simplified([sliver], 0.5) == (sliver,)


@pytest.mark.parametrize(
    ("point", "expected"), [((5, 3), 3), ((-3, 4), 5), ((13, 4), 5), ((2, 0), 0)]
)
def test_how_far_a_point_is_from_a_stretch(point: Point, expected: float) -> None:
    assert away(point, (0, 0), (10, 0)) == expected
    assert away(point, (0, 0), (0, 0)) == dist(point, (0, 0))

"""Where words find room inside an area."""

from __future__ import annotations

from itertools import pairwise
from math import cos, sin, tau
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtl_planner.drawing.maps.inside import Rect, deepest, holds, is_inside, room_for
from dtl_planner.drawing.maps.rings import Ring, away

if TYPE_CHECKING:
    from dtl_planner.drawing.shapes import Point

SQUARE: Ring = ((0, 0), (100, 0), (100, 100), (0, 100))
HOLE: Ring = ((20, 20), (20, 80), (80, 80), (80, 20))
BEND: Ring = ((0, 0), (100, 0), (100, 20), (20, 20), (20, 100), (0, 100))


@st.composite
def stars(draw: st.DrawFn) -> Ring:
    """An area all of which can be seen from its middle, however jagged."""
    reaches = draw(st.lists(st.floats(5, 100), min_size=4, max_size=24))
    turns = [tau * number / len(reaches) for number in range(len(reaches))]
    return tuple(
        (150 + reach * cos(turn), 150 + reach * sin(turn))
        for reach, turn in zip(reaches, turns, strict=True)
    )


def depth(point: Point, rings: tuple[Ring, ...]) -> float:
    """How far a point is from the nearest edge."""
    return min(away(point, *edge) for ring in rings for edge in pairwise((*ring, ring[0])))


@given(stars())
def test_the_deepest_point_lies_inside_and_as_deep_as_any(star: Ring) -> None:
    found = deepest((star,))
    assert is_inside(found, (star,))
    grid = [(x * 10.0, y * 10.0) for x in range(31) for y in range(31)]
    best = max((depth(point, (star,)) for point in grid if is_inside(point, (star,))), default=0)
    assert depth(found, (star,)) >= best - 0.5001


@given(stars(), st.floats(2, 60), st.floats(2, 30))
def test_what_has_room_lies_wholly_inside(star: Ring, width: float, height: float) -> None:
    found = room_for(width, height, (star,), deepest((star,)))
    if found:
        rect = Rect.around(found, width, height)
        corners = [(x, y) for x in (rect.left, rect.right) for y in (rect.top, rect.bottom)]
        assert all(is_inside(corner, (star,)) for corner in corners)
        assert not any(rect.left < x < rect.right and rect.top < y < rect.bottom for x, y in star)


def test_a_hole_is_outside() -> None:
    rings = (SQUARE, HOLE)
    assert is_inside((10, 50), rings)
    assert not is_inside((50, 50), rings)
    assert depth(deepest(rings), rings) == pytest.approx(10, abs=3)
    assert not holds(Rect.around((50, 50), 90, 90), rings)


def test_words_go_where_the_area_is_wide_enough_for_them() -> None:
    assert room_for(60, 12, (BEND,), deepest((BEND,))) is not None
    found = room_for(12, 60, (BEND,), (90, 10))
    assert found is not None
    assert found[0] < 20
    assert room_for(60, 60, (BEND,), (10, 10)) is None


def test_an_area_without_width_has_a_point_and_no_room() -> None:
    flat: Ring = ((0, 0), (10, 0), (5, 0))
    assert deepest((flat,))[1] == pytest.approx(0, abs=1)
    assert room_for(2, 2, (flat,), (5, 0)) is None

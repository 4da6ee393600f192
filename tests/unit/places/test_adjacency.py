"""Which areas border on each other, also against a kept geometry library on real wards."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from dtl_planner.limits import Limits
from dtl_planner.places.maps.adjacency import Adjacency, adjacency_of
from dtl_planner.places.maps.boundaries import Area, Patch, Ring, read_boundaries

CASES = Path(__file__).parents[2] / "cases" / "boundaries"
METRE = 1 / 111_195
"""About a metre, in degrees of latitude."""


def box(west: float, south: float, east: float, north: float) -> Ring:
    """A box, its sides in kilometres from a place on the equator."""
    w, s, e, n = (each * 1_000 * METRE for each in (west, south, east, north))
    return ((w, s), (e, s), (e, n), (w, n), (w, s))


def area(code: str, *patches: Patch | Ring) -> Area:
    whole = (each if isinstance(each, Patch) else Patch(each) for each in patches)
    return Area(code, None, tuple(whole))


def borders(found: Adjacency) -> list[tuple[str, str, int]]:
    return [(each.one, each.other, each.metres) for each in found.borders]


def test_areas_side_by_side_border_on_each_other() -> None:
    found = adjacency_of([area("b", box(1, 0, 2, 1)), area("a", box(0, 0, 1, 1))])
    assert borders(found) == [("a", "b", 1_000)]
    assert (found.pieces, found.islands) == ((("b", "a"),), ())


def test_a_corner_in_common_is_no_border() -> None:
    found = adjacency_of([area("a", box(0, 0, 1, 1)), area("b", box(1, 1, 2, 2))])
    assert borders(found) == []
    assert found.islands == ("a", "b")


def test_an_area_with_points_that_the_other_left_out_borders_on_it() -> None:
    found = adjacency_of(
        [area("a", box(0, 0, 1, 2)), area("b", box(1, 0, 2, 1)), area("c", box(1, 1, 2, 2))]
    )
    assert borders(found) == [("a", "b", 1_000), ("a", "c", 1_000), ("b", "c", 1_000)]


def test_sides_that_overlap_in_part_border_for_that_part() -> None:
    found = adjacency_of([area("a", box(0, 0, 1, 2)), area("b", box(1, 0.5, 2, 3))])
    assert borders(found) == [("a", "b", 1_500)]


@pytest.mark.parametrize(("apart", "expected"), [(0.0004, [("a", "b", 1_000)]), (0.002, [])])
def test_points_are_one_within_the_tolerance_only(
    apart: float, expected: list[tuple[str, str, int]]
) -> None:
    found = adjacency_of([area("a", box(0, 0, 1, 1)), area("b", box(1 + apart, 0, 2, 1))])
    assert borders(found) == expected


def test_a_wider_tolerance_can_be_asked_for_and_is_said() -> None:
    found = adjacency_of(
        [area("a", box(0, 0, 1, 1)), area("b", box(1.002, 0, 2, 1))], tolerance_metres=5
    )
    assert borders(found) == [("a", "b", 1_000)]
    assert found.tolerance_metres == 5


def test_an_area_in_the_hole_of_another_borders_on_it() -> None:
    ring = area("a", Patch(box(0, 0, 3, 3), (box(1, 1, 2, 2)[::-1],)))
    assert borders(adjacency_of([ring, area("b", box(1, 1, 2, 2))])) == [("a", "b", 4_000)]


def test_an_area_in_pieces_borders_with_each_of_them() -> None:
    found = adjacency_of(
        [
            area("a", box(0, 0, 1, 1), box(2, 0, 3, 1)),
            area("b", box(1, 0, 2, 1)),
            area("c", box(9, 9, 10, 10)),
        ]
    )
    assert borders(found) == [("a", "b", 2_000)]
    assert found.islands == ("c",)
    assert found.pieces == (("a", "b"), ("c",))


def test_slanting_and_upright_edges_are_cut_where_points_lie_on_them() -> None:
    k = 1_000 * METRE
    slope: Ring = ((0, 0), (8 * k, 0), (8 * k, 8 * k), (0, 0))
    upper: Ring = ((0, 0), (3 * k, 3 * k), (8 * k, 8 * k), (0, 8 * k), (0, 0))
    left: Ring = ((0, 1 * k), (0, 5 * k), (-1 * k, 3 * k), (0, 1 * k))
    found = adjacency_of([area("s", slope), area("u", upper), area("v", left)])
    assert borders(found) == [("s", "u", 11_314), ("u", "v", 4_000)]


def test_there_are_no_borders_where_there_are_no_areas() -> None:
    assert adjacency_of([]) == Adjacency((), (), (), 1.0)


def test_points_all_in_one_place_make_no_border() -> None:
    dot: Ring = ((0, 0), (0, 0), (0, 0), (0, 0))
    assert adjacency_of([area("a", dot), area("b", dot)]).borders == ()


@pytest.mark.needs("shapely")
@pytest.mark.parametrize("file", ["wards-E06000031.geojson", "wards-E09000008.geojson"])
def test_real_wards_border_as_a_kept_geometry_library_has_it(file: str) -> None:
    shapely = pytest.importorskip("shapely")
    areas = read_boundaries((CASES / file).read_bytes(), file=file, limits=Limits()).areas
    shapes = {
        each.code: shapely.MultiPolygon([(patch.outer, patch.holes) for patch in each.patches])
        for each in areas
    }
    theirs = {
        (one, other): shapely.intersection(shapes[one].boundary, shapes[other].boundary).length
        for one, other in combinations(sorted(shapes), 2)
    }
    found = adjacency_of(areas)
    assert [(each.one, each.other) for each in found.borders] == [
        pair for pair, length in theirs.items() if length
    ]
    assert len(found.pieces) == 1

"""Boundaries from GeoJSON: what is read, what is refused, and which places the areas are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.limits import Limits
from dtl_planner.places.maps.boundaries import Boundaries, match_places, read_boundaries

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Read = Callable[[str], Catalogue]

CASES = Path(__file__).parents[2] / "cases" / "boundaries"
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
HOLE = [[0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8], [0.2, 0.2]]


def feature(code: object = "E05000001", geometry: object = None, **properties: object) -> Any:
    shape = geometry or {"type": "Polygon", "coordinates": [SQUARE]}
    return {"type": "Feature", "properties": {"WD25CD": code, **properties}, "geometry": shape}


def written(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def read_file(data: bytes, limits: Limits | None = None) -> Boundaries:
    return read_boundaries(data, file="wards.geojson", limits=limits or Limits())


def told(data: bytes, limits: Limits | None = None) -> list[str]:
    return [each.message for each in read_file(data, limits).diagnostics]


@pytest.mark.parametrize(
    ("file", "number", "first"),
    [
        ("wards-E06000031.geojson", 22, ("E05010805", "Barnack")),
        ("wards-E09000008.geojson", 28, ("E05011462", "Addiscombe East")),
    ],
)
def test_published_wards_are_read(file: str, number: int, first: tuple[str, str]) -> None:
    found = read_file((CASES / file).read_bytes())
    assert (len(found.areas), found.key, found.diagnostics) == (number, "WD25CD", ())
    assert (found.areas[0].code, found.areas[0].name) == first


def test_pieces_and_holes_are_read_and_wound_one_way() -> None:
    other = [[x + 5, y] for x, y in SQUARE]
    shape = {"type": "MultiPolygon", "coordinates": [[SQUARE[::-1], HOLE], [other]]}
    (area,) = read_file(written(feature(geometry=shape, WD25NM="Mill"))).areas
    first, second = area.patches
    assert first.outer == tuple((float(x), float(y)) for x, y in SQUARE)
    assert first.holes[0] == tuple((float(x), float(y)) for x, y in HOLE[::-1])
    assert len(first.rings) == 2
    assert second.outer[0] == (5.0, 0.0)
    assert area.name == "Mill"


def test_a_name_that_could_move_the_cursor_is_escaped_and_an_empty_one_is_none() -> None:
    names = ("Mi\x1bll", " ", 7)
    features = [feature(f"E0500000{n}", WD25NM=name) for n, name in enumerate(names)]
    assert [area.name for area in read_file(written(*features)).areas] == ["Mi\\x1bll", None, None]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "`wards.geojson` is not JSON that `dtl` can read."),
        (b"{", "`wards.geojson` is not JSON that `dtl` can read."),
        (b"[" * 100_000, "`wards.geojson` is not JSON that `dtl` can read."),
        (b'{"a": NaN}', "`wards.geojson` is not JSON that `dtl` can read."),
        (b"[]", "`wards.geojson` is not a collection of features, as GeoJSON has them."),
        (written(), "`wards.geojson` has no areas."),
        (
            written(feature(), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}),
            "`wards.geojson` is not in degrees of longitude and latitude.",
        ),
        (written(feature(7)), "`wards.geojson` has no property with a GSS code for each area."),
        (written(5), "`wards.geojson` has no property with a GSS code for each area."),
    ],
)
def test_a_file_that_cannot_be_read_is_told(data: bytes, message: str) -> None:
    assert told(data) == [message]


def ring(*points: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [points]}


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ({"type": "Point", "coordinates": [0, 0]}, "is neither a polygon nor several"),
        ({"type": "Polygon", "coordinates": []}, "has no boundary"),
        ({"type": "MultiPolygon", "coordinates": []}, "has no boundary"),
        ({"type": "MultiPolygon", "coordinates": [7]}, "has no boundary"),
        (ring([0, 0], [1, 0], [0, 0]), "has a boundary of fewer than 4 points"),
        ({"type": "Polygon", "coordinates": [7]}, "has a boundary of fewer than 4 points"),
        (ring(*SQUARE[:4]), "has a boundary that does not end where it begins"),
        (
            ring([530000, 170000], *SQUARE),
            "has a point that is not in degrees of longitude and latitude",
        ),
        (ring([True, 0], *SQUARE), "has a point that is not in degrees of longitude and latitude"),
        (
            ring([10**400, 0], *SQUARE),
            "has a point that is not in degrees of longitude and latitude",
        ),
        (ring(7, *SQUARE), "has a point that is not in degrees of longitude and latitude"),
    ],
)
def test_an_area_that_cannot_be_read_is_told_and_the_others_are_read(
    geometry: object, problem: str
) -> None:
    data = written(feature("E05000009"), feature(geometry=geometry), feature("E05000002"))
    assert told(data) == [f"Area 2 of `wards.geojson` {problem}."]
    assert [area.code for area in read_file(data).areas] == ["E05000009", "E05000002"]


def test_a_code_that_is_missing_or_there_twice_is_told() -> None:
    codes = ("E05000001", "E05000002", "E05000003", "E05000001", "Mill")
    assert told(written(*map(feature, codes))) == [
        "Area 4 of `wards.geojson` has the code `E05000001`, as another area has.",
        "Area 5 of `wards.geojson` has no GSS code as `WD25CD`.",
    ]


def test_the_property_with_the_codes_can_be_named() -> None:
    data = written(feature(LAD25CD="E06000031", LAD25NM="Peterborough"))
    found = read_boundaries(data, file="wards.geojson", limits=Limits(), key="LAD25CD")
    assert [(area.code, area.name) for area in found.areas] == [("E06000031", "Peterborough")]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (
            Limits(boundary_bytes=10),
            "`wards.geojson` has 347 bytes; the limit `boundary-bytes` is 10.",
        ),
        (Limits(places=1), "`wards.geojson` has 2 areas; the limit `places` is 1."),
        (
            Limits(boundary_points=7),
            (
                "Area 2 of `wards.geojson` has more points than are left of the limit "
                "`boundary-points`."
            ),
        ),
    ],
)
def test_a_file_that_is_too_large_is_told_with_its_limit(limits: Limits, message: str) -> None:
    assert told(written(feature(), feature("E05000002")), limits) == [message]


def test_areas_are_matched_with_places_by_code_and_the_rest_is_told_both_ways(read: Read) -> None:
    areas = read_file(written(feature(), feature("E05000002"))).areas
    catalogue = read(
        """
places:
  - {id: city, name: City, tier: city}
  - {id: mill, name: Mill, tier: ward, within: city, code: E05000001}
  - {id: quay, name: Quay, tier: ward, within: city, code: E05000003}
"""
    )
    found = match_places(areas, catalogue.of(Place))
    assert {code: place.id for code, place in found.places.items()} == {"E05000001": "mill"}
    assert [area.code for area in found.areas_alone] == ["E05000002"]
    assert [place.id for place in found.places_alone] == ["quay"]
    assert [place.id for place in found.places_without_code] == ["city"]

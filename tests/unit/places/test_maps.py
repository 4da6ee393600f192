"""Maps beside the places of their tier, and the borders of both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dtl_planner.catalogue.sections.boundaries import BoundaryFile
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.limits import Limits
from dtl_planner.places.footprints.tree import trees
from dtl_planner.places.grouping.localities import presents_of
from dtl_planner.places.maps.adjacency import adjacency_of
from dtl_planner.places.maps.findings import map_findings
from dtl_planner.places.maps.map import Agreement, Map, agreement_of, map_of
from dtl_planner.places.survey import survey_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Read = Callable[[str], Catalogue]

PLACES = """
footprints:
  - {id: now, name: Now, tiers: [city, locality, ward]}
  - {id: other, name: Other, tiers: [city, ward]}
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: {now: city}}
  - {id: a, name: A, tier: ward, within: {now: north, other: city}, code: E05000001, next_to: [b]}
  - {id: b, name: B, tier: ward, within: {now: north}, code: E05000002, next_to: [north, c, e]}
  - {id: c, name: C, tier: ward, within: {now: city}, code: E05000003}
  - {id: d, name: D, tier: ward, within: {other: city}, code: E05000009}
  - {id: e, name: E, tier: ward, within: {other: city}}
boundaries:
  - {id: wards, name: Wards, file: boundaries/wards.geojson, tier: ward}
"""


def boxes(*spans: tuple[int, int]) -> bytes:
    """Areas with codes from 1, each a box from one column to another."""
    features: list[Any] = [
        {
            "type": "Feature",
            "properties": {"WD25CD": f"E0500000{number}"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, 0], [e, 0], [e, 1], [w, 1], [w, 0]]],
            },
        }
        for number, (w, e) in enumerate(spans, start=1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def mapped(catalogue: Catalogue, data: bytes) -> Map:
    (record,) = catalogue.of(BoundaryFile)
    return map_of(record, data, catalogue.of(Place), limits=Limits())


def test_borders_of_a_map_are_held_against_those_that_people_wrote(read: Read) -> None:
    catalogue = read(PLACES)
    found = mapped(catalogue, boxes((0, 1), (1, 2), (3, 4), (2, 3)))
    wards = [place for place in catalogue.of(Place) if place.tier == "ward"]
    agreement = agreement_of([found], [adjacency_of(found.areas)], wards)
    assert agreement == Agreement(
        computed=(("a", "b"),),
        written=(("a", "b"), ("b", "c"), ("b", "e")),
        agreed=(("a", "b"),),
        computed_alone=(),
        written_alone=(("b", "c"),),
    )
    assert agreement.every == (("a", "b"), ("b", "c"), ("b", "e"))


def test_a_border_that_was_left_out_is_told_where_others_are_written(read: Read) -> None:
    catalogue = read(PLACES.replace("[b]}", "[c]}").replace("[north, c, e]", "[]"))
    found = mapped(catalogue, boxes((0, 1), (1, 2), (2, 3)))
    wards = [place for place in catalogue.of(Place) if place.tier == "ward"]
    agreement = agreement_of([found], [adjacency_of(found.areas)], wards)
    assert (agreement.computed_alone, agreement.written_alone) == ((("a", "b"),), (("a", "c"),))


def test_what_a_map_and_its_places_do_not_have_in_common_is_found(read: Read) -> None:
    catalogue = read(PLACES)
    found = mapped(catalogue, boxes((0, 1), (1, 2), (3, 4), (2, 3)))
    told = [(each.code.id, each.message) for each in map_findings(catalogue, found)]
    assert told == [
        (
            "DTL810",
            "1 area of `boundaries/wards.geojson` is no ward of the workspace: E05000004.",
        ),
        ("DTL811", "`E05000009` is no area of `boundaries/wards.geojson`."),
        ("DTL812", "`e` has no code, so it cannot be found on `boundaries/wards.geojson`."),
    ]


def test_a_map_that_cannot_be_read_is_told_once(read: Read) -> None:
    catalogue = read(PLACES)
    (found,) = map_findings(catalogue, mapped(catalogue, b"no map"))
    assert (found.code.id, found.span and found.span.line) == ("DTL809", 15)


def test_areas_are_grouped_today_by_every_tier_between_theirs_and_the_first(read: Read) -> None:
    catalogue = read(PLACES)
    (present,) = presents_of(trees(catalogue), "ward")
    assert (present.footprint.id, present.tier) == ("now", "locality")
    assert {id_: place.id for id_, place in present.localities.items()} == {
        "a": "north",
        "b": "north",
    }
    assert list(presents_of(trees(catalogue), "estate")) == []


def test_a_tier_has_borders_where_a_map_shows_it_or_people_wrote_some(read: Read) -> None:
    survey = survey_of(read(PLACES), [])
    assert [(each.tier, len(each.agreement.written)) for each in survey.mapped] == [("ward", 3)]
    assert survey.loose == ()

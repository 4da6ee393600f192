"""Footprints as trees: what is counted, what is amiss, and how two of them lie to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.places.footprints.nesting import Lie, nesting_of, nestings
from dtl_planner.places.footprints.sharing import shared_ages, shared_places
from dtl_planner.places.footprints.tree import Tree, trees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.places import Place

    Read = Callable[[str], Catalogue]

MANCHESTER = """
footprints:
  - {id: approach, name: A, tiers: [city, locality, neighbourhood], declared: {city: 1, locality: 3,
     neighbourhood: 12}}
  - {id: schools, name: B, tiers: [city, meeting], declared: {meeting: 4}}
places:
  - {id: manchester, name: Manchester, tier: city}
  - {id: north, name: North, tier: locality, within: {approach: manchester}}
  - {id: central, name: Central, tier: locality, within: {approach: manchester}}
  - {id: south, name: South, tier: locality, within: {approach: manchester}, named: no}
  - {id: neighbourhoods, name: N, tier: neighbourhood, within: {approach: manchester}, count: 11}
  - {id: schools-north, name: North, tier: meeting, within: {schools: manchester}}
  - {id: wythenshawe, name: Wythenshawe, tier: meeting, within: {schools: manchester}}
"""
CROSSING = """
footprints:
  - {id: localities, name: L, tiers: [city, locality, ward]}
  - {id: clusters, name: C, tiers: [city, cluster, ward]}
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city}
  - {id: south, name: South, tier: locality, within: city}
  - {id: first, name: First, tier: cluster, within: city}
  - {id: second, name: Second, tier: cluster, within: city}
  - {id: mill, name: Mill, tier: ward, within: {localities: north, clusters: first}}
  - {id: quay, name: Quay, tier: ward, within: {localities: north, clusters: second}}
  - {id: moor, name: Moor, tier: ward, within: {localities: SOUTH, clusters: second}}
"""


def ids(places: Iterable[Place | None]) -> list[str | None]:
    return [place.id if place else None for place in places]


def one(read: Read, text: str) -> Tree:
    (tree,) = trees(read(text))
    return tree


def test_places_are_counted_by_tier_against_what_is_declared(read: Read) -> None:
    approach, schools = trees(read(MANCHESTER))
    counted = [(tier.tier, tier.counted, tier.unnamed, tier.missing) for tier in approach.tiers]
    assert counted == [("city", 1, 0, 0), ("locality", 3, 1, 0), ("neighbourhood", 11, 11, 1)]
    assert [(tier.tier, tier.counted, tier.missing) for tier in schools.tiers] == [
        ("city", 1, 0),  # nothing is declared
        ("meeting", 2, 2),
    ]
    assert not approach.is_whole


def test_a_place_of_the_tier_above_that_is_not_said_is_a_gap(read: Read) -> None:
    approach, _ = trees(read(MANCHESTER))
    (gap,) = approach.gaps
    assert (gap.place.id, gap.wants, gap.above and gap.above.id) == (
        "neighbourhoods",
        "locality",
        "manchester",
    )


def test_a_tree_has_its_places_and_what_lies_in_them(read: Read) -> None:
    localities, clusters = trees(read(CROSSING.replace("SOUTH", "south")))
    assert localities.is_whole
    assert localities.children["north"] == ("mill", "quay")
    assert list(localities.above("mill")) == ["north", "city"]
    assert ids(localities.of_tier("ward")) == ["mill", "quay", "moor"]
    assert "first" not in localities.places
    assert clusters.children["second"] == ("quay", "moor")


def test_a_place_of_another_footprint_alone_is_a_gap(read: Read) -> None:
    text = CROSSING.replace("{localities: SOUTH, clusters: second}", "{clusters: second}")
    localities, clusters = trees(read(text))
    assert [(gap.place.id, gap.above) for gap in localities.gaps] == [("moor", None)]
    assert clusters.gaps == ()


def test_one_code_twice_in_a_footprint_is_an_overlap(read: Read) -> None:
    tree = one(
        read,
        """
footprints: [{id: all, name: All, tiers: [city, locality, ward]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city}
  - {id: mill, name: Mill, tier: ward, within: north, code: E05000001}
  - {id: other, name: Mill, tier: ward, code: E05000001}
  - {id: quay, name: Quay, tier: ward, within: north, code: E05000002}
""",
    )
    (overlap,) = tree.overlaps
    assert (overlap.code, ids(overlap.places)) == ("E05000001", ["mill", "other"])
    assert ids(overlap.parents) == ["north", None]
    assert [gap.place.id for gap in tree.gaps] == ["other"]


def test_a_place_in_one_of_its_own_tier_or_below_is_told(read: Read) -> None:
    tree = one(
        read,
        """
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: south}
  - {id: south, name: South, tier: locality, within: city}
""",
    )
    assert [(each.place.id, each.above.id) for each in tree.upended] == [("north", "south")]
    assert "north" not in tree.parent


def test_a_place_lies_in_the_nearest_one_that_the_footprint_has(read: Read) -> None:
    tree = one(
        read,
        """
footprints: [{id: all, name: All, tiers: [city, ward]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: parish, within: city}
  - {id: mill, name: Mill, tier: ward, within: north}
""",
    )
    assert tree.parent == {"mill": "city"}
    assert tree.is_whole


def test_a_ring_of_places_leads_nowhere(read: Read) -> None:
    tree = one(
        read,
        """
footprints: [{id: all, name: All, tiers: [city, ward]}]
places:
  - {id: a, name: A, tier: parish, within: b}
  - {id: b, name: B, tier: parish, within: a}
  - {id: mill, name: Mill, tier: ward, within: a}
  - {id: c, name: C, tier: ward, within: d}
  - {id: d, name: D, tier: ward, within: c}
""",
    )
    assert list(tree.places) == ["c", "d"]
    assert [(gap.place.id, gap.above) for gap in tree.gaps] == [("mill", None)]
    assert [each.place.id for each in tree.upended] == ["c", "d"]


def test_footprints_cross_where_neither_place_lies_in_the_other(read: Read) -> None:
    (nesting,) = nestings(trees(read(CROSSING.replace("SOUTH", "south"))))
    assert nesting.lie is Lie.CROSS
    (crossing,) = nesting.crossings
    assert (crossing.one.id, crossing.other.id) == ("north", "second")
    assert [ids(part) for part in (crossing.shared, crossing.only_one, crossing.only_other)] == [
        ["quay"],
        ["mill"],
        ["moor"],
    ]


def test_footprints_nest_where_each_place_lies_in_one(read: Read) -> None:
    (nesting,) = nestings(trees(read(CROSSING.replace("SOUTH", "north"))))
    assert (nesting.lie, ids(nesting.by)) == (Lie.NEST, ["mill", "quay", "moor"])


def test_nothing_can_be_told_of_footprints_that_have_no_place_in_common(read: Read) -> None:
    approach, schools = trees(read(MANCHESTER))
    assert nesting_of(approach, schools).lie is Lie.UNKNOWN


def test_a_place_of_several_footprints_is_found_with_what_it_lies_in(read: Read) -> None:
    found = shared_places(trees(read(CROSSING.replace("SOUTH", "south"))))
    told = {
        each.place.id: {id_: place and place.id for id_, place in each.parents.items()}
        for each in found
    }
    assert told == {
        "mill": {"localities": "north", "clusters": "first"},
        "quay": {"localities": "north", "clusters": "second"},
        "moor": {"localities": "south", "clusters": "second"},
    }


@pytest.mark.parametrize(
    ("bands", "shared"),
    [
        ("0-5, 5-11, 11-19", [("0-5", "5-11", 5, 5), ("5-11", "11-19", 11, 11)]),
        ("8-13, 0-7, 14-19", []),
        ("0-19, 5-7", [("0-19", "5-7", 5, 7)]),
    ],
)
def test_shared_ends_of_age_bands_are_found(
    read: Read, bands: str, shared: list[tuple[str, str, int, int]]
) -> None:
    text = f"places:\n  - {{id: a, name: A, tier: city, age_bands: [{bands}]}}\n"
    found = [
        (str(each.first), str(each.second), each.low, each.high) for each in shared_ages(read(text))
    ]
    assert found == shared

"""Maps from the boundaries of areas."""

from __future__ import annotations

from math import cos, sin, tau
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from measuring import extents, is_within, lines_of, meeting, tags

from dtl_planner.drawing.maps.inside import Rect, is_inside
from dtl_planner.drawing.maps.outlines import Group, Outline
from dtl_planner.drawing.maps.pictures import map_picture
from dtl_planner.drawing.shapes import Node, Picture, Region, Tone, Words

if TYPE_CHECKING:
    from dtl_planner.drawing.maps.rings import Ring

NORTH = Group("1 to 4: North", Tone.FIRST)
OPEN = Group("5 to 9: not stated in which locality", Tone.PLAIN, dashed=True)
NAMES = st.text(alphabet="abcdefgh WMil-&", min_size=1, max_size=60)


def square(west: float, south: float, side: float = 0.1) -> Ring:
    east, north = west + side, south + side
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def area(number: int, name: str, *rings: Ring, group: Group = NORTH) -> Outline:
    return Outline(str(number), name, f"{number} {name}", rings, group, f"place-{number}")


def words_of(node: Node) -> list[Words]:
    return [shape for shape in node.shapes if isinstance(shape, Words)]


def nodes(picture: Picture) -> list[Node]:
    return [mark for mark in picture.marks if isinstance(mark, Node)]


def region(node: Node) -> Region:
    (found,) = (shape for shape in node.shapes if isinstance(shape, Region))
    return found


@st.composite
def maps(draw: st.DrawFn) -> list[Outline]:
    """Jagged areas side by side on a grid, each inside a square of its own."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        reaches = draw(st.lists(st.floats(0.001, 0.05), min_size=4, max_size=12))
        west, south = number % 4 * 0.1 - 0.4, 51 + number // 4 * 0.1
        ring = tuple(
            (
                west + reach * cos(tau * turn / len(reaches)),
                south + reach * sin(tau * turn / len(reaches)),
            )
            for turn, reach in enumerate(reaches)
        )
        name = draw(NAMES)
        found.append(area(number + 1, name, ring, group=draw(st.sampled_from((NORTH, OPEN)))))
    return found


@given(maps())
def test_words_of_a_map_never_meet_and_lie_inside_their_areas(areas: list[Outline]) -> None:
    picture = map_picture("Wards", "All of them.", areas)
    assert picture.width <= 960
    assert picture.height <= 960
    assert meeting(lines_of(picture)) == []
    assert all(is_within(line, picture) for line in lines_of(picture))
    for node in nodes(picture):
        rings = region(node).rings
        for words in words_of(node):
            for left, top, right, bottom in extents(words):
                corners = [(x, y) for x in (left, right) for y in (top, bottom)]
                assert all(is_inside(corner, rings) for corner in corners)


@given(maps())
def test_every_area_is_there_to_be_seen_and_led_to(areas: list[Outline]) -> None:
    picture = map_picture("Wards", "All of them.", areas)
    assert [node.row for node in nodes(picture)] == [one.row for one in areas]
    for node in nodes(picture):
        for ring in region(node).rings:
            bounds = Rect.of(ring)
            assert len(ring) >= 3
            assert max(bounds.right - bounds.left, bounds.bottom - bounds.top) >= 1


def test_holes_and_islands_are_kept_and_specks_are_not() -> None:
    lake = square(0.03, 51.03, 0.04)[::-1]
    island, speck = square(0.2, 51.0, 0.02), square(0.3, 51.0, 0.00001)
    (node,) = nodes(
        map_picture("Map", "It.", [area(1, "Isle", square(0, 51), lake, island, speck)])
    )
    assert len(region(node).rings) == 3


def test_an_area_too_small_to_be_seen_is_a_small_square() -> None:
    speck = area(2, "Rock", square(0.3, 51.0, 0.00001))
    found = nodes(map_picture("Map", "It.", [area(1, "Isle", square(0, 51)), speck]))
    bounds = Rect.of(region(found[1]).rings[0])
    assert (bounds.right - bounds.left, bounds.bottom - bounds.top) == (4, 4)
    assert words_of(found[1]) == []


def test_a_name_without_room_gives_way_to_the_number() -> None:
    wide, narrow = square(0, 51, 0.2), square(0.21, 51, 0.01)
    found = nodes(
        map_picture("Map", "It.", [area(1, "Old Town", wide), area(2, "A long name", narrow)])
    )
    assert [[words.lines for words in words_of(node)] for node in found] == [
        [("1 Old Town",)],
        [("2",)],
    ]


def test_one_point_is_drawn_without_a_distance() -> None:
    picture = map_picture("Map", "It.", [area(1, "Stone", ((0.1, 51.0),) * 4)])
    assert not any(
        "km" in "".join(words.lines) for words in picture.marks if isinstance(words, Words)
    )


def test_a_map_as_it_is_written() -> None:
    areas = [area(1, "West", square(0, 51)), area(2, "East", square(0.1, 51), group=OPEN)]
    picture = map_picture("Wards", "Two of them.", areas)
    assert tags(picture) == snapshot(
        [
            '<a class="node" href="#place-1" text-anchor="middle">',
            '<path class="tone-first" d="M456 721.8v-715.8h-450v715.8z"/>',
            '<text x="231" y="367.9">1 West</text>',
            "</a>",
            '<a class="node" href="#place-2" text-anchor="middle">',
            '<path class="tone-plain dashed" d="M456 721.8h450v-715.8h-450z"/>',
            '<text x="681" y="367.9">2 East</text>',
            "</a>",
            '<rect class="tone-first" x="6" y="733.8" width="18" height="12" rx="4"/>',
            '<text x="32" y="743.8">1 to 4: North</text>',
            '<rect class="tone-plain dashed" x="120.4" y="733.8" width="18" height="12" rx="4"/>',
            '<text x="146.4" y="743.8">5 to 9: not stated in which locality</text>',
            '<path class="line tone-plain" d="M6 759.8v8v-4h128.8v-4v8"/>',
            '<text x="142.8" y="767.8">2 km</text>',
        ]
    )

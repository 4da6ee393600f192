from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from dtl_planner.drawing.columns import Item, Lane, lanes
from dtl_planner.drawing.letters import LINE, width_of
from dtl_planner.drawing.shapes import Box, Line, Node, Words

if TYPE_CHECKING:
    from dtl_planner.drawing.shapes import Picture

NAMES = st.sampled_from(
    ("Play", "Integrated services for disabled children", "Donaudampfschifffahrtsgesellschaft")
)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Picture, ...]:
    heads = draw(st.lists(NAMES, min_size=1, max_size=12))
    column = st.integers(0, len(heads) - 1)
    items = st.builds(
        Item,
        name=NAMES,
        label=st.just("label"),
        column=column,
        below=st.sampled_from(("", "team", "1 core, 2 hosted")),
    )
    every = st.builds(Lane, NAMES, NAMES, st.lists(items, max_size=6).map(tuple))
    return lanes(heads, draw(st.lists(every, max_size=3)))


def item(name: str) -> Item:
    return Item(name=name, label=name, column=1)


def boxes(picture: Picture) -> list[Box]:
    nodes = [mark for mark in picture.marks if isinstance(mark, Node)]
    return [shape for node in nodes for shape in node.shapes if isinstance(shape, Box)]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(drawn())
def test_no_boxes_overlap_and_all_are_in_the_picture(pictures: tuple[Picture, ...]) -> None:
    for picture in pictures:
        assert picture.width <= 960
        assert not [pair for pair in combinations(boxes(picture), 2) if overlap(*pair)]
        for box in boxes(picture):
            assert box.x >= 0
            assert box.x + box.width <= picture.width
            assert box.y + box.height <= picture.height


@given(drawn())
def test_words_are_in_their_boxes_and_headings_over_their_columns(
    pictures: tuple[Picture, ...],
) -> None:
    for picture in pictures:
        rules = [mark for mark in picture.marks if isinstance(mark, Line)]
        heads = [mark for mark in picture.marks if isinstance(mark, Words)]
        for head, rule in zip(heads, rules, strict=True):
            (left, y), (right, _) = rule.points
            assert head.x == left
            assert head.y + len(head.lines) * head.size * LINE <= y
            assert left + _width(head) <= right
        for mark in picture.marks:
            if isinstance(mark, Node):
                box, *words = mark.shapes
                assert isinstance(box, Box)
                for each in words:
                    assert isinstance(each, Words)
                    assert _width(each) <= box.width
                    low = each.y + len(each.lines) * each.size * LINE
                    assert box.y <= each.y < low <= box.y + box.height


def _width(words: Words) -> float:
    return max(width_of(line, words.size, strong=words.strong) for line in words.lines)


def test_the_columns_of_all_lanes_are_in_one_line() -> None:
    one = Lane("One", "The first.", (Item(name="Play", label="Play: core", column=0, row="r1"),))
    two = Lane("Two", "The second.", (item("Care"), item("Help")))

    first, second = lanes(["core", "hosted"], [one, two])

    assert (first.title, first.description, first.width) == ("One", "The first.", 700)
    assert [mark.points for mark in first.marks if isinstance(mark, Line)] == [
        mark.points for mark in second.marks if isinstance(mark, Line)
    ]
    assert [(box.x, box.y) for box in boxes(second)] == snapshot(
        [(242.0, 28.0), (242.0, 67.33333333333333)]
    )


def test_a_lane_of_nothing_in_no_columns_is_a_picture_of_nothing() -> None:
    (picture,) = lanes([], [Lane("Empty", "Nobody.", ())])
    assert picture.marks == ()

from __future__ import annotations

from decimal import Decimal

from dtl_planner.drawing.letters import LINE, width_of
from dtl_planner.drawing.levels import WIDTH, Level, Thing, level_picture
from dtl_planner.drawing.shapes import Box, Node, Picture, Words


def drawn(*things: Thing, is_alike: bool = True) -> Picture:
    return level_picture("Cases", "Cases by place.", things, is_alike=is_alike)


def bars(picture: Picture) -> list[float]:
    """How long each bar is, as a part of the longest."""
    boxes = [shape for node in nodes(picture) for shape in node.shapes if isinstance(shape, Box)]
    longest = max(box.width for box in boxes)
    return [round(box.width / longest, 3) for box in boxes]


def nodes(picture: Picture) -> list[Node]:
    return [mark for mark in picture.marks if isinstance(mark, Node)]


def place(name: str, *levels: Level) -> Thing:
    return Thing(name, levels, f"row-{name}")


def test_bars_of_one_scale_are_as_long_as_their_numbers() -> None:
    things = (
        place("north", Level(Decimal(50), "50")),
        place("south", Level(Decimal(100), "100")),
        place("east", Level(25, "25")),
    )
    assert bars(drawn(*things)) == [0.5, 1.0, 0.25]


def test_things_that_are_not_alike_have_a_scale_each() -> None:
    things = (
        place("cases", Level(1000, "1,000", "before"), Level(500, "500", "after")),
        place("days", Level(4, "4", "before"), Level(1, "1", "after")),
    )
    assert bars(drawn(*things, is_alike=False)) == [1.0, 0.5, 1.0, 0.25]


def test_what_is_no_number_or_nought_or_less_has_words_and_no_bar() -> None:
    things = (
        place("north", Level(None, "kept back (c)")),
        place("south", Level(0, "0")),
        place("east", Level(Decimal(-3), "-3")),
        place("west", Level(1, "1")),
    )
    found = [sum(isinstance(shape, Box) for shape in node.shapes) for node in nodes(drawn(*things))]
    assert found == [0, 0, 0, 1]


def test_where_no_number_is_above_nought_there_is_no_bar_at_all() -> None:
    picture = drawn(place("north", Level(0, "0")), place("south", Level(None, "not stated")))
    assert not any(isinstance(shape, Box) for node in nodes(picture) for shape in node.shapes)


def test_a_label_says_all_that_is_drawn() -> None:
    picture = drawn(place("North", Level(10, "10", "now"), Level(6, "6 (-4)", "then")))
    assert [(node.label, node.row) for node in nodes(picture)] == [
        ("North: now 10; then 6 (-4)", "row-North")
    ]


def test_nothing_lies_over_anything_and_nothing_is_cut_off() -> None:
    long = "A place with a name that nobody could ever say in one breath, and still it is its name"
    things = [
        place(long, Level(10, "1st of very many places that are known by far", "now")),
        place("W" * 60, Level(10, "W" * 40, "now"), Level(None, "not stated", "then")),
        place("Short", Level(3, "3", "now"), Level(10, "10", "then")),
    ]
    picture = drawn(*things)
    boxes = [_bounds(shape) for node in nodes(picture) for shape in node.shapes]
    assert all(left >= 0 and right <= WIDTH for left, _, right, _ in boxes)
    assert all(bottom <= picture.height for *_, bottom in boxes)
    for number, one in enumerate(boxes):
        assert not any(_overlap(one, other) for other in boxes[number + 1 :])


def _bounds(shape: object) -> tuple[float, float, float, float]:
    if isinstance(shape, Words):
        width = max(width_of(line, shape.size) for line in shape.lines)
        height = len(shape.lines) * shape.size * LINE
        return shape.x, shape.y, shape.x + width, shape.y + height
    assert isinstance(shape, Box)
    return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    is_beside = one[2] <= other[0] or other[2] <= one[0]
    is_below = one[3] <= other[1] or other[3] <= one[1]
    return not (is_beside or is_below)

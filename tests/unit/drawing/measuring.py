"""What pictures are held to: where words and boxes lie."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, width_of
from dtl_planner.drawing.shapes import Anchor, Node, Words
from dtl_planner.drawing.svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.drawing.shapes import Picture, Shape

Extent = tuple[float, float, float, float]
_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5}


def shapes_of(picture: Picture) -> Iterator[Shape]:
    """All shapes, those of nodes among them."""
    for mark in picture.marks:
        if isinstance(mark, Node):
            yield from mark.shapes
        else:
            yield mark


def extents(words: Words) -> Iterator[Extent]:
    """Where each line lies: left, top, right and bottom."""
    for number, line in enumerate(words.lines):
        width = width_of(line, words.size, strong=words.strong)
        left = words.x - width * _BEFORE[words.anchor]
        top = words.y + number * words.size * LINE
        yield left, top, left + width, top + words.size * LINE


def lines_of(picture: Picture) -> list[Extent]:
    """Where all lines of words lie."""
    every = (shape for shape in shapes_of(picture) if isinstance(shape, Words))
    return [extent for words in every for extent in extents(words)]


def meeting(found: list[Extent]) -> list[tuple[Extent, Extent]]:
    """Those of which one lies over another by more than rounding."""
    near = 0.01
    return [
        (one, other)
        for one, other in combinations(found, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > near
        and min(one[3], other[3]) - max(one[1], other[1]) > near
    ]


def tags(picture: Picture) -> list[str]:
    """What is written of the marks of a picture, a tag each; not of its grid, which is long."""
    whole = svg(picture, "p").replace("> <", "><").replace("><", ">\n<").splitlines()
    return [tag for tag in whole[3:-1] if 'rules tone-quiet"' not in tag]


def is_within(found: Extent, picture: Picture) -> bool:
    """Whether something lies in a picture."""
    return (
        found[0] >= 0 and found[1] >= 0 and found[2] <= picture.width and found[3] <= picture.height
    )

"""A map, drawn: each area with its name, and below them what their looks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.maps.inside import Rect
from dtl_planner.drawing.maps.legend import legend
from dtl_planner.drawing.maps.names import name_of
from dtl_planner.drawing.maps.plane import EDGE, Plane
from dtl_planner.drawing.maps.rings import FEWEST, simplified
from dtl_planner.drawing.shapes import Node, Picture, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.drawing.maps.outlines import Outline
    from dtl_planner.drawing.maps.rings import Ring

_TOLERANCE = 0.5
"""How far off a point may lie that is left out, in pixels."""
_LEAST_WIDTH = 480
"""How wide a map is at least, so that what stands below it has room."""


def map_picture(title: str, said: str, areas: Sequence[Outline]) -> Picture:
    """Draw a map.

    Args:
        title: Its name.
        said: What it shows.
        areas: Its areas; at least one.
    """
    plane = Plane.of([point for area in areas for ring in area.rings for point in ring])
    nodes = [_node(area, rings) for area, rings in zip(areas, _drawn(areas, plane), strict=True)]
    width = max(plane.width, _LEAST_WIDTH) + 2 * EDGE
    below, bottom = legend((area.group for area in areas), plane, width)
    return Picture(title, said, width, bottom, (*nodes, *below))


def _drawn(areas: Sequence[Outline], plane: Plane) -> list[tuple[Ring, ...]]:
    """Give the rings of each area as they are drawn; borders that areas share stay shared."""
    every = (plane.ring(ring) for area in areas for ring in area.rings)
    left = iter(simplified(every, _TOLERANCE))
    return [_worth([next(left) for _ in area.rings]) for area in areas]


def _worth(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """Leave out rings too small to be seen; of an area too small itself a square is kept."""
    seen = tuple(ring for ring in rings if len(ring) >= FEWEST and Rect.of(ring).reach >= 1)
    if seen:
        return seen
    x, y = rings[0][0]
    return (((x - 2, y - 2), (x + 2, y - 2), (x + 2, y + 2), (x - 2, y + 2)),)


def _node(area: Outline, rings: tuple[Ring, ...]) -> Node:
    region = Region(rings, area.group.tone, area.group.dashed)
    return Node(area.label, (region, *name_of(area, rings)), area.row)

"""What stands below a map: what the looks of its areas mean, and how long a distance is."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, fold_to, width_of
from dtl_planner.drawing.maps.names import SIZE
from dtl_planner.drawing.maps.plane import EDGE
from dtl_planner.drawing.shapes import Box, Line, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.drawing.maps.outlines import Group
    from dtl_planner.drawing.maps.plane import Plane
    from dtl_planner.drawing.shapes import Shape

_STEP = SIZE * LINE
_SAMPLE = 26
"""How wide a sample of a look is, with what is kept free behind it."""


def legend(groups: Iterable[Group], plane: Plane, width: float) -> tuple[list[Shape], float]:
    """Draw what stands below a map of some width, and say where it ends."""
    looks, bottom = _looks(groups, plane.height + 2 * EDGE + 4, width)
    distance, end = _distance(plane, bottom + _STEP + 8)
    return [*looks, *distance], end + EDGE


def _looks(groups: Iterable[Group], top: float, width: float) -> tuple[list[Shape], float]:
    """Show what looks mean, in lines, and say where the last line is."""
    shapes: list[Shape] = []
    x, y = float(EDGE), top
    for group in dict.fromkeys(groups):
        lines = fold_to(group.word, width - _SAMPLE - 2 * EDGE, SIZE)
        wide = _SAMPLE + max(width_of(line, SIZE) for line in lines) + SIZE
        if x > EDGE and x + wide > width:
            x, y = float(EDGE), y + _STEP + 4
        shapes.append(Box(x, y + 2, _SAMPLE - 8, SIZE, group.tone, group.dashed))
        shapes.append(Words(x + _SAMPLE, y, lines, SIZE))
        y += _STEP * (len(lines) - 1)
        x += wide
    return shapes, y


def _distance(plane: Plane, y: float) -> tuple[list[Shape], float]:
    """Show how long about a quarter of the map is, and say where that ends."""
    kilometres = _round(0.25 * plane.width / plane.kilometre)
    if not kilometres:
        return [], y
    end = EDGE + kilometres * plane.kilometre
    course = ((EDGE, 4), (EDGE, 12), (EDGE, 8), (end, 8), (end, 4), (end, 12))
    line = Line(tuple((x, y + down) for x, down in course))
    return [line, Words(end + 8, y, (f"{kilometres:g} km",), SIZE)], y + _STEP


def _round(kilometres: float) -> float:
    """Give the largest of 1, 2, 5, 10 and so on that is no more than a distance."""
    if kilometres <= 0:
        return 0.0
    power = 10.0 ** floor(log10(kilometres))
    return power * max(step for step in (1, 2, 5) if step * power <= kilometres)

"""Maps: areas by their boundaries, numbered, and named where their names have room.

Degrees are drawn as wide as they are in the middle of the map, which is right to a part in a
thousand over an area as large as a county.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, log10, radians
from typing import TYPE_CHECKING

from dtl_planner.drawing.inside import Rect, deepest, room_for
from dtl_planner.drawing.letters import LINE, fold_to, width_of
from dtl_planner.drawing.rings import FEWEST, simplified
from dtl_planner.drawing.shapes import Anchor, Box, Line, Node, Picture, Region, Tone, Words
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.rings import Point, Ring
    from dtl_planner.drawing.shapes import Mark, Shape

WIDTH = 900
HEIGHT = 800
"""What a map takes at most, beside what stands below it."""
TOLERANCE = 0.5

_EDGE = 6
_SIZE = 12
_SMALL = 11.5
_STEP = _SIZE * LINE
_LEAST_WIDTH = 480
_KM_A_DEGREE = 111.195
_SAMPLE = 26
_PLACES = 1
"""Tenths of a pixel; points that share one are one point."""


@dataclass(frozen=True, slots=True)
class Group:
    """What areas have in common, in words, and how they look."""

    word: str
    tone: Tone
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """An area.

    Attributes:
        number: Its number in the table.
        name: What it is called.
        label: What it is, whole, as a screen reader should say it.
        rings: Its rings in degrees of longitude and latitude, an outer one before its holes.
        group: What it belongs to.
        row: The row of the table that tells the same.
    """

    number: str
    name: str
    label: str
    rings: tuple[Ring, ...]
    group: Group
    row: str | None = None


def map_picture(title: str, said: str, areas: Sequence[Outline]) -> Picture:
    """Draw a map.

    Args:
        title: Its name.
        said: What it shows.
        areas: Its areas; at least one.
    """
    plane = _Plane.of([point for area in areas for ring in area.rings for point in ring])
    every = simplified((plane.ring(ring) for area in areas for ring in area.rings), TOLERANCE)
    left = iter(every)
    drawn = [(area, _worth([next(left) for _ in area.rings])) for area in areas]
    width = max(plane.width, _LEAST_WIDTH) + 2 * _EDGE
    marks: list[Mark] = [
        Node(
            area.label,
            (Region(rings, area.group.tone, area.group.dashed), *_name(area, rings)),
            area.row,
        )
        for area, rings in drawn
    ]
    below, bottom = _below(areas, plane, width)
    return Picture(title, said, width, bottom, (*marks, *below))


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where a point of the earth stands in the picture.

    Attributes:
        west: The longitude at the left.
        north: The latitude at the top.
        across: How many pixels a degree of longitude has.
        down: How many one of latitude has.
        width: How wide the map is.
        height: How high it is.
    """

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float

    @classmethod
    def of(cls, points: Sequence[Point]) -> _Plane:
        bounds = Rect.of(points)
        narrow = max(cos(radians((bounds.top + bounds.bottom) / 2)), 0.01)
        wide = (bounds.right - bounds.left) * narrow
        tall = bounds.bottom - bounds.top
        down = min(WIDTH / wide if wide else HEIGHT, HEIGHT / tall if tall else HEIGHT)
        return cls(bounds.left, bounds.bottom, down * narrow, down, wide * down, tall * down)

    def ring(self, ring: Ring) -> Ring:
        """Place a ring."""
        return tuple(
            (
                round(_EDGE + (x - self.west) * self.across, _PLACES),
                round(_EDGE + (self.north - y) * self.down, _PLACES),
            )
            for x, y in ring
        )


def _worth(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """Leave out rings too small to be seen; of an area too small itself a square is kept."""
    seen = tuple(ring for ring in rings if len(ring) >= FEWEST and _reach(ring) >= 1)
    if seen:
        return seen
    x, y = rings[0][0]
    return (((x - 2, y - 2), (x + 2, y - 2), (x + 2, y + 2), (x - 2, y + 2)),)


def _reach(ring: Ring) -> float:
    bounds = Rect.of(ring)
    return max(bounds.right - bounds.left, bounds.bottom - bounds.top)


def _name(area: Outline, rings: Sequence[Ring]) -> Iterator[Words]:
    """Write the number and the name where they have room, or the number alone, or nothing."""
    largest = max(rings, key=_reach)
    own = (largest, *(ring for ring in rings if ring is not largest))
    middle = deepest(own)
    for lines, size in _ways(area):
        width = max(width_of(line, size) for line in lines)
        height = size * LINE * len(lines)
        if found := room_for(width + 4, height + 2, own, middle):
            x, y = found
            yield Words(x, y - height / 2, lines, size, Anchor.MIDDLE)
            return


def _ways(area: Outline) -> Iterator[tuple[tuple[str, ...], float]]:
    """Give the lines in which an area can be written, the best first; no word is broken."""
    told = f"{area.number} {area.name}"
    for size in (_SIZE, _SMALL):
        whole = width_of(told, size) + 1
        ways = dict.fromkeys(fold_to(told, whole * part, size) for part in (1, 0.7, 0.55, 0.4))
        yield from (
            (lines, size) for lines in ways if " ".join(lines).split() == clean(told).split()
        )
    yield (clean(area.number),), _SIZE


def _below(areas: Sequence[Outline], plane: _Plane, width: float) -> tuple[list[Shape], float]:
    """What the looks mean, and how long a distance is; and where that ends."""
    shapes: list[Shape] = []
    x, y = float(_EDGE), plane.height + 2 * _EDGE + 4
    for group in dict.fromkeys(area.group for area in areas):
        lines = fold_to(group.word, width - _SAMPLE - 2 * _EDGE, _SIZE)
        wide = _SAMPLE + max(width_of(line, _SIZE) for line in lines) + _SIZE
        if x > _EDGE and x + wide > width:
            x, y = float(_EDGE), y + _STEP + 4
        shapes.append(Box(x, y + 2, _SAMPLE - 8, _SIZE, group.tone, group.dashed))
        shapes.append(Words(x + _SAMPLE, y, lines, _SIZE))
        y += _STEP * (len(lines) - 1)
        x += wide
    y += _STEP + 8
    kilometres = _round(0.25 * plane.width / plane.down * _KM_A_DEGREE)
    if kilometres:
        end = _EDGE + kilometres / _KM_A_DEGREE * plane.down
        course = ((_EDGE, 4), (_EDGE, 12), (_EDGE, 8), (end, 8), (end, 4), (end, 12))
        shapes.append(Line(tuple((x, y + down) for x, down in course)))
        shapes.append(Words(end + 8, y, (f"{kilometres:g} km",), _SIZE))
        y += _STEP
    return shapes, y + _EDGE


def _round(kilometres: float) -> float:
    """Give the largest of 1, 2, 5, 10 and so on that is no more than a distance."""
    if kilometres <= 0:
        return 0.0
    power = 10.0 ** floor(log10(kilometres))
    return power * max(step for step in (1, 2, 5) if step * power <= kilometres)

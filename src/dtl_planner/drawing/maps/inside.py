"""Where words find room inside an area: its point farthest from all edges, and what fits there."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.drawing.maps.rings import away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.drawing.maps.rings import Ring
    from dtl_planner.drawing.shapes import Point

_NEAR = 0.25
"""By so much one point must be deeper than another to be taken instead of it."""
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, by its ends."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, middle: Point, width: float, height: float) -> Rect:
        """Give the rectangle of a size around a point."""
        (x, y), half, tall = middle, width / 2, height / 2
        return cls(x - half, y - tall, x + half, y + tall)

    @classmethod
    def of(cls, points: Sequence[Point]) -> Rect:
        """Give the least rectangle around some points."""
        return cls(
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )

    @property
    def reach(self) -> float:
        """How long the longer of its sides is."""
        return max(self.right - self.left, self.bottom - self.top)


def is_inside(point: Point, rings: Sequence[Ring]) -> bool:
    """Whether a point lies within an odd number of rings: in an area, and in none of its holes."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in _edges(rings):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed += 1
    return crossed % 2 == 1


def deepest(rings: Sequence[Ring]) -> Point:
    """Find the point inside some rings that lies farthest from their edges, to half a unit.

    Squares over the area are cut in four as long as a better point can lie in one of them. Where
    the middle of the area is as deep as any other point, it is taken.
    """
    bounds = Rect.of(rings[0])
    side = max(min(bounds.right - bounds.left, bounds.bottom - bounds.top), _NEAR)
    middle = ((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    waiting = [_Square.at(spot, side / 2, rings) for spot in _middles(bounds, side)]
    best = _deeper(_Square.at(middle, 0, rings), waiting)
    heapify(waiting)
    while waiting and -waiting[0].less > best.depth + _NEAR:
        quarters = heappop(waiting).quarters(rings)
        best = _deeper(best, quarters)
        for quarter in quarters:
            heappush(waiting, quarter)
    return best.middle


class _Square(NamedTuple):
    """A square that may hold a deeper point; the first of several is that which may hold most.

    Attributes:
        less: How deep any point in it is at most, below nought.
        depth: How deep its middle is.
        middle: Its middle.
        half: Half of its side.
    """

    less: float
    depth: float
    middle: Point
    half: float

    @classmethod
    def at(cls, middle: Point, half: float, rings: Sequence[Ring]) -> _Square:
        depth = _depth(middle, rings)
        return cls(-depth - half * sqrt(2), depth, middle, half)

    def quarters(self, rings: Sequence[Ring]) -> list[_Square]:
        (x, y), half = self.middle, self.half / 2
        corners = ((-half, -half), (-half, half), (half, -half), (half, half))
        return [_Square.at((x + dx, y + dy), half, rings) for dx, dy in corners]


def _deeper(best: _Square, others: Iterable[_Square]) -> _Square:
    """Take another middle only where it is deeper by as much as can be seen."""
    for one in others:
        best = one if one.depth > best.depth + _NEAR else best
    return best


def room_for(width: float, height: float, rings: Sequence[Ring], near: Point) -> Point | None:
    """Find the middle of a rectangle that lies wholly inside some rings, the nearest to a point.

    It is looked for at the point, and on a grid over the area; there may be room between.
    """
    bounds = Rect.of(rings[0])
    across, down = (bounds.right - bounds.left) / _STEPS, (bounds.bottom - bounds.top) / _STEPS
    spots = [
        (bounds.left + across * column, bounds.top + down * row)
        for column in range(1, _STEPS)
        for row in range(1, _STEPS)
    ]
    spots.sort(key=lambda spot: ((spot[0] - near[0]) ** 2 + (spot[1] - near[1]) ** 2, spot))
    for spot in (near, *spots):
        if holds(Rect.around(spot, width, height), rings):
            return spot
    return None


def holds(rect: Rect, rings: Sequence[Ring]) -> bool:
    """Whether a rectangle lies inside some rings, and no edge of theirs goes through it."""
    if any(_goes_through(one, other, rect) for one, other in _edges(rings)):
        return False
    return is_inside(((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2), rings)


def _edges(rings: Sequence[Ring]) -> Iterator[tuple[Point, Point]]:
    for ring in rings:
        yield from pairwise((*ring, ring[0]))


def _depth(point: Point, rings: Sequence[Ring]) -> float:
    """Give how far inside a point lies; below nought where it lies outside."""
    near = min(away(point, one, other) for one, other in _edges(rings))
    return near if is_inside(point, rings) else -near


def _middles(bounds: Rect, side: float) -> Iterator[Point]:
    """Give the middles of squares that cover a rectangle."""
    columns = int((bounds.right - bounds.left) // side) + 1
    rows = int((bounds.bottom - bounds.top) // side) + 1
    for column in range(columns):
        for row in range(rows):
            yield bounds.left + side * (column + 0.5), bounds.top + side * (row + 0.5)


def _goes_through(one: Point, other: Point, rect: Rect) -> bool:
    """Whether a stretch and a rectangle have a point in common: the stretch is cut to each side."""
    first, last = 0.0, 1.0
    dx, dy = other[0] - one[0], other[1] - one[1]
    for step, room in (
        (-dx, one[0] - rect.left),
        (dx, rect.right - one[0]),
        (-dy, one[1] - rect.top),
        (dy, rect.bottom - one[1]),
    ):
        if not step:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last

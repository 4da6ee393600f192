"""Rings made simple without parting areas that border on each other.

Boundaries are cut where three of them meet. Each piece between two such points is simplified by
itself, from its lesser end whichever area it is read of: so two areas that share it get the very
same line, and neither a gap nor an overlap opens between them. Where two files of boundaries do not
have the same points, what opens is at most as wide as the tolerance on either side.
"""

from __future__ import annotations

from itertools import pairwise
from math import dist, hypot
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.drawing.shapes import Point

Ring: TypeAlias = "tuple[Point, ...]"
"""A closed line; its last point is joined to its first, and not written twice."""
FEWEST = 3
"""Points of a ring that has an inside."""


def simplified(rings: Iterable[Ring], tolerance: float) -> tuple[Ring, ...]:
    """Leave out points of rings that lie within a tolerance of the line without them.

    Args:
        rings: The rings of all areas; those that share a border have the same points there.
        tolerance: How far off a point may lie, in the unit of the points.

    Returns:
        The rings in their order. One of no more than two points is given as it is.
    """
    clean = [_distinct(ring) for ring in rings]
    knots = _knots(clean)
    return tuple(_simple(ring, knots, tolerance) for ring in clean)


def _distinct(ring: Sequence[Point]) -> Ring:
    """Leave out points that repeat the one before."""
    kept = [point for number, point in enumerate(ring) if not number or point != ring[number - 1]]
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(kept)


def _knots(rings: Iterable[Ring]) -> frozenset[Point]:
    """Find the points at which lines part: those that have not just two neighbours."""
    near: dict[Point, set[Point]] = {}
    for ring in rings:
        for one, other in pairwise((*ring, *ring[:1])):
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    on_a_line = 2
    return frozenset(point for point, others in near.items() if len(others) != on_a_line)


def _simple(ring: Ring, knots: frozenset[Point], tolerance: float) -> Ring:
    if len(ring) <= FEWEST:
        return ring
    found: list[Point] = []
    for piece in _pieces(ring, knots):
        is_turned = piece[::-1] < piece
        kept = _thinned(piece[::-1] if is_turned else piece, tolerance)
        found.extend((kept[::-1] if is_turned else kept)[:-1])
    return tuple(found) if len(found) >= FEWEST else ring


def _pieces(ring: Ring, knots: frozenset[Point]) -> Iterator[Ring]:
    """Cut a ring at its knots; where it has fewer than two, as far apart as may be."""
    cuts = [number for number, point in enumerate(ring) if point in knots]
    if not cuts:
        cuts = [min(range(len(ring)), key=ring.__getitem__)]
    if len(cuts) == 1:
        start = ring[cuts[0]]
        far = max(range(len(ring)), key=lambda number: (dist(ring[number], start), ring[number]))
        cuts = sorted({*cuts, far})
    for one, other in pairwise([*cuts, cuts[0] + len(ring)]):
        yield tuple(ring[number % len(ring)] for number in range(one, other + 1))


def _thinned(line: Ring, tolerance: float) -> Ring:
    """Keep the ends of a line, and what else lies off it (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    left = [(0, len(line) - 1)]
    while left:
        start, end = left.pop()
        between = range(start + 1, end)
        far = max(between, key=lambda number: away(line[number], line[start], line[end]), default=0)
        if between and away(line[far], line[start], line[end]) > tolerance:
            kept.add(far)
            left += [(start, far), (far, end)]
    return tuple(line[number] for number in sorted(kept))


def away(point: Point, one: Point, other: Point) -> float:
    """Give how far a point lies from the stretch between two others."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    if dx or dy:
        along = ((point[0] - x) * dx + (point[1] - y) * dy) / (dx * dx + dy * dy)
        along = min(max(along, 0.0), 1.0)
        x, y = x + along * dx, y + along * dy
    return hypot(point[0] - x, point[1] - y)

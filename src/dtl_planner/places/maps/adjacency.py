"""Which areas border on each other, worked out from their boundaries.

Two areas border where their boundaries run together for some length; a corner in common is no
border. Points nearer to each other than a tolerance are taken for one, and where a point of one
boundary lies on an edge of another, that edge is cut there: so areas border also where one has
points that the other left out. Points and edges are looked up by squares of a grid, which keeps
the time in proportion to the number of points.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.places.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.places.maps.boundaries import Area

TOLERANCE_METRES = 1.0
"""Points nearer than this are taken for one, and a border shorter than this for none."""

_METRES_A_DEGREE = 111_195.0  # on a sphere of the earth's mean radius
_MOST_COLUMNS = 4_096

Flat: TypeAlias = tuple[float, float]
Square: TypeAlias = tuple[int, int]
Edge: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Border:
    """A border that two areas share.

    Attributes:
        one: The code of the area that comes first by code.
        other: The code of the other.
        metres: How long it is, to the nearest metre.
    """

    one: str
    other: str
    metres: int


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Which areas border on each other.

    Attributes:
        areas: The codes of the areas, in the order they were given.
        borders: What they share, in the order of the codes.
        pieces: The areas that can be reached from each other, largest piece first.
        tolerance_metres: What was taken for the same point.
    """

    areas: tuple[str, ...]
    borders: tuple[Border, ...]
    pieces: tuple[tuple[str, ...], ...]
    tolerance_metres: float

    @property
    def islands(self) -> tuple[str, ...]:
        """The areas that border on no other."""
        touched = {code for border in self.borders for code in (border.one, border.other)}
        return tuple(code for code in self.areas if code not in touched)


def adjacency_of(areas: Sequence[Area], *, tolerance_metres: float = TOLERANCE_METRES) -> Adjacency:
    """Work out which areas border on each other, and for how long."""
    plane = _Plane(areas, tolerance_metres)
    lengths: dict[tuple[str, str], float] = {}
    for edge, owners in plane.owners().items():
        length = plane.length(edge)
        for one in owners:
            for other in owners:
                if one < other:
                    lengths[one, other] = lengths.get((one, other), 0.0) + length
    borders = tuple(
        Border(*pair, round(length))
        for pair, length in sorted(lengths.items())
        if length >= tolerance_metres
    )
    codes = tuple(area.code for area in areas)
    return Adjacency(codes, borders, _pieces(codes, borders), tolerance_metres)


def _pieces(codes: Sequence[str], borders: Sequence[Border]) -> tuple[tuple[str, ...], ...]:
    near: dict[str, list[str]] = {code: [] for code in codes}
    for border in borders:
        near[border.one].append(border.other)
        near[border.other].append(border.one)
    return tuple(sorted(pieces_of(codes, near.__getitem__), key=len, reverse=True))


class _Plane:
    """The boundaries on a flat map in metres, their points numbered and near ones made one."""

    def __init__(self, areas: Sequence[Area], tolerance: float) -> None:
        self.tolerance = tolerance
        self.points: list[Flat] = []
        self._near: dict[Square, list[int]] = {}
        norths = [
            y for area in areas for patch in area.patches for ring in patch.rings for _, y in ring
        ]
        middle = (min(norths) + max(norths)) / 2 if norths else 0.0
        self._east = _METRES_A_DEGREE * cos(radians(middle))
        self.edges = [(area.code, edge) for area in areas for edge in self._edges(area)]
        self._side = self._best_side()
        self._in: dict[Square, list[int]] = {}
        for number, point in enumerate(self.points):
            self._in.setdefault(_square(point, self._side), []).append(number)

    def owners(self) -> dict[Edge, list[str]]:
        """Give for each edge, cut where points lie on it, the areas whose boundary it is."""
        owners: dict[Edge, dict[str, None]] = {}
        for code, edge in self.edges:
            for one, other in pairwise(self._cut(edge)):
                owners.setdefault((min(one, other), max(one, other)), {})[code] = None
        return {edge: list(codes) for edge, codes in owners.items() if len(codes) > 1}

    def length(self, edge: Edge) -> float:
        """Give the length of an edge in metres."""
        (x1, y1), (x2, y2) = self.points[edge[0]], self.points[edge[1]]
        return hypot(x2 - x1, y2 - y1)

    def _best_side(self) -> float:
        """Choose squares in which few points lie, and of which few lie along an edge."""
        spans = [self.length(edge) for _, edge in self.edges]
        wide = max((x for x, _ in self.points), default=0.0) - min(
            (x for x, _ in self.points), default=0.0
        )
        return max(2 * median(spans or [0.0]), 2 * self.tolerance, wide / _MOST_COLUMNS)

    def _edges(self, area: Area) -> Iterator[Edge]:
        for patch in area.patches:
            for ring in patch.rings:
                for one, other in pairwise([self._number(x, y) for x, y in ring]):
                    if one != other:
                        yield one, other

    def _number(self, longitude: float, latitude: float) -> int:
        """Number a point, or find the point that is so near that it is taken for the same."""
        x, y = longitude * self._east, latitude * _METRES_A_DEGREE
        column, row = _square((x, y), self.tolerance)
        for square in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for number in self._near.get(square, ()):
                px, py = self.points[number]
                if hypot(px - x, py - y) < self.tolerance:
                    return number
        self.points.append((x, y))
        self._near.setdefault((column, row), []).append(len(self.points) - 1)
        return len(self.points) - 1

    def _cut(self, edge: Edge) -> list[int]:
        """Give the points that lie on an edge, from its beginning to its end."""
        start, end = self.points[edge[0]], self.points[edge[1]]
        length = self.length(edge)
        along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        on: list[tuple[float, int]] = []
        for number in self._beside(start, end):
            dx, dy = self.points[number][0] - start[0], self.points[number][1] - start[1]
            far, off = dx * along[0] + dy * along[1], dx * along[1] - dy * along[0]
            if 0 < far < length and abs(off) < self.tolerance and number not in edge:
                on.append((far, number))
        return [edge[0], *(number for _, number in sorted(on)), edge[1]]

    def _beside(self, start: Flat, end: Flat) -> Iterator[int]:
        """Give the points in the squares that an edge runs through, column by column."""
        (x1, y1), (x2, y2) = sorted((start, end))
        steep = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
        for column in range(self._row(x1 - self.tolerance), self._row(x2 + self.tolerance) + 1):
            sides = (
                column * self._side - self.tolerance,
                (column + 1) * self._side + self.tolerance,
            )
            ends = [y1 + steep * (min(max(side, x1), x2) - x1) for side in sides]
            if x2 == x1:
                ends = [y1, y2]
            low, high = min(ends) - self.tolerance, max(ends) + self.tolerance
            for row in range(self._row(low), self._row(high) + 1):
                yield from self._in.get((column, row), ())

    def _row(self, at: float) -> int:
        return int(at // self._side)


def _square(point: Flat, side: float) -> Square:
    return int(point[0] // side), int(point[1] // side)

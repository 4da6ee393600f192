"""Where a point of the earth stands in a picture.

Degrees are drawn as wide as they are in the middle of the map, which is right to a part in a
thousand over an area as large as a county.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians
from typing import TYPE_CHECKING

from dtl_planner.drawing.maps.inside import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.drawing.maps.rings import Ring
    from dtl_planner.drawing.shapes import Point

WIDTH = 900
HEIGHT = 800
"""What a map takes at most, beside what stands below it."""
EDGE = 6
"""What is left free at the edges."""

_KM_A_DEGREE = 111.195
_PLACES = 1
"""Tenths of a pixel; points that share one are one point."""


@dataclass(frozen=True, slots=True)
class Plane:
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
    def of(cls, points: Sequence[Point]) -> Plane:
        """Make some points as large as there is room."""
        bounds = Rect.of(points)
        narrow = max(cos(radians((bounds.top + bounds.bottom) / 2)), 0.01)
        wide = (bounds.right - bounds.left) * narrow
        tall = bounds.bottom - bounds.top
        down = min(WIDTH / wide if wide else HEIGHT, HEIGHT / tall if tall else HEIGHT)
        return cls(bounds.left, bounds.bottom, down * narrow, down, wide * down, tall * down)

    @property
    def kilometre(self) -> float:
        """How many pixels a kilometre has."""
        return self.down / _KM_A_DEGREE

    def ring(self, ring: Ring) -> Ring:
        """Place a ring."""
        return tuple(
            (
                round(EDGE + (x - self.west) * self.across, _PLACES),
                round(EDGE + (self.north - y) * self.down, _PLACES),
            )
            for x, y in ring
        )

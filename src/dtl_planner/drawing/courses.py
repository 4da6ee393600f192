"""The courses of lines, as SVG writes them: straight, curved, and round the head of an arrow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.drawing.shapes import Line, Point

_LONG, _HALF = 7, 3.5
"""How long the head of an arrow is, and half of how wide."""


def written(number: float) -> str:
    """Write a number with at most one place, without an exponent or a nought below nought."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def course(runs: Iterable[Sequence[Point]], end: str = "") -> str:
    """Go straight through points, run by run; each step from where the last one ended is short."""
    return "".join(
        f"M{_point(first)}{''.join(_step(one, other) for one, other in pairwise(run))}{end}"
        for run in runs
        for first in run[:1]
    )


def curve(line: Line) -> str:
    """Go from each point to the next, level or upright at both, as layers want it."""
    return f"M{_point(line.points[0])}" + "".join(
        _step(one, other) if _is_straight(line, one, other) else _bend(line, one, other)
        for one, other in pairwise(line.points)
    )


def head_of(line: Line) -> tuple[Point, Point, Point]:
    """The corners of an arrow's head; a curve arrives level or upright, as `curve` draws it."""
    (x0, y0), (x1, y1) = line.points[-2:]
    dx = 0 if line.curved and line.upright else x1 - x0
    dy = 0 if line.curved and not line.upright else y1 - y0
    length = max((dx**2 + dy**2) ** 0.5, 0.001)
    ux, uy = dx / length, dy / length
    x, y = x1 - ux * _LONG, y1 - uy * _LONG
    left = (x - uy * _HALF, y + ux * _HALF)
    right = (x + uy * _HALF, y - ux * _HALF)
    return (x1, y1), left, right


def _step(one: Point, other: Point) -> str:
    """Go straight from one point to the next, as both are written."""
    dx, dy = (round(there, 1) - round(here, 1) for here, there in zip(one, other, strict=True))
    if not dy:
        return f"h{written(dx)}"
    return f"l{_point((dx, dy))}" if dx else f"v{written(dy)}"


def _is_straight(line: Line, one: Point, other: Point) -> bool:
    return one[0] == other[0] if line.upright else one[1] == other[1]


def _bend(line: Line, one: Point, other: Point) -> str:
    (x0, y0), (x1, y1) = one, other
    if line.upright:
        bends = (x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)
    else:
        bends = ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)
    return f"C{' '.join(map(_point, (*bends, other)))}"


def _point(point: Point) -> str:
    return " ".join(map(written, point))

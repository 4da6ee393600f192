"""Lists in lists, out of lines that say how far in they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Point, Points

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEEPEST = 4
"""How many lists stand in each other; what lies deeper stands beside what is above it."""


def outline(lines: Iterable[tuple[int, str]]) -> Points:
    """Put each line below the last one before it that stands less far in.

    Args:
        lines: How far in each stands, from 1, and what it says.

    >>> outline([(1, "board"), (2, "group"), (1, "panel")]).points
    (Point(text='board', below=(Point(text='group', below=()),)), Point(text='panel', below=()))
    """
    above: list[tuple[int, str, list[Point]]] = [(0, "", [])]
    for depth, text in lines:
        here = min(depth, _DEEPEST)
        _close(above, here)
        above.append((here, text, []))
    _close(above, 1)
    return Points(tuple(above[0][2]))


def _close(above: list[tuple[int, str, list[Point]]], depth: int) -> None:
    """Finish the points that stand as far in as that, or further."""
    while above[-1][0] >= depth:
        _, text, below = above.pop()
        above[-1][2].append(Point(text, tuple(below)))
